"""The demo meetings and the evening that is replayed in them."""
