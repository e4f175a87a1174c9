"""Who may decide: codes, heads at a table, and polls."""

OURS = ("codes.issue", "codes.void", "code.enter", "codes.paper")
"""What pages and the command line make, and nobody says from outside."""
