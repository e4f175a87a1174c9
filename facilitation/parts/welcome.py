"""Welkom: people come in and find a table."""

from facilitation.part import Kind, Part

KIND: Kind[None] = Kind("welcome", state=lambda: None)
PART: Part[None] = Part("welcome", kind=KIND)
