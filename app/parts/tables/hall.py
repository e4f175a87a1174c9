"""The hall at a glance: per table whose phones are awake, how many handed in, and whether it needs somebody.

Never a name and never a choice. Which phones are there is not in the log: it is looked at when the console is shown.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal

import msgspec

from app.faces.view import View
from app.parts.seating.behalf import asked_now, handed_in, may_act_for
from app.parts.tables.tasks import per_table
from app.services import services
from facilitation.parts.choice.asked import in_sight
from facilitation.parts.seating import seats, tables
from facilitation.parts.tables import kept
from facilitation.parts.turns import unheard
from facilitation.registry import PARTS
from facilitation.state.seat import PHONELESS, Seat, Table, short

SILENT = timedelta(minutes=5)
"""So long without an act of anybody there, and a table is silent."""
MANY = 24
"""Past so many tables the tiles are small."""

Phone = Literal["awake", "asleep", "gone", "none"]
State = Literal["help", "silent", "done", "busy", "empty"]


class Tile(msgspec.Struct, frozen=True):
    """A table of the hall: the `phones` of its seats, how many handed in (None where nothing is handed in now).

    `could` is how many of them may hand in, which are not all where not everybody decides.

    `since` is when it asked for help, or was last heard of where it is silent (UTC); `coming` since when somebody goes.
    `column` is its place on the plan of the hall, 0 without one; `unheard` where others were heard in the hall already.
    """

    id: str
    name: str
    phones: tuple[Phone, ...]
    done: int | None
    could: int
    state: State
    since: datetime | None
    coming: datetime | None
    column: int = 0
    unheard: bool = False

    @property
    def short(self) -> str:
        """Its number, or the whole name of a table without one."""
        return short(self.name)

    @property
    def ready(self) -> bool:
        """Whether everybody there handed in, also where they ask for help."""
        return bool(self.could) and self.done == self.could

    def count(self, phone: Phone) -> int:
        """How many of its phones are so."""
        return self.phones.count(phone)


class Sums(msgspec.Struct, frozen=True):
    """Of the whole hall: tables that are done and all that have people, seats that handed in and all, the phones."""

    ready: int
    tables: int
    done: int
    seats: int
    phones: Mapping[Phone, int]


def tiles(view: View) -> list[Tile]:
    """Every table in its place, with who is there; nobody waits for who is away."""
    if view.meeting.closed:
        return []
    there: dict[str, list[Seat]] = {key: [] for key in tables(view.meeting)}
    for seat in seats(view.meeting).values():
        if not seat.away:
            there.get(seat.table or "", []).append(seat)
    awake, done = services().sockets.awake(view.meeting.code), handed_in(view) if _asks(view) else None
    asked = asked_now(view)
    left = unheard(view.meeting)
    return [_tile(view, table, there[table.id], awake, asked, done, left) for table in placed(view)]


def placed(view: View) -> list[Table]:
    """Every table as it stands on the plan of the hall, row by row; those that have no place there behind them."""
    return sorted(tables(view.meeting).values(), key=lambda table: (not table.row, table.row, table.column))


def _tile(
    view: View,
    table: Table,
    there: list[Seat],
    awake: Mapping[str, bool],
    asked: Collection[str],
    handed: Collection[str] | None,
    not_heard: Collection[str],
) -> Tile:
    here = kept(view.meeting)
    call, coming = here.calls.get(table.id), here.coming.get(table.id)
    could = [seat.id for seat in there if seat.id in asked]
    done = sum(seat in handed for seat in could) if handed is not None else None
    quiet = _quiet(view, table, there)
    state: State = "help" if call else "empty" if not there else "done" if done == len(could) and could else "busy"
    if state == "busy" and quiet:
        state = "silent"
    phones = tuple(_phone(seat, awake) for seat in there)
    since = call if state == "help" else quiet if state == "silent" else None
    unheard = table.id in not_heard
    return Tile(table.id, table.name, phones, done, len(could), state, since, coming, table.column, unheard)


def _asks(view: View) -> bool:
    """Whether seats hand something in now."""
    choice, kind = in_sight(view.meeting), PARTS.kind(view.stage)
    if choice and not choice.closed:
        return True
    return kind.answered is not None or kind.ballots is not None


def _phone(seat: Seat, awake: Mapping[str, bool]) -> Phone:
    if seat.channel in PHONELESS:
        return "none"
    return "gone" if seat.id not in awake else "awake" if awake[seat.id] else "asleep"


def _quiet(view: View, table: Table, there: list[Seat]) -> datetime | None:
    """Since when nobody there did anything, where that is long and there was something to do; else None."""
    arrivals = view.room.arrivals
    places = (table.id, *(seat.id for seat in there))
    heard = [at for at in (arrivals.begun, *map(arrivals.heard, places)) if at is not None]
    last = max(heard, default=None)
    return last if last and datetime.now(UTC) - last >= SILENT and may_act_for(view) else None


class Hall(msgspec.Struct, frozen=True):
    """Every table in the order of the hall, those where somebody has to go or goes, and all together.

    `many` where there are so many tables that the tiles are small; `columns` how many stand beside each other on the
    plan of the hall, 0 without one.
    """

    tiles: Sequence[Tile]
    needy: Sequence[Tile]
    sums: Sums
    many: bool
    columns: int


def hall(view: View) -> Hall:
    """The hall as it is now; of the tables where somebody has to go those first that asked, and that wait longest."""
    found = tiles(view)
    needy = [tile for tile in found if tile.state in ("help", "silent") or tile.coming]
    needy.sort(key=lambda tile: (tile.state == "silent", tile.since or tile.coming or datetime.max.replace(tzinfo=UTC)))
    return Hall(found, needy, _sums(found), len(found) > MANY, max((tile.column for tile in found), default=0))


def _sums(found: Sequence[Tile]) -> Sums:
    there = [tile for tile in found if tile.phones]
    phones = Counter(phone for tile in there for phone in tile.phones)
    seats, done = sum(tile.could for tile in there), sum(tile.done or 0 for tile in there)
    return Sums(sum(tile.ready for tile in there), len(there), done, seats, phones)


def seen(view: View) -> object:
    """All that the hall shows."""
    return tuple(tiles(view)), tuple((name, tuple(held)) for name, held in per_table(view)), view.meeting.closed


WIDTH, SIDE, TOP, LOW = 96, 18, 8, 48


class Spot(msgspec.Struct, frozen=True):
    """Where a seat is drawn, and what its phone is."""

    x: float
    y: int
    phone: str


class Picture(msgspec.Struct, frozen=True):
    """The seats around a table that is so wide."""

    width: int
    spots: tuple[Spot, ...]


def picture(phones: Sequence[str]) -> Picture:
    """The first half of the seats above the table and the others below; a table grows with them past six."""
    top = (len(phones) + 1) // 2
    width = max(WIDTH, SIDE * (top + 1) + 6)
    rows = ((phones[:top], TOP), (phones[top:], LOW))
    spots = (
        Spot(round(width * (place + 1) / (max(3, top) + 1), 1), y, phone)
        for row, y in rows
        for place, phone in enumerate(row)
    )
    return Picture(width, tuple(spots))
