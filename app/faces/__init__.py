"""Faces as named regions: what each shows, what it reads, and what is somebody's own."""
