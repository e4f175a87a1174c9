"""The table whose own QR code was scanned: `/t/CODE?tafel=3`."""

import msgspec
from flask_babel import gettext

from app.faces.view import View
from app.parts.tables.words import inside
from facilitation.parts.hall import hall
from facilitation.parts.seating import table_named, tables
from facilitation.refusals import Refused
from facilitation.state.seat import Table


class Scanned(msgspec.Struct, frozen=True):
    """What a code asks for, and the table in the hall that it means; None where there is none.

    `was` is what a table was called that is there no more: its people went to `table`, or nobody sat there.
    """

    asked: str
    table: Table | None
    was: str = ""


def scanned(view: View) -> Scanned | None:
    """The table that the address of this page names; None where it names none."""
    asked = view.asked.get("tafel", "").strip()
    if not asked:
        return None
    try:
        table = tables(view.meeting)[table_named(view.meeting, asked)]
    except Refused:
        return _gone(view, asked)
    return Scanned(asked[:20], table if not table.online else None)


def _gone(view: View, asked: str) -> Scanned:
    """The same for a table that is not in the hall, or no more."""
    gone = hall(view.meeting).named(asked)
    if gone is None:
        return Scanned(asked[:20], None)
    into = tables(view.meeting).get(hall(view.meeting).now(gone.table.id) or "")
    return Scanned(asked[:20], into, gone.table.name)


def other(view: View) -> Scanned | None:
    """The same for somebody who sits somewhere else, or nowhere; None for who sits there, and after the closing."""
    found, me = scanned(view), view.me or {}
    here = found is not None and found.table is not None and found.table.id == me.get("table")
    return None if here or view.meeting.closed else found


def went(view: View, scanned: Scanned) -> str:
    """Where the people of a table went whose code was scanned."""
    if scanned.table is None:
        return gettext("%(table)s is er niet meer.", table=scanned.was)
    into = inside(scanned.table.name)
    return gettext("%(table)s is er niet meer. Iedereen van daar zit nu aan %(into)s.", table=scanned.was, into=into)
