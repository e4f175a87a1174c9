"""Reactions as everybody sees them: how many at one's table and in the room feel what now, and never who."""

from collections.abc import Mapping
from datetime import UTC, datetime

from flask_babel import lazy_gettext as _

from app.faces.slices import unless_black
from app.faces.view import View
from app.part import Shown
from facilitation.parts.reactions import counted, talking
from facilitation.parts.seating import seats, tables

WORDS = {"agree": _("Eens"), "question": _("Ik heb een vraag"), "wait": _("Even wachten")}
"""What each says, on its button and beside its number."""


def offered(view: View) -> bool:
    """Whether one may react: where people talk."""
    return not view.meeting.closed and talking(view.meeting)


def felt(view: View) -> Mapping[str, int]:
    """How many feel what now: in the scope of a table at that table, else in the whole room."""
    known, table = seats(view.meeting).values(), view.table
    return _felt(view, [seat.id for seat in known if not table or seat.table == table])


def per_table(view: View) -> list[tuple[str, Mapping[str, int]]]:
    """The tables where somebody feels something, with what."""
    there: dict[str, list[str]] = {key: [] for key in tables(view.meeting)}
    for seat in seats(view.meeting).values():
        there.get(seat.table or "", []).append(seat.id)
    found = ((table.name, _felt(view, there[key])) for key, table in tables(view.meeting).items())
    return [(name, told) for name, told in found if told]


def _felt(view: View, among: list[str]) -> Mapping[str, int]:
    return counted(view.room.reactions, datetime.now(UTC), among) if offered(view) else {}


def seen(view: View) -> object:
    """All that is shown of it, in the room or at a table."""
    return offered(view), tuple(felt(view).items())


def seen_at_console(view: View) -> object:
    """All that the console shows of it."""
    return offered(view), tuple((name, tuple(told.items())) for name, told in per_table(view))


SHOWN = Shown(
    name="reactions",
    asks=(offered, felt, per_table),
    words={"WORDS": WORDS},
    beside=("phone", "livecast", "console", "screen"),
    aside=("console", "phone", "livecast"),
    at_table=("phone", "livecast"),
    reads=dict.fromkeys(("phone", "livecast", "table"), (seen,))
    | {"screen": (seen, unless_black(felt)), "console": (seen, seen_at_console)},
)
