"""What was acknowledged is kept once, and every screen comes to see it."""
