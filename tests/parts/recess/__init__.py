"""The part recess: its rules and its faces."""
