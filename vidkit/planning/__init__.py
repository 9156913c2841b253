"""From gaps to dated actions."""
