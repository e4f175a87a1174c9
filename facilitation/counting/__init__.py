"""How ballots become an outcome: one module per rule, pure and exact; every outcome explains itself."""
