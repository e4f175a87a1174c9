"""Whether everything that was kept is still as it was written: pages of the file, chains, texts and open ballots."""

import sqlalchemy as sa

from app.storage import ballots, log, startup_checks
from app.storage.database import Database
from app.storage.tables import EventRow, MeetingRow


def require_whole(database: Database, everything: bool = False) -> None:
    """Pages, chains, texts and open ballots are as they were written; raises Unsound.

    Meetings that were closed are looked at when somebody opens them, or now with `everything`.
    """
    with startup_checks.told(database.file), database.read.connect() as connection:
        if database.file and connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
            raise startup_checks.Unsound(
                f"The database {database.file} is damaged; put a backup back with `overlegtafel restore`."
            )
        for code in _codes(connection, everything):
            try:
                log.verify(connection, code)
                fits = ballots.whole(connection, code)
            except log.Damaged:
                fits = False
            if not fits:
                raise startup_checks.Unsound(
                    f"The meeting {code} is damaged: its log, texts or ballots are not what was written."
                )


def _codes(connection: sa.Connection, everything: bool) -> list[str]:
    closed = sa.select(EventRow.meeting).where(EventRow.kind == "meeting.closed")
    query = sa.select(MeetingRow.code)
    return list(connection.scalars(query if everything else query.where(MeetingRow.code.not_in(closed))))
