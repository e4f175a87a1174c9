"""The image of a release, started as a host starts it, and an evening that it serves."""
