"""How a PostgreSQL forgets: tables written anew in an order that tells nothing, and a log of writes that is let go of.

What was deleted stands in four places: the pages of its table and indexes, with the transaction that wrote it beside
it (`xmin`); the log of writes; the statistics, which keep none of these columns; and the server's own log.
"""

from collections.abc import Collection, Mapping
from typing import Any

import sqlalchemy as sa

from app.storage.beside.voting_codes import CODE, ON_PAPER
from app.storage.postgresql.locks import everything
from app.storage.tables import BALLOT, BESIDE, METADATA, ROLL, SHEET

SECRET = (BALLOT, ROLL, SHEET, BESIDE, CODE, ON_PAPER)
"""The tables of what is secret until it is sealed, and of who handed it in."""
BRIEF = "500ms"  # that a rewriting waits for somebody who reads, while all acts wait for it
MAY = (
    ("has_function_privilege('pg_switch_wal()', 'EXECUTE')", "its user may not call pg_switch_wal"),
    ("has_function_privilege('pg_ls_waldir()', 'EXECUTE')", "its user is no member of pg_monitor"),
    (
        "(SELECT bool_or(rolsuper) FROM pg_roles WHERE rolname = current_user) OR coalesce("
        "(SELECT pg_has_role(oid, 'USAGE') FROM pg_roles WHERE rolname = 'pg_checkpoint'), false)",
        "its user is no member of pg_checkpoint",
    ),
)
SETTINGS: Mapping[str, Collection[str]] = {
    "wal_recycle": {"off"},
    "archive_mode": {"off"},
    "track_commit_timestamp": {"off"},
    "log_statement": {"none", "ddl"},
    "log_min_duration_statement": {"-1"},
    "log_min_duration_sample": {"-1"},
    "log_transaction_sample_rate": {"0"},
    "log_min_error_statement": {"log", "fatal", "panic"},
    "auto_explain.log_min_duration": {"-1", ""},
}
"""What each has to be: otherwise it keeps what was deleted, or tells when it came."""


def hindrances(connection: sa.Connection) -> list[str]:
    """Why this server cannot forget, each in a few words; none where it can."""
    questions = ", ".join(question for question, _ in MAY)
    allowed = connection.exec_driver_sql(f"SELECT {questions}").one()
    found = [why for may, (_, why) in zip(allowed, MAY, strict=True) if not may]
    for name, good in SETTINGS.items():
        value = connection.scalar(sa.select(sa.func.current_setting(name, True))) or ""
        if value not in good:
            found.append(f"{name} is {value} and not {' or '.join(sorted(good))}")
    return found


def write_anew(cursor: Any) -> str:
    """Write the secret tables anew, sorted, in one transaction, so that nothing tells how their rows came.

    The number of that transaction; whoever deleted something before it was done before it.
    """
    cursor.execute("BEGIN")
    cursor.execute(f"SET LOCAL lock_timeout = '{BRIEF}'")
    cursor.execute(f"SELECT {everything()}, pg_current_xact_id()::text")
    number = str(cursor.fetchone()[-1])
    names = ", ".join(table.name for table in SECRET)
    cursor.execute(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE")
    for table in SECRET:
        order = ", ".join(column.name for column in table.primary_key)
        cursor.execute(f"CREATE TEMPORARY TABLE kept ON COMMIT DROP AS SELECT * FROM {table.name} ORDER BY {order}")  # noqa: S608
        cursor.execute(f"TRUNCATE {table.name}")
        cursor.execute(f"INSERT INTO {table.name} SELECT * FROM kept ORDER BY {order}")  # noqa: S608
        cursor.execute("DROP TABLE kept")
    cursor.execute("COMMIT")
    return number


def vacuum(cursor: Any, tables: Collection[str], number: str) -> bool:
    """Write these anew too, without what was deleted before transaction `number`; whether all of that is gone.

    It stays where somebody looks at the database as it was before, also one who is just coming in at another of this
    server: the oldest transaction that a table may still have to show is what it was written anew for.
    """
    cursor.execute(f"SET lock_timeout = '{BRIEF}'")
    for table in sorted(tables):
        cursor.execute(f'VACUUM (FULL) "{table}"')
    cursor.execute(
        "SELECT coalesce(bool_and(age(relfrozenxid) <= age(%(at)s::xid)), true) FROM pg_class WHERE oid = ANY("
        "SELECT unnest(ARRAY[oid, reltoastrelid]) FROM pg_class WHERE oid = ANY(%(tables)s::regclass[])) "
        "AND relkind IN ('r', 't')",
        {"at": str(int(number) % 2**32), "tables": sorted(tables)},
    )
    return bool(cursor.fetchone()[0])


def let_go(cursor: Any) -> bool:
    """Begin another piece of the log of writes, and let the server remove those before it; whether they are gone."""
    cursor.execute("SELECT pg_walfile_name(pg_switch_wal())")
    last = cursor.fetchone()[0]
    cursor.execute("CHECKPOINT")
    cursor.execute("SELECT count(*) FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}$' AND name <= %s", [last])
    return not cursor.fetchone()[0]


ALL = frozenset(METADATA.tables)
