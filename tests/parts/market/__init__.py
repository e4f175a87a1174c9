"""The part market: its rules and its faces."""
