"""Recorded votes: ballots in files, what such a file says of itself, and counting them by the rules of the room."""
