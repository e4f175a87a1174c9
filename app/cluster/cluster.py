"""This process among those that serve the same database: it tells what it kept, and follows what others kept."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

import sqlalchemy as sa

from app.cluster import reading
from app.cluster.claims import Claims
from app.cluster.news import News
from app.live.room import Heard, Room
from app.live.rooms import Rooms
from app.storage import log as logged
from app.storage.database import Database
from app.storage.lines.ledger import ACT, EVENT
from app.storage.tables import MEETING, ROLL
from facilitation.refusals import Refused

CHANNEL = "overlegtafel:{}"
ROUNDS = 8  # times that a room is waited for in which acts are under way
MOST = 500  # meetings that are looked at in one question
log = logging.getLogger(__name__)
Head = tuple[int, int, int]
"""How many events, answered acts and names on a roll a meeting has: when all are the same, nothing was kept in it."""
NONE: Head = (0, 0, 0)


class Cluster:
    """The other processes, seen from this one.

    `waiting` is what is to be told and `behind` the meetings of which news was heard; `wake` is called when there is
    any of the first, `stir` of the second. With `every` this process follows all meetings, not only those that
    somebody asked it for.
    """

    def __init__(self, database: Database, rooms: Rooms, url: str, every: bool = False) -> None:
        self.database, self.rooms, self.every = database, rooms, every
        place = sa.make_url(database.write.url)
        self.claims = Claims(place) if place.get_backend_name() == "postgresql" else None
        self.news = News(url, CHANNEL.format(place.database or "")) if url else None
        self.waiting: dict[str, int] = {}
        self.behind: set[str] = set()
        self.wake: Callable[[], None] = lambda: None
        self.stir: Callable[[], None] = lambda: None
        self._heads: dict[str, Head] = {}
        rooms.changed.connect(self.note)
        rooms.gone.connect(self.went)

    @property
    def lost(self) -> bool:
        """Whether Redis does not answer though there should be one."""
        return self.news is not None and self.news.lost

    def note(self, room: Room, facts: Iterable[Any]) -> None:
        """Something was kept here: tell the others soon. Does not wait: the writer calls it."""
        if not isinstance(facts, Heard):
            self.waiting[room.code] = room.state.seq
            self.wake()

    def take(self, what: str) -> bool:
        """Whether this process does what one has to do, and no other does until it is given back or this one dies."""
        return self.claims is None or self.claims.take(what)

    def give(self, what: str) -> None:
        """Another process may do it."""
        if self.claims is not None:
            self.claims.give(what)

    def fresh(self, room: Room) -> bool:
        """Whether another process appended to a meeting: if so it is heard first."""
        with self.database.read.connect() as connection:
            seq, _ = logged.head(connection, room.code)
        return seq != room.state.seq and self.hear(room.code)

    def require(self) -> None:
        """Redis can be reached and used, where there should be one; raises Unsound."""
        if self.news is not None:
            self.news.require()

    def went(self, code: str) -> None:
        """A meeting is no more."""
        self._heads.pop(code, None)
        self.waiting[code] = 0
        self.wake()

    def tell(self) -> None:
        """Say what waits to be said."""
        heads, self.waiting = self.waiting, {}
        if self.news is not None and heads:
            self.news.tell(heads)

    def listen(self, seconds: float) -> None:
        """Take in what others say within so many seconds; raises what `News.heard` raises."""
        if self.news is None:
            return
        began = self.news.listening
        for told in self.news.heard(seconds):
            if self.every or self.rooms.get(told.meeting) is not None:
                self.behind.add(told.meeting)
                self.stir()
        if not began:
            self.look()  # at what was said before anybody listened here

    def follow(self) -> None:
        """Catch up with every meeting of which there is news."""
        while self.behind:
            self.hear(self.behind.pop())

    def look(self) -> None:
        """Ask the database itself which meetings went on, and whether Redis answers: news may have been lost."""
        if self.news is not None:
            self.news.look()
        codes = [room.code for room in self.rooms]
        try:
            heads = {
                code: head for at in range(0, len(codes), MOST) for code, head in self._read(codes[at : at + MOST])
            }
        except sa.exc.DBAPIError as error:
            self.database.fault = self.database.fault_in(error) or self.database.fault
            return
        if self.database.fault is not None and self.database.fault.key == "database_unreachable":
            self.database.fault = None
        for code in codes:
            if heads.get(code, NONE) not in (self._heads.get(code), self._known(code)):
                self.hear(code)
        self._heads = heads

    def _known(self, code: str) -> Head:
        """How far a meeting is as this process knows it."""
        room = self.rooms.get(code)
        return (room.state.seq, len(room.answers), sum(map(len, room.voted.values()))) if room else NONE

    def _read(self, codes: list[str]) -> Iterable[tuple[str, Head]]:
        """How far these meetings are; one that is no more is left out."""
        with self.database.read.connect() as connection:
            for row in connection.execute(HEADS, {"codes": codes}):
                yield row.code, (row.events or 0, row.acts, row.rolls)

    def hear(self, code: str) -> bool:
        """Bring a meeting up to the head of its log, where it is in memory; whether there was any news.

        Whoever follows the meetings hears it. Acts that are under way end first.
        """
        room = self.rooms.get(code)
        if room is None:
            if self.every:
                self._load(code)
            return False
        for _ in range(ROUNDS):
            with room.lock:
                if not room.inflight:
                    return self._caught_up(room)
            for job in list(room.inflight):
                self.database.finish(job)  # not under the lock, which its end needs
        self.behind.add(code)  # it is busy here: acts that are overtaken hear the news by themselves
        return False

    def _caught_up(self, room: Room) -> bool:
        before = (room.state, room.voted, room.names, room.beside, room.noindex, room.pictures)
        try:
            with self.database.read.connect() as connection:
                news = reading.catch_up(connection, room)
        except logged.Damaged as damaged:
            log.error("a meeting that another process went on with is damaged at event %s", damaged.seq)
            self.rooms.forget(room.code)
            return False
        except Refused:
            self.rooms.drop(room.code)
            return True
        after = (room.state, room.voted, room.names, room.beside, room.noindex, room.pictures)
        if any(one is not other for one, other in zip(before, after, strict=True)):
            room.tell(news)
        return bool(news)

    def _load(self, code: str) -> None:
        try:
            self.rooms.load(code)
        except Refused as refused:
            log.info("a meeting could not be followed: %s", refused.key)

    def close(self) -> None:
        """Say the last news, and let go of the database and of Redis."""
        self.tell()
        if self.claims is not None:
            self.claims.close()
        if self.news is not None:
            self.news.close()


def _count(table: sa.Table) -> Any:
    return sa.select(sa.func.count()).where(table.c.meeting == MEETING.c.code).scalar_subquery()


def _heads() -> Any:
    last = sa.select(sa.func.max(EVENT.c.seq)).where(EVENT.c.meeting == MEETING.c.code)
    acts = sa.select(sa.func.count()).select_from(ACT).where(ACT.c.meeting == MEETING.c.code).scalar_subquery()
    found = sa.select(MEETING.c.code, last.scalar_subquery().label("events"), acts.label("acts"),
                      _count(ROLL).label("rolls"))  # fmt: skip
    return found.where(MEETING.c.code.in_(sa.bindparam("codes", expanding=True)))


HEADS = _heads()
