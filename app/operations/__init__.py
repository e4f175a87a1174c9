"""Running the server: copies, restore, terms of keeping, health, metrics and the server's log."""
