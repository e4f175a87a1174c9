"""The deliberation itself: pure rules of an overlegtafel, without clock, chance, network or storage."""
