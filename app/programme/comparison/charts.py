"""Charts as plain data: bars with a pattern each, and a sentence that says the same."""

from collections.abc import Sequence

import msgspec

PATTERNS = 8
"""Patterns that a bar can have, so that no bar is known by its colour alone."""


class Bar(msgspec.Struct, frozen=True):
    """One bar: what it is of, its value in words, its length in percent, and the number of its pattern."""

    title: str
    text: str
    wide: int
    pattern: int


class Chart(msgspec.Struct, frozen=True):
    """Bars under a title; `label` says all of them in a sentence. Bars stand as they came, never by their length."""

    title: str
    label: str
    bars: Sequence[Bar]


def bars(title: str, drawn: Sequence[tuple[str, int, str, int]], whole: int) -> Chart:
    """A chart of bars: of each its title, value, the value in words and its pattern; `whole` is the longest."""
    made = [Bar(name, text, 100 * value // whole, pattern % PATTERNS) for name, value, text, pattern in drawn]
    said = "; ".join(f"{bar.title}: {bar.text}" for bar in made)
    return Chart(title, f"{title}. {said}.", made)
