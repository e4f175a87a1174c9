"""The plans of a draft: lists that are handed in and taken over, and cards that are changed by hand."""
