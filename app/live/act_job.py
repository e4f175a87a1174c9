"""An act on its way: decided at once, committed with its neighbours, then published."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
import sqlalchemy as sa

from app.access import grants
from app.access.codes import receipt_for
from app.live.room import Room
from app.record.signing import signed_rows
from app.record.signing.house_key import Signet
from app.storage import ballots, beside
from app.storage.beside import polls, voting_codes
from app.storage.lines.ledger import Ledger
from app.storage.tables import PERSON, SNAPSHOT
from facilitation.acts import Act
from facilitation.by_two.card import BY_BATCH
from facilitation.decide import decide
from facilitation.events import BallotCast, Event, MeetingClosed, Secret
from facilitation.evolve import fold
from facilitation.part import Facts
from facilitation.parts.ballots import VoteVoided, box_of, longest_paper
from facilitation.parts.door.events import REMOVALS, out
from facilitation.parts.paper.events import BatchAccepted, BatchVoided, SheetRead
from facilitation.parts.repair.events import BallotsSwapped, SeatsMerged
from facilitation.parts.seating import seats
from facilitation.parts.stages import CloseStage
from facilitation.parts.undo import ActUndone
from facilitation.refusals import Refused
from facilitation.roles import WORKING, Actor
from facilitation.situation import full_boxes, stage_named
from facilitation.step import Deed

ENDS = (MeetingClosed, *REMOVALS)
"""What a snapshot from before may not outlive: the meeting, or somebody who is there no longer."""
ON_PAPER = (SheetRead, BatchAccepted, BatchVoided)
"""What changes ballots on paper, which stand beside the log."""


def _of_batch(receipt: str, seat: str) -> str:
    """The receipt of a ballot of a batch of paper."""
    from app.storage import sheets  # read where there is paper

    return sheets.receipt_of(receipt, seat)


def _drawn(room: Room, fact: Event | Secret) -> Event | Secret:
    """The fact with what the house draws for it by chance, in a pseudonymous log."""
    fields = fact.drawn if isinstance(fact, Event) and room.pending.pseudonymous else ()
    return msgspec.structs.replace(fact, **{field: secrets.token_hex(8) for field in fields}) if fields else fact


class ActJob:
    """An act of somebody in a room; `name` is what they want to be called, kept beside the log.

    `signet` signs a meeting that the act closes. `facts` are what was decided, `events` those of them that go into the
    log, which lead from `before` to `after`, `logged` all that goes into it, `full` the stages that are sealed with it,
    `receipt` that of a batch of paper that is accepted with it.
    """

    def __init__(self, room: Room, act: Act, actor: Actor, name: str, signet: Signet) -> None:
        self.room, self.act, self.actor, self.name, self.signet = room, act, actor, name, signet
        self.now = datetime.now(UTC)
        self.facts: Facts = []
        self.events: list[Event] = []
        self.before = self.after = room.pending
        self.full: list[str] = []
        self.logged: list[Event] = []
        self.receipt = ""
        self.seq = 0
        self.done = False
        self.error: BaseException | None = None

    @property
    def meeting(self) -> str:
        """The code of its meeting."""
        return self.room.code

    @property
    def secrets(self) -> list[Secret]:
        """The decided facts that are kept beside the log, such as a ballot."""
        return [fact for fact in self.facts if isinstance(fact, Secret)]

    def decide(self, allow: Callable[[Actor, Act, Facts], None] = lambda actor, act, facts: None) -> None:
        """Decide on the pending state and take a place in line; the caller holds the room's lock.

        Raises Refused as `facilitation.decide` does; `allow` may still refuse what was decided.
        """
        facts = decide(self.room.pending, self.act, self.actor, self.now, self.room.deeds)
        self.facts, self.logged = [_drawn(self.room, fact) for fact in facts], []
        allow(self.actor, self.act, self.facts)
        self.events = [fact for fact in self.facts if isinstance(fact, Event)]
        self.before = self.room.pending
        self.after = fold(self.events, self.before)
        self.full = full_boxes(self.after, self.events)
        self.room.take_in(self)

    def decide_again(self) -> bool:
        """Decide on the pending state, which became another one; whether there is still something to commit.

        There is not where the act is refused now, and where its room came to know that it was answered already.
        """
        if self.answered():
            return False
        try:
            self.decide()
        except Refused as refusal:
            self.fail(refusal)
        return not self.done

    def answered(self) -> bool:
        """Whether its room came to know that it was kept already, and what the answer was."""
        answer = self.room.answers.get((self.actor.id, self.act.id)) if self.act.id else None
        if answer is not None:
            self.facts, self.events, self.logged, self.seq, self.done = [], [], [], answer, True
        return answer is not None

    def run(self, connection: sa.Connection, ledger: Ledger) -> None:
        """Write everything this act leads to; the log goes first, since a ballot leans on what it says.

        Raises Forbidden(key_needed), Overtaken where somebody else wrote meanwhile, Refused(ballot_elsewhere), and what
        `voting_codes.write` raises.
        """
        code = self.room.code
        if self.actor.grant:
            grants.require(connection, self.actor.grant)
        tally = voting_codes.counted(connection, self.room.pending, self.events)
        self.logged = [*tally, *self.events, *self._sealed(connection)]
        self.room.head = ledger.append(code, self.logged, self.now, self.room.head)
        self.seq = self._closed_before or self.room.head
        self._change_boxes(connection)
        if any(isinstance(event, MeetingClosed) for event in self.logged):
            ledger.flush()  # what is signed stands in the tables
            signed_rows.close(connection, self.signet, code)
        self._write_beside(connection)
        if any(isinstance(event, ENDS) for event in self.logged):
            connection.execute(sa.delete(SNAPSHOT).where(SNAPSHOT.c.meeting == code))
        if self.act.id:
            row = {"meeting": code, "actor": self.actor.id, "id": self.act.id, "seq": self.seq}
            ledger.answer(row | {"stage": self._voted})

    def _change_boxes(self, connection: sa.Connection) -> None:
        """Ballots that were handed in, and those of votes and seats that are no more."""
        code, room = self.room.code, self.room
        for fact in self.facts:
            if isinstance(fact, SeatsMerged):
                for stage in room.open_boxes():
                    self._hand_over(connection, stage, fact)
            if isinstance(fact, BallotsSwapped):
                self._swap(connection, fact)
            if isinstance(fact, VoteVoided):
                ballots.void(connection, code, fact.stage)
            if isinstance(fact, REMOVALS):
                self._take_out(connection, out(fact))
            self._change_paper(connection, fact)
            if isinstance(fact, BallotCast):
                self._cast(connection, fact)

    def _change_paper(self, connection: sa.Connection, fact: Event | Secret) -> None:
        """Ballots on paper that somebody read, and batches that count or do not."""
        if not isinstance(fact, ON_PAPER):
            return
        from app.storage import sheets  # read where there is paper

        code, keys = self.room.code, self.room.box_keys
        if isinstance(fact, SheetRead):
            sheets.keep(connection, keys, code, fact)
        if isinstance(fact, BatchAccepted):
            boxed = any(isinstance(each, BallotCast) for each in self.facts)
            self.receipt = sheets.accept(connection, keys, code, fact, boxed)
        if isinstance(fact, BatchVoided):
            sheets.void(connection, keys, code, fact, box_of(stage_named(self.room.pending, fact.stage)).vote)

    def _cast(self, connection: sa.Connection, ballot: BallotCast) -> None:
        room, seat = self.room, ballot.seat
        receipt = _of_batch(self.receipt, seat) if seat.startswith(BY_BATCH) else receipt_for(self.actor, seat)
        key = ballots.cast(connection, room.box_keys, room.code, ballot, receipt, longest_paper(room.pending))
        room.slips[ballot.stage, ballot.seat] = key

    def _swap(self, connection: sa.Connection, fact: BallotsSwapped) -> None:
        """What was handed in for either of two seats is of the other; each is handed in anew, by this console."""
        room, stage = self.room, fact.stage
        found = {seat: room.slips.pop((stage, seat), None) for seat in fact.seats}
        kept = {seat: ballots.mine(connection, room.box_keys, key) for seat, key in found.items() if key}
        for seat, key in found.items():
            ballots.take_out(connection, room.code, stage, seat, key)
        if not kept:
            raise Refused("nothing_to_swap")
        vote = box_of(stage_named(room.pending, stage)).vote
        for seat, other in (fact.seats, fact.seats[::-1]):
            if (own := kept.get(seat)) is not None:
                channel = seats(room.pending)[other].channel
                ballot = BallotCast(stage=stage, seat=other, channel=channel, paper=own.paper, vote=vote)
                self._cast(connection, ballot)

    def _take_out(self, connection: sa.Connection, gone: frozenset[str]) -> None:
        """The open ballots of seats that were taken out."""
        voted = ballots.turnout(connection, self.room.code)
        for stage in self.room.open_boxes():
            for seat in gone & voted.get(stage, {}).keys():
                ballots.take_out(connection, self.room.code, stage, seat, self.room.slips.get((stage, seat)))

    def _hand_over(self, connection: sa.Connection, stage: str, fact: SeatsMerged) -> None:
        """The open ballot of a seat that goes stands for the one that stays; of two the one that its owner keeps."""
        code, slips = self.room.code, self.room.slips
        if not ballots.voted(connection, code, stage, fact.seat):
            return
        if ballots.voted(connection, code, stage, fact.into):
            if fact.keeps == "into":
                return
            ballots.take_out(connection, code, stage, fact.into, slips.get((stage, fact.into)))
        ballots.hand_over(connection, code, stage, fact.seat, fact.into)

    def _write_beside(self, connection: sa.Connection) -> None:
        code = self.room.code
        beside.write(connection, code, self.facts)
        voting_codes.write(connection, code, self.facts)
        if self.name:
            person = {"meeting": code, "seat": self._seat}
            connection.execute(sa.delete(PERSON).filter_by(**person))  # of a seat that was taken out
            connection.execute(sa.insert(PERSON).values(**person, name=self.name))

    @property
    def _seat(self) -> str:
        """The seat that gets the name."""
        return next(str(event.seat) for event in self.events if hasattr(event, "seat"))

    @property
    def _closed_before(self) -> int:
        """Where the log stood when the stage closed that is closed again: every close gets the same answer."""
        if not isinstance(self.act, CloseStage) or self.logged:
            return 0
        state = self.room.state
        return (stage_named(state, self.act.stage) if self.act.stage else state.current).closed_at

    @property
    def _voted(self) -> str | None:
        """The stage that this act handed a ballot in for."""
        return next((secret.stage for secret in self.secrets if isinstance(secret, BallotCast)), None)

    def _sealed(self, connection: sa.Connection) -> list[Event]:
        """Closing the last box of a stage with ballots seals them in the same transaction."""
        code, keys = self.room.code, self.room.box_keys
        found = [ballots.seal(connection, keys, code, key) for key in self.full]
        if found:
            from app.storage import sheets

            for event in found:
                sheets.sealed(connection, keys, code, event)
        return [*found, *self._polled(connection)]

    def _polled(self, connection: sa.Connection) -> list[Event]:
        """What viewers answered to the question of each box that is sealed."""
        found = (polls.closed(connection, self.room.box_keys, self.room.pending, key) for key in self.full)
        return [event for event in found if event is not None]

    def publish(self) -> None:
        """After the commit: the state, the roll, the names and the answer; then everybody who follows hears it."""
        self.room.settle(self)
        self.room.note([*self.facts, *self.logged[len(self.events) :]])
        self.room.arrivals.note(self.facts, self.now)
        if self.name:
            self.room.call(self._seat, self.name)
        if self.act.id:
            self.room.answers[self.actor.id, self.act.id] = self.seq
        self._remember()
        self.done = True
        self.room.tell([*self.logged, *self.secrets])

    def _remember(self) -> None:
        """What somebody with a link did, so that it can be undone; and what that undid."""
        for event in self.logged:
            if isinstance(event, ActUndone):
                return self.room.take_back(event)
        if self.logged and not self.secrets and self.actor.role in WORKING:
            first, by = self.seq - len(self.logged) + 1, str(self.actor.role)
            self.room.remember(Deed(first, self.seq, self.act.kind(), self.actor.id, by, self.now))

    def fail(self, error: BaseException) -> None:
        """It will not be kept, because of this error; whoever waits for it goes on."""
        self.error, self.done = error, True
