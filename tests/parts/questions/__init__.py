"""The part questions: its rules and its faces."""
