"""Verifying a record that somebody gives us, from its file alone: no database, no server, no trust."""
