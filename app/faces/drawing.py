"""What the wall and the livecast draw: pages of a long list, chairs round a table, widths."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random
from typing import Any, Literal

import msgspec
from babel.numbers import format_decimal

from app.languages import locale

Pose = Literal["agree", "concern", "objection", "in", "wait"]
DENSE = 24
"""Rows that a wall can hold in two columns with no letter under 36 pixels at 1920 x 1080."""
WIDE, TOP, LONGEST_ROW = 1776.0, 276.0, 44


class Sheet(msgspec.Struct, frozen=True):
    """One page of a list: its number, how many there are, its rows, and how many of them stand in a column."""

    number: int
    total: int
    rows: tuple[Any, ...]
    deep: int


def sheets(rows: Sequence[Any], most: int = DENSE) -> list[Sheet]:
    """A list over as few pages as it takes, about equally full, in two columns."""
    total = max(1, -(-len(rows) // most))
    each = max(1, -(-len(rows) // total))
    pages = [tuple(rows[start : start + each]) for start in range(0, len(rows), each)]
    return [Sheet(number, len(pages), page, -(-each // 2)) for number, page in enumerate(pages, 1)]


class Chair(msgspec.Struct, frozen=True):
    """A seat at the drawn table, in units of its picture."""

    x: float
    y: float
    r: float
    pose: Pose


class Seating(msgspec.Struct, frozen=True):
    """A table of 1776 units wide: how high the picture is, where the top begins and its chairs."""

    height: float
    edge: float
    chairs: tuple[Chair, ...]


def seating(poses: Sequence[Pose]) -> Seating:
    """One chair per pose, clockwise from the top left; a full house sits in more ranks."""
    ends = 2 if len(poses) >= 12 else 0
    above = (len(poses) - 2 * ends + 1) // 2
    below = len(poses) - 2 * ends - above
    ranks = min(3, -(-max(above, 1) // LONGEST_ROW))
    gap = 1580 / max(1, -(-above // ranks) - 1)
    r = round(min(16.0 if ranks == 1 else 13.0, gap * 0.36), 1)
    edge = 34 + ranks * (2 * r + 10)
    height = 2 * edge + TOP
    places = _row(above, ranks, 22, 2 * r + 10, r)
    places += [(WIDE - 18, edge + TOP * at) for at in (0.32, 0.68)][:ends]
    places += [(WIDE - x, height - y) for x, y in _row(below, ranks, 22, 2 * r + 10, r)]
    places += [(18.0, edge + TOP * at) for at in (0.68, 0.32)][:ends]
    seats = (Chair(round(x, 1), round(y, 1), r, pose) for (x, y), pose in zip(places, poses, strict=True))
    return Seating(height, edge, tuple(seats))


def _row(count: int, ranks: int, start: float, step: float, r: float) -> list[tuple[float, float]]:
    """Places along one side, the ranks filled from the outside in."""
    each = -(-count // ranks)
    places = []
    for rank in range(ranks):
        number = min(each, count - rank * each)
        gap = 1580 / (number - 1) if number > 1 else 0
        left = 98.0 if number > 1 else WIDE / 2
        places += [(left + gap * place, start + rank * step) for place in range(number)]
    return places


def shuffle(things: list[Any], seed: str) -> None:
    """An order that says nothing and stays the same at every flush."""
    Random(seed).shuffle(things)  # noqa: S311  no secret: the order only has to hold still


def number(things: Sequence[Any], one: Any) -> int:
    """Which of these it is, from 1."""
    return [*things].index(one) + 1


def width(number: int | Fraction, most: int | Fraction) -> str:
    """A part of the most as a percentage with two decimals, for a drawing."""
    hundredths = int(number * 10_000 / Fraction(most)) if most else 0
    return f"{hundredths // 100}.{hundredths % 100:02}"


def grade(grades: Sequence[int]) -> str:
    """The average to one decimal, half up, worked out in whole numbers; empty without grades."""
    if not grades:
        return ""
    tenths = (20 * sum(grades) + len(grades)) // (2 * len(grades))
    return f"{tenths // 10}{comma()}{tenths % 10}"


def comma() -> str:
    """The sign between whole numbers and tenths in the present language."""
    return format_decimal(0.1, locale=locale())[1]
