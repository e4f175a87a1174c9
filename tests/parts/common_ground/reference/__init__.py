"""What red-dwarf, an implementation of Polis' mathematics by others, finds in three conversations: see `make`."""
