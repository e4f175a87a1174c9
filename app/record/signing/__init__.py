"""What stands under a closed log: its head in words, the key, and who signed."""
