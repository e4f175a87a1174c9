"""Who may write when: locks that the server keeps for as long as a transaction lasts."""

import zlib
from collections.abc import Collection

import sqlalchemy as sa

HOUSE = 0x0E1A  # the locks of ours, beside whatever else locks in the same database
EVERYTHING = 0


def everything() -> str:
    """Waits until nobody else writes."""
    return f"pg_advisory_xact_lock({HOUSE}, {EVERYTHING})"


def of(meetings: Collection[str]) -> list[str]:
    """Wait until nobody else writes in these meetings; in one order, so that no two wait for each other."""
    numbers = sorted({zlib.crc32(code.encode()) % 2**31 or 1 for code in meetings})
    shared = f"pg_advisory_xact_lock_shared({HOUSE}, {EVERYTHING})"
    return [shared, *(f"pg_advisory_xact_lock({HOUSE}, {number})" for number in numbers)]


def begin(connection: sa.Connection) -> None:
    """Take them for a transaction: all, or those of the meetings that the connection's option `meetings` names."""
    meetings: Collection[str] | None = connection.get_execution_options().get("meetings")
    wanted = [everything()] if meetings is None else of(meetings)
    connection.exec_driver_sql(f"SELECT {', '.join(wanted)}")
