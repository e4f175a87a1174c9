"""Whether there is a PostgreSQL that we can use, with a database of ours or an empty one: one sentence where not."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from app.storage import versions
from app.storage.startup_checks import Unsound

LEAST = 13  # the oldest version that we were tried with
OURS = {"alembic_version", "meeting", "event"}
STRANGERS = ("password", "authentication", "role ", "no pg_hba.conf entry")
"""What stands in the words of a server that does not know who asks."""


@contextmanager
def connected(url: sa.URL) -> Iterator[sa.Connection]:
    """A connection to look with, before anything is opened. Raises Unsound, which quotes no password."""
    given = {"connect_timeout": 5}
    engine = sa.create_engine(
        url, poolclass=sa.NullPool, hide_parameters=True, connect_args=given, isolation_level="AUTOCOMMIT"
    )
    try:
        connection = engine.connect()
    except sa.exc.OperationalError as error:
        raise Unsound(_why(url, str(error.orig))) from None
    with connection:
        yield connection


def require_ours(connection: sa.Connection) -> None:
    """A server that we can use, with a database of ours or an empty one, of a version that we know. Raises Unsound."""
    _require_server(connection)
    _require_known(connection)


def _why(url: sa.URL, said: str) -> str:
    """Why no connection came about, in our words: those of the server may hold anything."""
    server = f"the PostgreSQL server {_place(url)}"
    if "does not exist" in said and "database " in said:
        return f"DATABASE_URL names a database that is not on {server}; make it there first."
    if any(sign in said for sign in STRANGERS):
        return f"DATABASE_URL has a user or a password that {server} does not accept."
    if "FATAL" in said:
        return f"DATABASE_URL names {server}, which takes no connection now; its own log says why."
    return f"DATABASE_URL names {server}, which cannot be reached."


def _place(url: sa.URL) -> str:
    """Where a server is: its host and port, or the folder of its socket."""
    where = url.query.get("host") or url.host
    port = f":{url.port}" if url.port else ""
    return f"at {where}{port}" if isinstance(where, str) else "of this computer"


def _require_server(connection: sa.Connection) -> None:
    version = int(_said(connection, "SHOW server_version_num")) // 10_000
    if version < LEAST:
        raise Unsound(f"DATABASE_URL names a PostgreSQL {version}; {LEAST} or newer is needed.")
    encoding = _said(connection, "SHOW server_encoding")
    if encoding != "UTF8":
        raise Unsound(f"DATABASE_URL names a database in {encoding}; make one with ENCODING 'UTF8'.")
    if _said(connection, "SELECT pg_is_in_recovery()"):
        raise Unsound("DATABASE_URL names a replica, which may only be read; name the server that it follows.")


def _require_known(connection: sa.Connection) -> None:
    tables = set(sa.inspect(connection).get_table_names())
    if not tables:
        return
    if not tables >= OURS:
        raise Unsound("DATABASE_URL names a database of something else, not of Overlegtafel.")
    if _said(connection, "SELECT version_num FROM alembic_version") not in versions.known():
        raise Unsound("DATABASE_URL names a database of a newer version of Overlegtafel; install that one.")


def _said(connection: sa.Connection, question: str) -> Any:
    return connection.exec_driver_sql(question).scalar()
