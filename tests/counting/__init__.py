"""Counting beside the room."""
