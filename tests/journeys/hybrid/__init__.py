"""One evening over every way that there is to take part."""
