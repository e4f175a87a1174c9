"""What a table asks: since when it wants somebody to come, and whether somebody is on the way."""

from datetime import datetime

import msgspec

from app.faces.view import View
from app.parts.hall.tables import meets
from app.parts.tables.tasks import tasks
from facilitation.parts.seating import tables
from facilitation.parts.tables import kept


class Call(msgspec.Struct, frozen=True):
    """Since when (UTC) a table asks for somebody, and since when somebody is on the way; None where not."""

    since: datetime | None
    coming: datetime | None


def asked(view: View) -> Call | None:
    """What the table of this scope asks; None where it asks nothing and nobody comes."""
    here = kept(view.meeting)
    since, coming = here.calls.get(view.table), here.coming.get(view.table)
    return Call(since, coming) if since or coming else None


def seen_here(view: View) -> object:
    """What a table shows of its own call."""
    return asked(view), meets(view), tuple(tasks(view)), tables(view.meeting).get(view.table), view.meeting.closed
