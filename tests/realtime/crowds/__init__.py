"""A whole hall at once: what many joins cost together, counted and never timed."""
