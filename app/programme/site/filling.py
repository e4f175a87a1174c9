"""Fills an installation for show: all that can be found of it is there at the first look."""

from app.programme.site import index

SECONDS = 60.0
"""How long that may take at most."""


def fill() -> None:
    """Tell what was written; again changes nothing."""
    index.refresh(SECONDS)
