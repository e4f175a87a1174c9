"""What the framework of the demo is made of."""
