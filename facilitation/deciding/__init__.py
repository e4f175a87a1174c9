"""How a room comes to its decision: the package, what is asked about it, and the rule that was agreed before."""
