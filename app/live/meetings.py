"""Live meetings: the only door to the log. Decide on the pending state, commit in a group, publish, acknowledge."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from threading import RLock
from typing import Any

import msgspec
import sqlalchemy as sa
from blinker import Signal
from flask import Flask, current_app

from app.access import grants
from app.access.codes import new_seat
from app.access.receipts import receipt_for
from app.live.limits import limits
from app.operations import health
from app.record.signing import signed_rows
from app.record.signing.house_key import signet
from app.record.signing.signed_rows import Seal
from app.storage import ballots, log
from app.storage.database import Database, database
from app.storage.tables import ActRow, MeetingRow, PersonRow
from facilitation.acts import Act, AddSeat, CloseStage, RevealStage
from facilitation.decide import decide
from facilitation.deciding.division import ProposeDecision, SetAward
from facilitation.events import BallotCast, Event, MeetingClosed, MeetingOpened, Secret, StageClosed, WallFrozen
from facilitation.meeting import Meeting, fold
from facilitation.refusals import Refused, Unavailable
from facilitation.roles import Actor, may
from facilitation.stages import Facts, LiveStage
from facilitation.stages.decision import RecordDecision
from facilitation.stages.ranking import CountAgain, DrawLot

COUNTED_FIRST = (DrawLot, RevealStage, SetAward, ProposeDecision, RecordDecision)  # they lean on the outcome
ACT = ActRow.metadata.tables["act"]
ADD_ACT = sa.insert(ACT)
changed = Signal("a meeting changed: sent with its room and the facts, after the commit")


class Ack(msgspec.Struct, frozen=True):
    """The act was kept; the log stood at `seq`."""

    seq: int
    ok: bool = True


class Room:
    """One live meeting in memory.

    `state` is what was committed, `pending` what was decided on top of it; `voted` is the roll per stage;
    `names` are beside the log; `answers` keeps the answer to every act that had an id.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        self.lock = RLock()
        self.state = self.pending = Meeting()
        self.inflight: list[ActJob] = []
        self.answers: dict[tuple[str, str], int] = {}
        self.voted: dict[str, dict[str, str]] = {}
        self.held: dict[str, dict[str, str]] | None = None  # the roll as the frozen wall shows it
        self.names: dict[str, str] = {}
        self.noindex = False
        self.seal: Seal | None = None  # known once somebody asked after the closing

    def restore(self, connection: sa.Connection) -> None:
        """Fold the log; raises Refused(unknown_meeting) where there is none, log.Damaged where it does not fit."""
        self.seal = None
        self.noindex = bool(connection.scalar(sa.select(MeetingRow.noindex).where(MeetingRow.code == self.code)))
        self.state = self.pending = fold(line.event for line in log.read_checked(connection, self.code))
        if not self.state.seq:
            raise Refused("unknown_meeting", code=self.code)
        self.voted = ballots.turnout(connection, self.code)
        people = connection.execute(sa.select(PersonRow).where(PersonRow.meeting == self.code))
        self.names = {row.seat: row.name for row in people}
        acts = connection.execute(sa.select(ACT.c.actor, ACT.c.id, ACT.c.seq).where(ACT.c.meeting == self.code))
        self.answers = {(actor, act): seq for actor, act, seq in acts}

    def settle(self, job: ActJob) -> None:
        """What a job committed becomes the state; what others decided meanwhile is folded on top again."""
        with self.lock:
            self.inflight.remove(job)
            self.state = fold(job.logged, self.state)
            late = len(job.logged) > len(job.events)
            self.pending = self.state if not self.inflight else self.pending
            if late:
                self.pending = fold((e for waiting in self.inflight for e in waiting.events), self.state)


class ActJob:
    """One act on its way: decided at once, committed with its neighbours, then published."""

    def __init__(self, room: Room, act: Act, actor: Actor, name: str) -> None:
        self.room, self.act, self.actor, self.name = room, act, actor, name
        self.now = datetime.now(UTC)
        self.signet = signet()
        self.facts: Facts = []
        self.logged: list[Event] = []
        self.seq = 0
        self.done = False
        self.error: BaseException | None = None

    @property
    def events(self) -> list[Event]:
        """The facts that go into the log."""
        return [fact for fact in self.facts if isinstance(fact, Event)]

    @property
    def secrets(self) -> list[Secret]:
        """The facts that are kept beside it."""
        return [fact for fact in self.facts if isinstance(fact, Secret)]

    def decide(self, allow: Callable[[Actor, Act], None] = lambda actor, act: None) -> None:
        """Decide on the pending state and take a place in line; the caller holds the room's lock.

        `allow` may still refuse what was decided, before anything changes.
        """
        self.facts = decide(self.room.pending, self.act, self.actor, self.now)
        allow(self.actor, self.act)
        self.room.pending = fold(self.events, self.room.pending)
        self.room.inflight.append(self)

    def run(self, connection: sa.Connection) -> None:
        """Write everything this act leads to."""
        code = self.room.code
        if self.actor.grant:
            grants.require(connection, self.actor.grant)
        for secret in self.secrets:
            if isinstance(secret, BallotCast):
                ballots.cast(connection, code, secret, receipt_for(self.actor, secret.seat))
        self.logged = [*self.events, *self._sealed(connection)]
        head = log.append(connection, code, self.logged, self.now)
        self.seq = self._closed_before or head
        if any(isinstance(event, MeetingClosed) for event in self.logged):
            signed_rows.close(connection, self.signet, code)
        if self.name:
            seat = next(event.seat for event in self.events if hasattr(event, "seat"))
            connection.execute(sa.insert(PersonRow).values(meeting=code, seat=seat, name=self.name))
        if self.act.id:
            row = {"meeting": code, "actor": self.actor.id, "id": self.act.id, "seq": self.seq}
            connection.execute(ADD_ACT, row | {"stage": self._voted})

    @property
    def _closed_before(self) -> int:
        """Where the log stood when the stage closed that is closed again: every close gets the same answer."""
        if not isinstance(self.act, CloseStage) or self.logged:
            return 0
        state = self.room.state
        return (state.stage(self.act.stage) if self.act.stage else state.current).closed_at

    @property
    def _voted(self) -> str | None:
        """The stage that this act handed a ballot in for."""
        return next((secret.stage for secret in self.secrets if isinstance(secret, BallotCast)), None)

    def _sealed(self, connection: sa.Connection) -> list[Event]:
        """Closing a stage with ballots seals them in the same transaction."""
        state = self.room.state
        closed = [event.stage for event in self.events if isinstance(event, StageClosed)]
        return [ballots.seal(connection, state.code, key) for key in closed if state.kind(state.stage(key)).ballots]

    @property
    def seals(self) -> bool:
        """Whether ballots were taken out of the table."""
        return len(self.logged) > len(self.events)

    def publish(self) -> None:
        """After the commit: the state, the roll, the names and the answer."""
        room = self.room
        room.settle(self)
        for secret in self.secrets:
            if isinstance(secret, BallotCast):
                room.voted.setdefault(secret.stage, {})[secret.seat] = secret.channel
        if any(isinstance(event, WallFrozen) for event in self.events):
            room.held = {stage: dict(roll) for stage, roll in room.voted.items()} if room.state.wall.frozen else None
        if self.name:
            room.names |= {event.seat: self.name for event in self.events if hasattr(event, "seat")}
        if self.act.id:
            room.answers[self.actor.id, self.act.id] = self.seq
        self.done = True
        changed.send(room, facts=[*self.logged, *self.secrets])

    def fail(self, error: BaseException) -> None:
        """It could not be kept."""
        self.error, self.done = error, True


def salvage(database: Database, batch: list[Any], waiting: list[Any], fault: Unavailable | None = None) -> None:
    """A batch failed: back to the last committed state, decide and commit its acts again one by one.

    Where the disk is to blame, none of the batch is tried again: each would wait as long for the same answer.
    Acts that wait for the next batch were decided on a state that no longer comes; they are decided again too.
    """
    rooms = {id(job.room): job.room for job in batch if isinstance(job, ActJob)}
    for room in rooms.values():
        room.lock.acquire()
    try:
        for room in rooms.values():
            room.pending, room.inflight = room.state, []
        for job in batch:
            if fault is not None:
                job.fail(fault)
            elif _decided_again(job):
                database.alone(job)
                if job.error is not None and isinstance(job, ActJob):
                    job.room.inflight.remove(job)
                    job.room.pending = job.room.state
        for job in waiting:
            if isinstance(job, ActJob) and id(job.room) in rooms and not _decided_again(job):
                database.drop(job)
    finally:
        for room in rooms.values():
            room.lock.release()


def _decided_again(job: Any) -> bool:
    if isinstance(job, ActJob):
        try:
            job.decide()
        except Refused as refusal:
            job.fail(refusal)
            return False
    return True


def init_app(app: Flask) -> None:
    """Meetings of this app, loaded when first asked for."""
    app.extensions["rooms"] = {}
    app.extensions["rooms_lock"] = RLock()
    base: Database = app.extensions["database"]
    base.salvage = lambda batch, waiting, fault: salvage(base, batch, waiting, fault)


def load(code: str) -> Room:
    """The live meeting with this code; raises Refused(unknown_meeting)."""
    rooms: dict[str, Room] = current_app.extensions["rooms"]
    code = code.upper()
    if code not in rooms:
        with current_app.extensions["rooms_lock"]:
            if code not in rooms:
                room = Room(code)
                _restore(room)
                rooms[code] = room
                current_app.extensions["teller"].begin(room)
    return rooms[code]


def _restore(room: Room) -> None:
    """Rather no evening than a wrong one: what is damaged is not served."""
    try:
        with database().read.connect() as connection:
            room.restore(connection)
    except log.Damaged as damaged:
        current_app.logger.error("a meeting is damaged at event %s", damaged.seq)
        raise Unavailable("meeting_damaged", code=room.code) from damaged


def renew() -> bool:
    """Read every loaded meeting again: names or texts were removed beside us. Whether there was any."""
    rooms = list(current_app.extensions["rooms"].values())
    for room in rooms:
        while not _renewed(room):
            for job in list(room.inflight):
                database().finish(job)  # not under the lock, which its end needs
    return bool(rooms)


def _renewed(room: Room) -> bool:
    with room.lock:
        if not room.inflight:
            _restore(room)
        return not room.inflight


def create(opening: MeetingOpened, public: bool = False, noindex: bool = False) -> None:
    """Write a new meeting and the first line of its log; `noindex` keeps its record out of search engines."""
    now = datetime.now(UTC)

    def work(connection: sa.Connection) -> None:
        row = {"code": opening.code, "title": opening.title, "public": public, "noindex": noindex, "created": now}
        connection.execute(sa.insert(MeetingRow).values(**row))
        log.append(connection, opening.code, [opening], now)

    database().commit(work)


def perform(code: str, act: Act, actor: Actor, name: str = "") -> Ack:
    """Do an act: decide, commit, acknowledge. Raises Refused; a resend of an act with an id gets the same answer.

    What a seat does more than its limits raises TooMany; a resend does not count. What leans on an outcome waits for
    the count.
    """
    room = load(code)
    counts = current_app.extensions["teller"]
    if isinstance(act, COUNTED_FIRST) and may(actor.role, act.kind()):
        counts.require(room, _leaning_on(room, act))
    with current_app.extensions["metrics"].measured(act.kind()):
        ack = _performed(room, act, actor, name)
    if isinstance(act, CountAgain):
        counts.again(room)
    return ack


def _leaning_on(room: Room, act: Act) -> list[LiveStage]:
    """The stages whose outcome an act needs: the one that it speaks of, or all that are shown."""
    stages = [stage for stage in room.state.stages if stage.plan.kind == "ranking"]
    if isinstance(act, (DrawLot, RevealStage)):
        shown = act.stage or room.state.current.plan.key
        return [stage for stage in stages if stage.plan.key == shown]
    return [stage for stage in stages if stage.status == "revealed"]


def _performed(room: Room, act: Act, actor: Actor, name: str) -> Ack:
    if isinstance(act, AddSeat):
        name = act.name or name
        act = msgspec.structs.replace(act, seat=act.seat or new_seat())
    with room.lock:
        job = _resent(room, act, actor)
        if isinstance(job, Ack):
            return job
        if job is None:
            health.require_space()
            limits().admit(actor)
            job = ActJob(room, act, actor, name)
            job.decide(limits().keep)
            database().enqueue(job)
    database().finish(job)
    if job.error is not None:
        raise job.error
    if job.seals:
        _scrub()
    return Ack(job.seq)


def _resent(room: Room, act: Act, actor: Actor) -> ActJob | Ack | None:
    if not act.id:
        return None
    if (actor.id, act.id) in room.answers:
        return Ack(room.answers[actor.id, act.id])
    same = (job for job in room.inflight if job.act.id == act.id and job.actor.id == actor.id)
    return next(same, None)


def _scrub() -> None:
    if not database().scrub():
        health.watch().unscrubbed = True
        current_app.logger.error("sealed ballots may still stand in the write-ahead log: a reader kept it open")


def state_at(code: str, seq: int | None = None) -> Meeting:
    """The meeting as it was after event `seq`, or as it is."""
    with database().read.connect() as connection:
        lines = log.read(connection, code.upper())
        return fold(line.event for line in lines if seq is None or line.seq <= seq)
