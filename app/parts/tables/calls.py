"""Which tables ask that somebody comes, since when, and whether somebody is on the way."""

from datetime import datetime

import msgspec

from app.faces.view import View
from facilitation.parts.seating import tables
from facilitation.parts.tables import kept
from facilitation.state.meeting import Meeting


class Call(msgspec.Struct, frozen=True):
    """A table that asks for somebody since then (UTC), or to which somebody goes; None where it does not, or nobody."""

    id: str
    name: str
    since: datetime | None
    coming: datetime | None


def _of(meeting: Meeting, table: str) -> Call | None:
    here, known = kept(meeting), tables(meeting).get(table)
    since, coming = here.calls.get(table), here.coming.get(table)
    return Call(table, known.name, since, coming) if known and (since or coming) else None


def asked(view: View) -> Call | None:
    """What the table of this scope asks; None where it asks nothing and nobody comes."""
    return _of(view.meeting, view.table)


def asking(view: View) -> list[Call]:
    """The tables that ask for somebody or are gone to, longest first."""
    found = (_of(view.meeting, table) for table in tables(view.meeting))
    return sorted((call for call in found if call), key=lambda call: call.since or call.coming or datetime.max)


def seen(view: View) -> object:
    """What the console shows of calls."""
    return kept(view.meeting), tuple(tables(view.meeting).values()), view.meeting.closed


def seen_here(view: View) -> object:
    """What a table shows of its own call."""
    return asked(view), tables(view.meeting).get(view.table), view.meeting.closed
