"""What the state of a meeting is made of."""
