"""What is asked of a practice evening: who comes, how fast its clock runs, and who leads it."""

import msgspec
from flask_babel import lazy_gettext as _

from app.desk.evening import Evening, Value
from app.rehearsal.cast import Cast
from facilitation.events import FASTEST

FEWEST, MOST = 2, 100
"""Residents: each has a socket of its own, in one process beside the server."""
MOST_TABLES = 50
PACES = {"1": 1, "10": 10, "60": 60, "600": FASTEST}
"""How many times as fast as the agenda, by what stands in the field; at the fastest nobody waits for a clock."""
NAMES = {"1": _("1×"), "10": _("10×"), "60": _("60×"), "600": _("meteen")}
"""What a pace is called."""
STILL = "0"
"""What stands there while it is paused."""
PAUSE = 3600
"""Seconds that a practice evening may stand still."""
YES, NO, BY_HAND = "1", "0", "hand"
USUAL = {
    "try_people": "24",
    "try_home": "15",
    "try_paper": "15",
    "try_slow": "4",
    "try_objects": YES,
    "try_writes": YES,
    "try_pace": "60",
    "try_leads": "self",
}
"""What stands in the fields until somebody says otherwise; the tables are those of the draft."""
SLACK, LONGEST = 900, 5 * 3600
"""Seconds that a practice evening may take beside twice its agenda, and at most."""


class Wishes(msgspec.Struct, frozen=True):
    """Who comes, how many times as fast as the agenda it goes, and whether the organiser leads it."""

    cast: Cast
    rate: int
    by_hand: bool

    def seconds(self, minutes: int) -> float:
        """After how many seconds it is ended, where its agenda takes so many minutes."""
        return lasts(minutes, self.rate)


def lasts(minutes: int, rate: int) -> float:
    """How many seconds an agenda of so many minutes may take at a pace; at 0 how long it may be paused."""
    return min(LONGEST, 2 * 60 * minutes / rate + SLACK) if rate else PAUSE


def filled(evening: Evening) -> Evening:
    """The draft with what is usual in the fields of which nobody said anything."""
    usual = USUAL | {"try_tables": str(min(evening.whole("tables") or 0, MOST_TABLES))}
    more = {name: Value(text) for name, text in usual.items() if not evening.typed(name).version}
    return msgspec.structs.replace(evening, values={**evening.values, **more}, known={})


def of(evening: Evening) -> Wishes:
    """What the fields of a draft say, within what can be played."""
    said = filled(evening)
    seats = _within(said, "try_people", FEWEST, MOST)
    online = _within(said, "try_home", 0, 100)
    cast = Cast(
        seats=seats,
        tables=_within(said, "try_tables", 0, MOST_TABLES),
        online=online / 100,
        paper=min(_within(said, "try_paper", 0, 100), 100 - online) / 100,
        slow=_within(said, "try_slow", 0, seats),
        objects=said.text("try_objects") != NO,
        writes=said.text("try_writes") != NO,
    )
    return Wishes(cast, PACES.get(said.text("try_pace"), PACES[USUAL["try_pace"]]), said.text("try_leads") == BY_HAND)


def _within(evening: Evening, name: str, least: int, most: int) -> int:
    """A whole number between these; what cannot be read is as usual."""
    found = evening.whole(name)
    return min(max(int(USUAL.get(name, 0)) if found is None else found, least), most)
