"""Verifying a record from its file alone, without a database or a server."""
