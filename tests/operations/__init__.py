"""Running the server: copies, restore, terms of keeping, metrics and the server log."""
