"""Pauze: coffee; the clock says when the room goes on, and everybody sees with what."""

from facilitation.part import Kind, Part

KIND: Kind[None] = Kind("recess", state=lambda: None)
PART: Part[None] = Part("recess", kind=KIND)
"""It has no acts: going on is what every stage can."""
