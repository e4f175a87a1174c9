"""Spending the pot: the purse with what was agreed about it, turns of plans, and voters who pay for their plans."""
