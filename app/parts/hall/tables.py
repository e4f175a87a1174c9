"""Which tables there are, and where the people of one went that is there no more."""

from flask_babel import gettext

from app.faces.view import View
from app.parts.tables.scanned import Scanned
from app.parts.tables.words import inside
from facilitation.parts.hall import hall
from facilitation.parts.seating import tables
from facilitation.state.seat import Table


def gone(view: View) -> list[Table]:
    """The tables that went, which may come back."""
    return [each.table for each in hall(view.meeting).gone.values()]


def seen(view: View) -> object:
    """All that the console shows of it."""
    return tuple(tables(view.meeting).values()), tuple(gone(view)), view.meeting.closed


def went(view: View, scanned: Scanned) -> str:
    """Where the people of a table went whose code was scanned."""
    if scanned.table is None:
        return gettext("%(table)s is er niet meer.", table=scanned.was)
    into = inside(scanned.table.name)
    return gettext("%(table)s is er niet meer. Iedereen van daar zit nu aan %(into)s.", table=scanned.was, into=into)
