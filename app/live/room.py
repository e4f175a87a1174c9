"""A room: one live meeting in memory, with what is kept beside its log."""

from collections.abc import Collection, Mapping, Sequence
from threading import RLock
from typing import Protocol

import msgspec
import sqlalchemy as sa
from blinker import Signal

from app.languages import MEETING
from app.live.arrivals import Arrivals
from app.pictures.kept import Picture, of_meeting
from app.record.signing.signed_rows import Seal
from app.storage import ballots, beside, log, redaction, tables
from app.storage.box_keys import BoxKeys
from app.storage.job import Job
from app.storage.tables import ACT, PERSON
from facilitation.acts import Act
from facilitation.by_two.card import BY_BATCH
from facilitation.events import BallotCast, BallotsSealed, BoxOpened, Event, Secret
from facilitation.evolve import fold
from facilitation.part import Facts
from facilitation.parts.ballots import VoteVoided
from facilitation.parts.door.events import REMOVALS, out
from facilitation.parts.paper.events import BatchVoided
from facilitation.parts.reactions import Reactions
from facilitation.parts.reactions import after as reactions
from facilitation.parts.repair.events import BallotsSwapped, SeatsMerged
from facilitation.parts.seating import SeatTaken, seats
from facilitation.parts.undo import ActUndone, taken_back
from facilitation.parts.viewers.rules import box_for
from facilitation.parts.wall import WallFrozen, wall
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.roles import Actor
from facilitation.state.kept import put
from facilitation.state.meeting import Meeting
from facilitation.step import Deed

MOST_DEEDS = 40
ANSWERS = sa.select(ACT.c.actor, ACT.c.id, ACT.c.seq).where(ACT.c.meeting == sa.bindparam("code"))
SNAPSHOT = sa.select(sa.literal(1)).where(tables.SNAPSHOT.c.meeting == sa.bindparam("code"))


class Underway(Job, Protocol):
    """An act that was decided and waits for its commit. `logged` is what it writes, `seq` where the log then stands.

    `events` are what was decided, which sealing adds to when it is written; they lead from `before` to `after`.
    """

    act: Act
    actor: Actor
    facts: Facts
    events: list[Event]
    logged: list[Event]
    seq: int
    before: Meeting
    after: Meeting


class Heard(list[Event]):
    """What another process appended; who tells the others what was kept here is silent about it."""


class Room:
    """One live meeting in memory.

    `state` is what was committed, `pending` what was decided on top of it by the acts `inflight`; `voted` is the roll
    per stage, `held` the roll as the frozen wall shows it; `names` and `arrivals` are beside the state; `answers`
    keeps the answer to every act that had an id; `beside` is what seats told of themselves, by part and seat; `seal`
    is known once somebody asked after the closing. `head` is where the log ends with what was written, committed or
    not: only the writer looks at it and moves it. `slips` is what the open ballot of a seat is kept under, by stage and
    seat: only in memory, and until it is sealed. `state`, the rolls and the names are never changed in place: what is
    the same object is as it was. `snapshot` is the event that the one on the disk ends in, 0 without one; `removed` how
    much had been removed when the meeting was read, as `redaction.extent` tells it. `deeds` are what was done at
    consoles lately, oldest first; only in memory.
    """

    def __init__(self, code: str, changed: Signal, box_keys: BoxKeys) -> None:
        self.code = code
        self.box_keys = box_keys
        self.lock = RLock()
        self.state = self.pending = Meeting()
        self.head = 0
        self.inflight: list[Underway] = []
        self._by_id: dict[tuple[str, str], Underway] = {}
        self.answers: dict[tuple[str, str], int] = {}
        self.voted: Mapping[str, Mapping[str, str]] = {}
        self.held: Mapping[str, Mapping[str, str]] | None = None
        self.names: Mapping[str, str] = {}
        self.beside: beside.Told = {}
        self.reactions: Reactions = {}
        self.arrivals = Arrivals()
        self.snapshot, self.removed = 0, ""
        self.noindex, self.language = False, MEETING
        self.pictures: Mapping[str, Picture] = {}
        self.seal: Seal | None = None
        self.slips: dict[tuple[str, str], str] = {}
        self.deeds: tuple[Deed, ...] = ()
        self._changed = changed

    def restore(self, connection: sa.Connection, checked: tuple[int, str] = (0, log.ZERO)) -> None:
        """Fold the log; raises Refused(unknown_meeting) where there is none, log.Damaged where it does not fit.

        What a snapshot came to is not folded again; `checked` is how far the log was found to fit before, and the link
        there.
        """
        start, link = self._begin(connection)
        since = (start.seq, link) if checked[0] >= start.seq else checked
        self._become(fold(self.arrivals.noting(log.read_checked(connection, self.code, start.seq, since)), start))
        if not self.state.seq:
            raise Refused("unknown_meeting", code=self.code)
        self._read_beside(connection)

    def _begin(self, connection: sa.Connection) -> tuple[Meeting, str]:
        """Where folding begins, and the link there: at a snapshot, or at the first line."""
        self.arrivals, self.snapshot = Arrivals(), 0
        self.removed = redaction.extent(connection, self.code)
        if not connection.scalar(SNAPSHOT, {"code": self.code}):
            return Meeting(), log.ZERO
        from app.live import snapshots  # read where there is one

        found = snapshots.found(connection, self.code)
        if found is None:
            return Meeting(), log.ZERO
        folded, link = found
        self.arrivals, self.snapshot = Arrivals(folded.at, folded.heard, folded.begun), folded.meeting.seq
        return folded.meeting, link

    def take(self, news: Heard) -> None:
        """Fold what somebody else appended, and know what follows from it; the caller holds the lock.

        What stands beside the log may be on already: it is read after this, and then `hold` is due.
        """
        self._become(fold(news, self.state))
        self.note(news)
        for event in news:
            if isinstance(event, BallotsSealed):
                self.box_keys.counted(self.code, event.stage)
            if isinstance(event, ActUndone):
                self.take_back(event)

    def _become(self, state: Meeting) -> None:
        self.state = self.pending = state
        self.head, self.seal = state.seq, None

    def _read_beside(self, connection: sa.Connection) -> None:
        row = sa.select(tables.MEETING.c.noindex, tables.MEETING.c.language).where(tables.MEETING.c.code == self.code)
        self.noindex, self.language = connection.execute(row).one()
        self.pictures = of_meeting(connection, self.code)
        self.voted = ballots.turnout(connection, self.code)
        people = connection.execute(sa.select(PERSON).where(PERSON.c.meeting == self.code))
        self.names = {row.seat: row.name for row in people}
        self.beside = beside.read(connection, self.code)
        acts = log.plain(connection, ANSWERS, {"code": self.code})
        self.answers = {(actor, act): seq for actor, act, seq in acts}

    def step_back(self) -> None:
        """Forget what was decided and not committed. The caller holds the lock."""
        self.pending, self.inflight, self.head = self.state, [], self.state.seq
        self._by_id = {}

    def take_in(self, job: Underway) -> None:
        """An act that was decided is in line. The caller holds the lock."""
        self.pending = job.after
        self.inflight.append(job)
        if job.act.id:
            self._by_id[job.actor.id, job.act.id] = job

    def under_way(self, actor: str, act: str) -> Underway | None:
        """The act with this id that this actor did and that waits for its commit."""
        return self._by_id.get((actor, act))

    def settle(self, job: Underway) -> None:
        """What a job committed becomes the state; what others decided meanwhile is folded on top again."""
        with self.lock:
            self.inflight.remove(job)
            self._by_id.pop((job.actor.id, job.act.id or ""), None)
            known = self.state is job.before and len(job.logged) == len(job.events)
            self.state = job.after if known else fold(job.logged, self.state)
            late = len(job.logged) > len(job.events)
            self.pending = self.state if not self.inflight else self.pending
            if late:
                self.pending = fold((e for waiting in self.inflight for e in waiting.events), self.state)

    def open_boxes(self) -> list[str]:
        """The stages with ballots that are not sealed, by their keys."""
        return [stage.key for stage in self.state.stages if PARTS.kind(stage).ballots and not stage.sealed]

    def note(self, facts: Sequence[Event | Secret]) -> None:
        """Know what was told beside the log, and put ballots on the roll, or begin it anew where a vote was voided."""
        self.beside = beside.after(self.beside, facts)
        self.reactions = reactions(self.reactions, facts)
        for fact in facts:
            if isinstance(fact, BallotCast):
                roll = put(self.voted.get(fact.stage, {}), fact.seat, fact.channel)
                self.voted = {**self.voted, fact.stage: roll}
            if isinstance(fact, REMOVALS):
                self.voted = {stage: self._without(stage, out(fact)) for stage in self.voted}
            if isinstance(fact, SeatsMerged):
                merged = {stage: self._merged(stage, fact) for stage in self.voted}
                moved = {stage for stage in merged if merged[stage] is not self.voted[stage]} & {
                    stage for stage in self.voted if fact.keeps == "seat" or fact.into not in self.voted[stage]
                }
                slips = {(stage, fact.into): self.slips.get((stage, fact.seat), "") for stage in moved}
                self.slips |= {place: key for place, key in slips.items() if key}
                self.voted = merged
            if isinstance(fact, BallotsSwapped):
                self.voted = {**self.voted, fact.stage: self._swapped(fact)}
            if isinstance(fact, BallotsSealed):
                self.slips = {place: key for place, key in self.slips.items() if place[0] != fact.stage}
                polled = box_for(fact.stage)
                self.voted = {box: roll for box, roll in self.voted.items() if box != polled}
            if isinstance(fact, BatchVoided):
                ours = f"{BY_BATCH}{fact.batch}:"
                there = self.voted.get(fact.stage, {})
                left = {seat: by for seat, by in there.items() if not seat.startswith(ours)}
                self.voted = {**self.voted, fact.stage: left}
            if isinstance(fact, VoteVoided):
                self.voted = {stage: roll for stage, roll in self.voted.items() if stage != fact.stage}
        self.hold(facts)

    def hold(self, facts: Sequence[Event | Secret]) -> None:
        """Where the wall was frozen, keep the roll as it is now."""
        if any(isinstance(fact, WallFrozen) for fact in facts):
            self.held = self.voted if wall(self.state).frozen else None

    def _merged(self, stage: str, fact: SeatsMerged) -> Mapping[str, str]:
        """The roll of a stage whose ballots are not sealed, with the one seat for the other."""
        roll = self.voted[stage]
        if fact.seat not in roll or stage not in self.open_boxes():
            return roll
        left = {seat: by for seat, by in roll.items() if seat != fact.seat}
        return left if fact.into in left and fact.keeps == "into" else {**left, fact.into: roll[fact.seat]}

    def _swapped(self, fact: BallotsSwapped) -> Mapping[str, str]:
        """The roll of a stage with either of two seats for the other."""
        to = dict((fact.seats, fact.seats[::-1]))
        roll = [to.get(seat, seat) for seat in self.voted.get(fact.stage, {})]
        return {seat: seats(self.state)[seat].channel if seat in to else self.voted[fact.stage][seat] for seat in roll}

    def _without(self, stage: str, gone: Collection[str]) -> Mapping[str, str]:
        """The roll of a stage without these seats, as long as its ballots are not sealed."""
        roll = self.voted[stage]
        return {who: by for who, by in roll.items() if who not in gone} if stage in self.open_boxes() else roll

    def remember(self, deed: Deed) -> None:
        """Know what was done at a console, beside what was done there lately."""
        self.deeds = (*self.deeds, deed)[-MOST_DEEDS:]

    def take_back(self, event: ActUndone) -> None:
        """Know that a deed was undone, and the roll of a wall that is frozen once more."""
        self.deeds = tuple(
            msgspec.structs.replace(deed, undone=True) if event.covers(deed.last) else deed for deed in self.deeds
        )
        self.held = (self.held or self.voted) if wall(self.state).frozen else None

    def leaning_ballots(self, facts: Sequence[Event | Secret]) -> bool:
        """Whether a ballot is in that would not be there without what these facts undo. The caller holds the lock."""
        undone = [each for fact in facts if isinstance(fact, ActUndone) for each in taken_back(self.pending, fact)]
        if not undone:
            return False
        cast = [fact for job in self.inflight for fact in job.facts if isinstance(fact, BallotCast)]
        voted = {(stage, seat) for stage, roll in self.voted.items() for seat in roll}
        voted |= {(ballot.stage, ballot.seat) for ballot in cast}
        opened = {event.stage for event in undone if isinstance(event, BoxOpened)}
        seated = {event.seat for event in undone if isinstance(event, SeatTaken)}
        return any(stage in opened or seat in seated for stage, seat in voted)

    def call(self, seat: str, name: str) -> None:
        """Know a seat, or somebody who signed, by the name that they gave."""
        self.names = put(self.names, seat, name)

    def tell(self, facts: Sequence[object]) -> None:
        """Let everybody who follows the meetings of this app know what happened, after the commit."""
        self._changed.send(self, facts=facts)
