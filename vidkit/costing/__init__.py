"""What the unit costs."""
