"""PostgreSQL as a kind of database that every test of storage runs on."""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psycopg2

from app.storage.database import Database
from app.storage.postgresql.locks import everything
from tests.storage.postgresql.cluster import shared

FULL = """
    CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
    CREATE TRIGGER full_disk BEFORE INSERT ON meeting EXECUTE FUNCTION full_disk();
"""


def _content(path: Path) -> bytes:
    """What a file holds; nothing where the server, which others use too, has just put it away."""
    with suppress(FileNotFoundError):
        return path.read_bytes()
    return b""


class PostgreSQLDatabase:
    """A database of its own on the server that the tests share."""

    def __init__(self, folder: Path) -> None:
        self.cluster = shared()
        self.name = self.cluster.database()
        self.url = self.cluster.url(self.name)
        self.address = self.url.replace("+psycopg2", "")

    @contextmanager
    def held(self) -> Iterator[None]:
        """Somebody else writes, and does not finish."""
        with closing(psycopg2.connect(self.address)) as other:
            other.cursor().execute(f"SELECT {everything()}")
            yield
            other.rollback()

    @contextmanager
    def full(self, database: Database) -> Iterator[None]:
        """The server finds no room for another meeting."""
        self.cluster.superuser(FULL, database=self.name)
        yield
        self.cluster.superuser("DROP FUNCTION full_disk CASCADE", database=self.name)

    def holds(self, words: str) -> bool:
        """Whether these words stand in the files of the database, or in what the server writes ahead of them."""
        [(oid,)] = self.cluster.superuser("CHECKPOINT", f"SELECT oid FROM pg_database WHERE datname = '{self.name}'")
        places = (self.cluster.data / "base" / str(oid), self.cluster.data / "pg_wal")
        files = [path for place in places for path in place.rglob("*") if path.is_file()]
        return any(words.encode() in _content(path) for path in files)

    def become_foreign(self) -> None:
        """A database of recipes."""
        with closing(psycopg2.connect(self.address)) as connection, connection, connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public CREATE TABLE recept (naam text)")

    def remove(self) -> None:
        """It goes."""
        self.cluster.remove(self.name)
