"""Inloop, plannenmarkt: people walk along the plans; all of them are on the wall and can be read on the phone."""

from facilitation.part import Kind, Part

KIND: Kind[None] = Kind("market", state=lambda: None, task="shows")
PART: Part[None] = Part("market", kind=KIND)
"""It has no acts: people talk, and the clock counts."""
