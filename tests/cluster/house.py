"""A house of several server processes on one PostgreSQL and one Redis, and what stands in its database."""

import signal
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg2

from app import create_app
from app.access import links
from app.live import meetings
from app.services import services_of
from app.storage.pseudonyms.bodies import Reader
from app.storage.pseudonyms.names import Pseudonyms
from facilitation.events import MeetingOpened
from tests.cluster.redis import Redis
from tests.realtime.servers import Server, free_port, opening
from tests.reliability.ledger import Ledger
from tests.storage.postgresql.cluster import Cluster

PUBLIC = "http://tafel.example"
"""What all of them say in links and codes."""


@dataclass
class Member(Server):
    """One of the processes."""

    environment: dict[str, str] = field(default_factory=dict)

    def start(self, before: Callable[[], None] | None = None, **settings: str) -> None:
        """Start it as one of the house."""
        super().start(before, **(self.environment | settings))


class House:
    """Several processes on one database; `members` are those that were added."""

    def __init__(self, folder: Path, cluster: Cluster, redis: Redis | None) -> None:
        self.folder, self.cluster, self.redis = folder, cluster, redis
        self.name = cluster.database()
        self.url = cluster.url(self.name)
        self.keys: dict[str, str] = {}
        self.members: list[Member] = []

    def furnish(self, *openings: MeetingOpened) -> None:
        """Put meetings in the database, with a facilitator's key for each."""
        app = create_app({"DATA_DIR": self.folder, "DATABASE_URL": self.url})
        with app.app_context():
            for each in openings or (opening(),):
                meetings.create(each)
                self.keys[each.code] = links.make(each.code)
        found = services_of(app)
        assert found.cluster
        found.cluster.close()
        found.database.close()

    def add(self, **settings: str) -> Member:
        """One more process, which serves."""
        here = {"DATABASE_URL": self.url, "PUBLIC_URL": PUBLIC, "REDIS_URL": self.redis.url if self.redis else ""}
        made = Member(self.folder, free_port(), keys=self.keys, environment=here | settings)
        self.members.append(made)
        made.start()
        return made

    def kept(self, code: str = Server.code) -> "Kept":
        """What stands in the database of a meeting."""
        return Kept(self.url.replace("+psycopg2", ""), code)

    def close(self) -> None:
        """Nobody needs it any more."""
        for member in self.members:
            member.lines.close()
            if member.process and member.process.poll() is None:
                member.stop(signal.SIGKILL)
        self.cluster.remove(self.name)


class Kept(Ledger):
    """What the tables of one meeting hold, asked of PostgreSQL beside the processes."""

    def __init__(self, address: str, code: str) -> None:
        self.code, self.sound = code, True
        with closing(psycopg2.connect(address)) as connection:
            self.acts = {row[0]: row[1:] for row in self._asked(connection, "SELECT id, actor, seq FROM act")}
            self.events = self._asked(connection, "SELECT seq, kind, at, body, link FROM event", "seq")
            self.roll = self._asked(connection, "SELECT stage, seat FROM roll")
            secrets = self._asked(connection, "SELECT secret FROM pseudonym")
            self.reader = Reader(Pseudonyms(secrets[0][0]), {}) if secrets else None
            self.open_ballots = self._asked(connection, "SELECT stage, paper FROM ballot")

    def _asked(self, connection: Any, query: str, order: str = "1") -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(f"{query} WHERE meeting = %s ORDER BY {order}", [self.code])
            return list(cursor.fetchall())
