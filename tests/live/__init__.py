"""Live meetings: the way of an act, and what may come in its way."""
