"""How a vote is shown: its ballots, its outcome step by step, and where somebody's own share went."""
