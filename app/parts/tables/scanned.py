"""The table whose own QR code was scanned: `/t/CODE?tafel=3`."""

import msgspec

from app.faces.view import View
from facilitation.parts.seating import table_named, tables
from facilitation.refusals import Refused
from facilitation.state.seat import Table


class Scanned(msgspec.Struct, frozen=True):
    """What a code asks for, and the table in the hall that it means; None where there is none."""

    asked: str
    table: Table | None


def scanned(view: View) -> Scanned | None:
    """The table that the address of this page names; None where it names none."""
    asked = view.asked.get("tafel", "").strip()
    if not asked:
        return None
    try:
        table = tables(view.meeting)[table_named(view.meeting, asked)]
    except Refused:
        return Scanned(asked[:20], None)
    return Scanned(asked[:20], table if not table.online else None)


def other(view: View) -> Scanned | None:
    """The same for somebody who sits somewhere else, or nowhere; None for who sits there, and after the closing."""
    found, me = scanned(view), view.me or {}
    here = found is not None and found.table is not None and found.table.id == me.get("table")
    return None if here or view.meeting.closed else found
