"""What keeps the data safe: copies, checks, terms, and a watch over all of it."""
