"""What the answers mean: levels, gates, red flags, contradictions, domain profile, gaps."""
