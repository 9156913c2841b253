"""Who the unit needs."""
