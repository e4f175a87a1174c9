"""Regions of faces: which are rendered, and what they read."""
