"""Whether search engines may list a meeting: how this installation shows its pages, and so no part of the log."""

import sqlalchemy as sa

from app.live.room import Room
from app.services import services
from app.storage.tables import MEETING


def choose(room: Room, noindex: bool) -> None:
    """Keep a meeting's pages and files out of search engines, or let them in; also after it was closed."""
    row = sa.update(MEETING).where(MEETING.c.code == room.code).values(noindex=noindex)
    services().database.commit(lambda connection: connection.execute(row))
    room.noindex = noindex
