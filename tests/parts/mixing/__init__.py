"""Mixing the hall: the lot, the rules, the faces, the command."""
