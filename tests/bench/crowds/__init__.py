"""Measurements of halls full of phones in one process."""
