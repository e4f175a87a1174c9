"""Amounts that somebody read and that were wrong."""
