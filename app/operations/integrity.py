"""Whether everything that was kept is still as it was written, and something can be kept: asked before serving."""

import os

import sqlalchemy as sa

from app.storage import ballots, log, startup_checks
from app.storage.box_keys import BoxKeys
from app.storage.database import Database
from app.storage.tables import EVENT, MEETING


def require_whole(database: Database, everything: bool = False) -> None:
    """Pages, chains, texts and open ballots are as they were written; raises Unsound.

    Meetings that were closed are looked at when somebody opens them, or now with `everything`.
    """
    with startup_checks.told(database.backend), database.read.connect() as connection:
        if not database.backend.whole(connection):
            raise startup_checks.Unsound(
                f"The database {database.file} is damaged; put a backup back with `overlegtafel restore`."
            )
        for code in connection.scalars(sa.select(MEETING.c.code)).all() if everything else open_codes(connection):
            try:
                database.checked[code] = log.verify(connection, code)
                fits = ballots.whole(connection, code)
            except log.Damaged:
                fits = False
            if not fits:
                raise startup_checks.Unsound(
                    f"The meeting {code} is damaged: its log, texts or ballots are not what was written."
                )


def require_readable(database: Database, keys: BoxKeys) -> None:
    """Every open ballot can be opened, and so be counted; raises Unsound."""
    with startup_checks.told(database.backend), database.read.connect() as connection:
        if not ballots.readable(connection, keys):
            raise startup_checks.Unsound(
                f"The open ballots in {database.file} cannot be read: their key is not in {keys.places[0]}. "
                "Put it back; or let everybody vote again, by making a backup and putting that back with "
                "`overlegtafel restore`."
            )


def open_codes(connection: sa.Connection) -> list[str]:
    """The codes of the meetings that were not closed."""
    closed = sa.select(EVENT.c.meeting).where(EVENT.c.kind == "meeting.closed")
    return list(connection.scalars(sa.select(MEETING.c.code).where(MEETING.c.code.not_in(closed))))


def require_writable(database: Database) -> None:
    """Something can be kept here; raises Unsound."""
    folder = database.file.parent if database.file else None
    if folder and not os.access(folder, os.W_OK):
        raise startup_checks.Unsound(f"The data folder {folder} may not be written.")
    with startup_checks.told(database.backend):
        database.commit(lambda connection: None)
