"""The values that a meeting is made of. They import nothing of the house but each other."""
