"""What forms and messages may hold."""
