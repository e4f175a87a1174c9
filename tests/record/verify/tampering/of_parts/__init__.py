"""Tampering with what a part keeps: both verifiers name it."""
