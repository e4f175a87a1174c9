"""Plannen: each plan is heard; the one on the floor follows the console."""

from facilitation.part import Kind, Part

KIND: Kind[None] = Kind("initiatives", state=lambda: None, has_floor=True, tells_plans=True)
PART: Part[None] = Part("initiatives", kind=KIND)
