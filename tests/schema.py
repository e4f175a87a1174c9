"""The newest tables without walking through every version again: an app on a new folder begins sooner."""

import sqlite3
from functools import cache
from typing import Any

import sqlalchemy as sa

from app.storage import versions

walked = versions.upgrade
"""The way of the product, which `tests/storage` tries."""


def at_once(write: sa.Engine) -> None:
    """Give a new SQLite file the tables that the versions give it; any other is brought there by the versions."""
    if write.dialect.name != "sqlite" or sa.inspect(write).get_table_names():
        return walked(write)
    raw: Any = write.raw_connection()
    try:
        raw.driver_connection.executescript(_newest())
    finally:
        raw.close()


def without_waiting(write: sa.Engine) -> None:
    """Let a writer go on before the disk has it: what a power cut leaves is tried elsewhere."""
    disk: Any = write.raw_connection()
    disk.driver_connection.execute("PRAGMA synchronous=OFF")
    disk.close()


@cache
def _newest() -> str:
    """What makes the newest tables, as the versions left them in a file in memory."""
    engine = sa.create_engine("sqlite://", poolclass=sa.StaticPool)
    walked(engine)
    raw: Any = engine.raw_connection()
    connection: sqlite3.Connection = raw.driver_connection
    script = "\n".join(connection.iterdump())
    raw.close()
    engine.dispose()
    return script
