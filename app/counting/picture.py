"""What every picture has: its kind, a sentence that says the same, and a table with the same numbers."""

from fractions import Fraction
from typing import ClassVar

import msgspec


class Numbers(msgspec.Struct, frozen=True):
    """The numbers of a picture: a caption, the heads of the columns, and rows of as many cells."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture as plain data; `kind` names its template in `templates/count`, sizes are percents of the whole."""

    kind: ClassVar[str] = ""
    label: str
    table: Numbers


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One row: `wide` is its length in percent; `state` is given, part, passed, out, now or nothing."""

    id: str
    n: str
    title: str
    wide: float
    text: str
    note: str = ""
    state: str = ""


class Bars(Picture, frozen=True, kw_only=True):
    """A bar per plan; `more` plans stand above and below what is drawn."""

    kind: ClassVar[str] = "bars"
    rows: tuple[Bar, ...]
    more: int = 0


class Part(msgspec.Struct, frozen=True):
    """A piece of a stacked bar: what it is, its width in percent, and the number that stands in it."""

    name: str
    wide: float
    text: str


class Stack(msgspec.Struct, frozen=True):
    """One stacked bar: its title, its parts, and what it says in words."""

    title: str
    parts: tuple[Part, ...]
    text: str = ""


class Stacked(Picture, frozen=True, kw_only=True):
    """Bars of pieces that make up a whole; `names` say what the pieces are, `middle` draws a line halfway."""

    kind: ClassVar[str] = "stacked"
    names: tuple[tuple[str, str], ...]
    rows: tuple[Stack, ...]
    middle: bool = False


def percent(part: int | Fraction, whole: int | Fraction) -> float:
    """How much of the whole a part is, to a hundredth of a percent, for drawing only."""
    return float(round(Fraction(part) * 100 / Fraction(whole), 2)) if whole else 0.0
