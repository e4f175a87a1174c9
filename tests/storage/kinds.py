"""The kinds of database that every test here runs on: where one stands, and how it can be tried."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Protocol

from app.storage.database import SCRUBS, Database
from tests.storage.postgresql.kind import PostgreSQLDatabase


class Kind(Protocol):
    """One kind of database, at a place of its own."""

    def __init__(self, folder: Path) -> None:
        """Its place is in this folder, or named after it."""

    @property
    def url(self) -> str:
        """Where it stands, as DATABASE_URL says it."""

    def held(self) -> AbstractContextManager[None]:
        """Somebody else writes, and does not finish."""

    def full(self, database: Database) -> AbstractContextManager[None]:
        """There is no room for anything more."""

    def holds(self, words: str) -> bool:
        """Whether these words stand anywhere in what it keeps, also where no query finds them."""

    def become_foreign(self) -> None:
        """Something else than Overlegtafel keeps its tables there."""

    def remove(self) -> None:
        """Nobody needs it any more."""


class SQLiteFile:
    """A file with a write-ahead log."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "overlegtafel.db"
        self.url = f"sqlite:///{self.file}"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Somebody else writes, and does not finish."""
        with closing(sqlite3.connect(self.file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")

    @contextmanager
    def full(self, database: Database) -> Iterator[None]:
        """There is no room for anything more."""
        connection = database.write.raw_connection()
        cursor = connection.cursor()
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count={pages}")
        yield
        cursor.execute("PRAGMA max_page_count=1000000")
        connection.close()

    def holds(self, words: str) -> bool:
        """Whether these words stand in the file, or in one beside it."""
        return any(words.encode() in path.read_bytes() for path in self.file.parent.glob(f"{self.file.name}*"))

    def become_foreign(self) -> None:
        """A file of recipes."""
        with closing(sqlite3.connect(self.file)) as connection:
            connection.execute("CREATE TABLE recept (naam)")

    def remove(self) -> None:
        """It goes with its folder."""


KINDS: dict[str, Callable[[Path], Kind]] = {"sqlite": SQLiteFile, "postgresql": PostgreSQLDatabase}


def scrubbed(database: Database) -> bool:
    """Whether what was deleted is gone soon.

    One time does not tell: a line that was just closed stands at its server for a moment more, and whoever comes in
    at another database of that server, the server's own workers too, looks at all of it as it was.
    """
    return any(database.scrub() for _ in range(SCRUBS))
