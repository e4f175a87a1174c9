"""Connections: how they are carried, and how many a device may hold."""
