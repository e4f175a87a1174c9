"""What one process at a time does, such as a count: it holds a claim on it, and the database lets go when it dies."""

import hashlib
from contextlib import suppress
from threading import Lock

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

OURS = 0x0E1B  # beside the locks under which the writers write
TAKE = sa.text("SELECT pg_try_advisory_lock(:of, :it)")
GIVE = sa.text("SELECT pg_advisory_unlock(:of, :it)")
ALIVE = sa.text("SELECT 1")


class Claims:
    """The claims of this process, on one connection of its own: when that breaks it holds none."""

    def __init__(self, url: sa.URL | str) -> None:
        self._engine = sa.create_engine(
            url, poolclass=sa.NullPool, hide_parameters=True, isolation_level="AUTOCOMMIT",
            connect_args={"connect_timeout": 5, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3},
        )  # fmt: skip
        self._connection: sa.Connection | None = None
        self._held: set[str] = set()
        self._turn = Lock()  # the connection can do one thing at a time

    def take(self, what: str) -> bool:
        """Whether this process has the claim: it had it already, or nobody else did. False where nobody can tell."""
        with self._turn:
            try:
                line = self._line()
                if what in self._held:
                    line.execute(ALIVE)
                elif line.scalar(TAKE, {"of": OURS, "it": _number(what)}):
                    self._held.add(what)
            except SQLAlchemyError:
                self._broken()
            return what in self._held

    def give(self, what: str) -> None:
        """Let another one have it; one that is not held is harmless."""
        with self._turn:
            if what not in self._held:
                return
            self._held.discard(what)
            try:
                self._line().execute(GIVE, {"of": OURS, "it": _number(what)})
            except SQLAlchemyError:
                self._broken()

    def close(self) -> None:
        """Give every claim back, and let go of the connection."""
        with self._turn:
            self._broken()
        self._engine.dispose()

    def _line(self) -> sa.Connection:
        if self._connection is None:
            self._held.clear()
            self._connection = self._engine.connect()
        return self._connection

    def _broken(self) -> None:
        connection, self._connection = self._connection, None
        self._held.clear()
        if connection is not None:
            with suppress(SQLAlchemyError):  # it was gone already
                connection.invalidate()
                connection.close()


def _number(what: str) -> int:
    """32 bits, signed, as the database takes them."""
    return int.from_bytes(hashlib.sha256(what.encode()).digest()[:4], signed=True)
