"""Pseudonyms: what seats are called in a log, and the bodies of its lines with and without them."""
