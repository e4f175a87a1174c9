"""Measurements, each a module with `run() -> dict`."""
