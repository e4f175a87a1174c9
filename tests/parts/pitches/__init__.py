"""The part pitches: its rules and its faces."""
