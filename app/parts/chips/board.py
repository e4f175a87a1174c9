"""What lies on a table, as those who sit there see it; and how far all tables are, which everybody may know."""

import msgspec

from app.faces.view import View
from facilitation.parts.chips import KIND
from facilitation.parts.chips.asked import (
    agrees,
    called,
    lacking,
    on_table,
    options,
    people,
    sits_at,
    things,
    together,
    worth,
    wrong,
)
from facilitation.parts.chips.state import Options, Table
from facilitation.parts.seating import tables
from facilitation.state.seat import short
from facilitation.step import Say

DRAWN = 28
"""So many chips are drawn on a thing; of more only the number is told."""


class Pile(msgspec.Struct, frozen=True):
    """The chips on one thing: its key, its number on the list, what it is called, how many, by how many people."""

    thing: str
    n: int
    title: str
    chips: int
    behind: int

    @property
    def drawn(self) -> int:
        """How many of them are drawn."""
        return min(self.chips, DRAWN)


class Place(msgspec.Struct, frozen=True):
    """A seat at a table by its number there: how many chips it has left, and whether it agrees."""

    n: int
    seat: str
    left: int
    agrees: bool


class Board(msgspec.Struct, frozen=True):
    """A table with what lies on it. `wrong` is the refusal that whoever agrees would meet; None where it fits."""

    table: str
    name: str
    piles: tuple[Pile, ...]
    places: tuple[Place, ...]
    all: int
    left: int
    rules: Options
    wrong: Say | None

    @property
    def agreed(self) -> int:
        """How many of those at the table agree."""
        return sum(place.agrees for place in self.places)

    @property
    def done(self) -> bool:
        """Whether the table handed in."""
        return bool(self.places) and self.agreed == len(self.places)

    @property
    def missing(self) -> list[int]:
        """The numbers of the seats that do not agree yet."""
        return [place.n for place in self.places if not place.agrees]


class Own(msgspec.Struct, frozen=True):
    """Your own chips: what you laid on each thing, how many you have left, whether you agree."""

    laid: dict[str, int]
    left: int
    agrees: bool


class State(msgspec.Struct, frozen=True):
    """How far a table is: its name, how many sit there, how many of them do not agree yet."""

    table: str
    name: str
    n: str
    people: int
    missing: int

    @property
    def done(self) -> bool:
        """Whether all agree, so that it handed in."""
        return bool(self.people) and not self.missing


def here(view: View) -> Table | None:
    """The present stage, where it is one of chips."""
    return KIND.here(view.meeting)


def board(view: View, table: str | None) -> Board | None:
    """What lies on a table; None where there is none, or no chips."""
    stage, named = here(view), tables(view.meeting).get(table or "")
    if stage is None or named is None:
        return None
    meeting, told = view.meeting, options(stage)
    laid, sitting = on_table(meeting, stage.state, named.id), people(meeting, named.id)
    totals, agreed = together(laid), stage.state.agreed.get(named.id, ())
    piles = tuple(
        Pile(thing, n, called(meeting, thing), totals.get(thing, 0), sum(1 for own in laid.values() if own.get(thing)))
        for n, thing in enumerate(things(meeting, stage), 1)
    )
    places = tuple(
        Place(n, seat, told.chips - sum(laid.get(seat, {}).values()), seat in agreed)
        for n, seat in enumerate(sits_at(meeting, named.id), 1)
        if seat in sitting
    )
    whole = told.chips * len(sitting)
    refused = wrong(meeting, stage, named.id)
    said = Say(refused.key, refused.details) if refused else None
    return Board(named.id, named.name, piles, places, whole, whole - sum(totals.values()), told, said)


def own(view: View) -> Own | None:
    """What is yours; None in what everybody reads, and for who has no seat."""
    stage, mine = here(view), (view.me or {}).get("chips")
    if stage is None or not mine:
        return None
    return Own(mine["laid"], options(stage).chips - sum(mine["laid"].values()), mine["agreed"])


def hall(view: View) -> list[State]:
    """How far every table is at which somebody sits, in the order of the hall."""
    stage = here(view)
    if stage is None:
        return []
    meeting = view.meeting
    return [
        State(key, table.name, short(table.name), len(sitting), len(lacking(meeting, stage.state, key)))
        for key, table in tables(meeting).items()
        if (sitting := people(meeting, key))
    ]


def each(view: View) -> int:
    """What one chip is worth at a full table, in cents."""
    stage = here(view)
    return round(worth(view.meeting, stage)) if stage else 0


def offered(view: View) -> list[Pile]:
    """What chips can lie on, without chips."""
    stage = here(view)
    found = things(view.meeting, stage) if stage else []
    return [Pile(thing, n, called(view.meeting, thing), 0, 0) for n, thing in enumerate(found, 1)]


def rules(view: View) -> Options:
    """What was agreed about the chips of the present stage."""
    stage = here(view)
    return options(stage) if stage else Options()


def ready(view: View) -> int:
    """How many tables handed in."""
    stage = here(view)
    return sum(agrees(view.meeting, stage.state, key) for key in tables(view.meeting)) if stage else 0
