"""Everybody's own division of the pot."""
