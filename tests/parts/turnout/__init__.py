"""Turnout that adds up."""
