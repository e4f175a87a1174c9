"""What may fail under a meeting, and what has to hold after it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.live.meetings import load
from app.services import services
from app.storage import log
from facilitation.evolve import fold
from facilitation.refusals import Unavailable
from tests.devices import CODE


def refused(work: Callable[[], Any]) -> str:
    """The key with which this is refused."""
    with pytest.raises(Unavailable) as caught:
        work()
    return caught.value.key


def kept_whole() -> int:
    """What is in memory is what is in the log, and the log fits; its length."""
    room = load(CODE)
    with services().database.read.connect() as connection:
        seq, _ = log.verify(connection, CODE)
        assert fold(line.event for line in log.read(connection, CODE)) == room.state == room.pending
    assert room.inflight == []
    assert seq == room.state.seq
    return seq


def on_writer(statement: str) -> Any:
    """Run something on the writer's own connection, outside a transaction."""
    connection = services().database.write.raw_connection()
    try:
        return connection.cursor().execute(statement).fetchone()
    finally:
        connection.close()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Somebody else writes, and does not finish."""
    with closing(sqlite3.connect(folder / "overlegtafel.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
