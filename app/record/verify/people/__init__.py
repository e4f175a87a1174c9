"""Who was there and who could decide, held against the log."""
