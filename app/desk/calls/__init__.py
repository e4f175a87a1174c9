"""Calls: what is asked of proposers before an evening, in rounds with a deadline, and what they sent in."""
