"""The desk at the door."""
