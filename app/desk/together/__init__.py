"""Several people at work in one draft: what they write at once, and who is there."""
