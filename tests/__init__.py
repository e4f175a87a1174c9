"""Everything that proves the house, in the same rooms as the house itself."""
