"""The newest tables without walking through every version again: an app on a new folder begins sooner."""

import sqlite3
from functools import cache
from pathlib import Path
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


def back_to(version: str, file: Path) -> None:
    """Make a file that of an older version: tables and columns that came later are gone, the rest is the test's own."""
    then = _tables_of(version)
    with sqlite3.connect(file) as old:
        found = old.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        for (table,) in found:
            if table not in then:
                old.execute(f'DROP TABLE "{table}"')
                continue
            for _, column, *_ in old.execute(f'PRAGMA table_info("{table}")').fetchall():
                if column not in then[table]:
                    old.execute(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')
        old.execute("UPDATE alembic_version SET version_num = ?", (version,))


def _tables_of(version: str) -> dict[str, set[str]]:
    """The columns of each table of a version."""
    from alembic import command
    from alembic.config import Config

    engine = sa.create_engine("sqlite://", poolclass=sa.StaticPool)
    config = Config()
    config.set_main_option("script_location", str(versions.MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
    looked = sa.inspect(engine)
    then = {table: {column["name"] for column in looked.get_columns(table)} for table in looked.get_table_names()}
    engine.dispose()
    return then


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
