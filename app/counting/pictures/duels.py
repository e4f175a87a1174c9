"""The matrix of duels: each plan against each other, and on how many ballots it stood higher."""

from typing import ClassVar

import msgspec
from flask_babel import gettext as _

from app.counting.picture import Numbers, Picture
from app.counting.told.outcome import Tale

MOST = 12


class Cell(msgspec.Struct, frozen=True):
    """The plan of the row against that of the column: ballots for it, and whether that is won, lost, even or self."""

    text: str
    state: str


class Duel(msgspec.Struct, frozen=True):
    """One plan with its duels, in the order of the columns."""

    n: str
    title: str
    cells: tuple[Cell, ...]


class Duels(Picture, frozen=True, kw_only=True):
    """The highest plans against one another; `more` stand below them."""

    kind: ClassVar[str] = "duels"
    rows: tuple[Duel, ...]
    more: int


def draw(tale: Tale, most: int = MOST) -> Duels:
    """The duels among the highest plans, from first to last."""
    won = tale.result.details["duels"]
    keys = [standing.id for standing in tale.result.standings[:most]]
    rows = tuple(
        Duel(str(n), tale.plans[one].title, tuple(_cell(won, one, other) for other in keys))
        for n, one in enumerate(keys, 1)
    )
    more = len(tale.result.standings) - len(keys)
    label = _("De duels van de %(n)s hoogste plannen. Wie hoger staat in de lijst, wint bijna altijd.", n=len(keys))
    return Duels(label=label, table=_table(rows), rows=rows, more=more)


def _cell(won: dict[str, dict[str, int]], one: str, other: str) -> Cell:
    if one == other:
        return Cell("", "self")
    mine, theirs = won[one][other], won[other][one]
    return Cell(str(mine), "won" if mine > theirs else "lost" if mine < theirs else "even")


def _table(rows: tuple[Duel, ...]) -> Numbers:
    caption = _("Op hoeveel biljetten staat het plan in de rij hoger dan het plan in de kolom?")
    head = ("", _("Plan"), *(row.n for row in rows))
    return Numbers(caption, head, tuple((row.n, row.title, *(cell.text or "–" for cell in row.cells)) for row in rows))
