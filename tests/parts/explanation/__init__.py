"""The part explanation: its rules and its faces."""
