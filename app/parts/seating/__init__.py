"""Who takes part, and over which channel."""
