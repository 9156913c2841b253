"""What things cost, and how many the unit needs: prices, quantities, lines, and the part of each action."""
