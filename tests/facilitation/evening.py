"""A small meeting to play with: acts go through `decide`, facts through `evolve`, ballots into a box until sealed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from msgspec import UNSET

from facilitation.acts import Act, VoiceAct
from facilitation.agenda import agenda
from facilitation.by_two.card import BY_BATCH
from facilitation.counting.written import plain
from facilitation.decide import decide
from facilitation.events import BallotCast, BallotsSealed, Event, MeetingOpened, Secret
from facilitation.evolve import evolve
from facilitation.part import Facts
from facilitation.parts.ballots import CastBallot, Paper, VoteVoided
from facilitation.parts.decision.acts import GiveConsent
from facilitation.parts.frames import ConfirmFrame, frames
from facilitation.parts.paper.events import BatchVoided, SheetRead
from facilitation.parts.ranking.events import BallotsCounted
from facilitation.parts.ranking.votes import question, unanswered
from facilitation.parts.repair.events import BallotsSwapped
from facilitation.parts.seating import SeatTaken, seats
from facilitation.parts.stages import AdvanceStage, CloseStage, RevealStage
from facilitation.parts.undo import ActUndone
from facilitation.parts.viewers.rules import box_for
from facilitation.parts.viewers.rules import counted as poll_of
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.roles import WORKING, Actor, Role
from facilitation.situation import full_boxes
from facilitation.state.deciding import Deciding
from facilitation.state.frame import FRAME_KEYS, Frame
from facilitation.state.meeting import Meeting
from facilitation.state.plan import Initiative
from facilitation.state.seat import PHONELESS, Channel, Table
from facilitation.state.stage import LiveStage, Stage
from facilitation.step import Deed

START = datetime(2025, 3, 20, 18, 30, tzinfo=UTC)
LEADER = Actor("leader", Role.FACILITATOR)
VISITOR = Actor("passer-by", Role.VISITOR)


def phone(seat: str) -> Actor:
    """The phone of whoever sits there."""
    return Actor(f"phone of {seat}", Role.RESIDENT, seat)


ANNA, BRAM, CHRIS, DORA = (phone(name) for name in ("anna", "bram", "chris", "dora"))

POT = 10_000_00
GARDEN = Initiative("garden", "Moestuin", ask=6_000_00, minimum=3_000_00, scalable=True)
PLAYGROUND = Initiative("playground", "Speelplek", ask=5_000_00, minimum=5_000_00)
LAMPS = Initiative("lamps", "Lampen", ask=3_000_00, minimum=1_000_00, scalable=True)
MURAL = Initiative("mural", "Muurschildering", ask=2_000_00, minimum=1_500_00)
PLANS = (GARDEN, PLAYGROUND, LAMPS, MURAL)
FRAMES = tuple(Frame(key, key.title(), f"Wat wij afspreken over {key}.") for key in FRAME_KEYS)
TABLES = (Table("t1", "Tafel 1"), Table("t2", "Tafel 2"), Table("t3", "Tafel thuis", online=True))
ORDERS = {"anna": ["garden", "playground", "lamps"], "bram": ["playground", "garden"], "chris": ["garden", "lamps"]}


def written(meeting: Meeting) -> bytes:
    """The whole state, to compare."""
    return msgspec.json.encode(meeting, enc_hook=str)


def counted(meeting: Meeting, stage: LiveStage) -> BallotsCounted:
    """What a worker would say of these ballots."""
    asked = question(meeting, stage)
    return BallotsCounted(stage=stage.plan.key, question=asked.digest, result=plain(asked.answer()))


class Evening:
    """A meeting of three seats in the room and one online, and everything that happened in it."""

    def __init__(
        self,
        stages: Sequence[Stage] | None = None,
        plans: Sequence[Initiative] = PLANS,
        pseudonymous: bool = False,
        deciding: Deciding | None = None,
    ) -> None:
        self.meeting = Meeting()
        self.events: list[Event] = []
        self.times: list[datetime] = []
        self.box: dict[tuple[str, str], BallotCast] = {}
        self.now = START
        self.deeds: tuple[Deed, ...] = ()
        self.read: list[Secret] = []
        self.happen(
            MeetingOpened(
                code="KLAVER",
                title="Overlegtafel",
                pot=POT,
                agenda=tuple(stages or agenda()),
                frames=FRAMES,
                initiatives=tuple(plans),
                tables=TABLES,
                pseudonymous=pseudonymous or UNSET,
                deciding=deciding or UNSET,
            )
        )
        for name, channel in (("anna", "room"), ("bram", "room"), ("chris", "paper"), ("dora", "online")):
            self.sit(name, channel)  # type: ignore[arg-type]

    @property
    def kind(self) -> str:
        """The kind of the present stage."""
        return self.meeting.current.plan.kind

    @property
    def state(self) -> Any:
        """What the present stage keeps."""
        return self.meeting.current.state

    def sit(self, name: str, channel: Channel = "room") -> None:
        """Somebody takes a seat, without a rule in between."""
        self.happen(SeatTaken(seat=name, channel=channel, table="t3" if channel == "online" else "t1"))

    def happen(self, event: Event) -> None:
        """Let a fact be a fact; a stage that closes is sealed at once and then counted, as the app does."""
        self.meeting = evolve(self.meeting, event)
        self.events.append(event)
        self.times.append(self.now)
        if isinstance(event, VoteVoided):
            self.box = {place: ballot for place, ballot in self.box.items() if place[0] != event.stage}
        if isinstance(event, BatchVoided):
            ours = f"{BY_BATCH}{event.batch}:"
            self.box = {place: ballot for place, ballot in self.box.items() if not place[1].startswith(ours)}
        if isinstance(event, BallotsSwapped):
            self._swap(event)
        for stage in full_boxes(self.meeting, [event]):
            self.happen(self._sealed(stage))
            self._polled(stage)
        for stage in unanswered(self.meeting):
            self.happen(counted(self.meeting, stage))

    def _swap(self, event: BallotsSwapped) -> None:
        here = {seat: self.box.pop((event.stage, seat), None) for seat in event.seats}
        for seat, other in (event.seats, event.seats[::-1]):
            if (ballot := here[seat]) is not None:
                self.box[event.stage, other] = msgspec.structs.replace(ballot, seat=other)

    def _sealed(self, stage: str) -> BallotsSealed:
        cast = [ballot for (at, _), ballot in self.box.items() if at == stage]
        papers = sorted((ballot.paper for ballot in cast), key=repr)
        turnout: Counter[str] = Counter(ballot.channel for ballot in cast)
        return BallotsSealed(stage=stage, ballots=tuple(papers), turnout=dict(turnout))

    def _polled(self, stage: str) -> None:
        cast = [ballot.paper for (at, _), ballot in self.box.items() if at == box_for(stage)]
        if (poll := poll_of(self.meeting, stage, cast)) is not None:
            self.happen(poll)

    def play(self, act: Act, by: Actor | None = None) -> Facts:
        """What the act led to, done by whoever is named; else by the leader, and for a seat with a phone by that."""
        by = by or self.voice(act)
        facts, first = decide(self.meeting, act, by, self.now, self.deeds), self.meeting.seq + 1
        for fact in facts:
            if isinstance(fact, BallotCast):
                self.box[fact.stage, fact.seat] = fact
            elif isinstance(fact, SheetRead):
                self.read.append(fact)
            elif isinstance(fact, Event):
                self.happen(self._drawn(fact))
        if not any(isinstance(fact, Secret) for fact in facts):
            self._remember(act, by, first)
        return facts

    def _drawn(self, fact: Event) -> Event:
        """What the house draws by chance, always the same."""
        drawn = dict.fromkeys(fact.drawn, f"{self.meeting.seq:016x}") if self.meeting.pseudonymous else {}
        return msgspec.structs.replace(fact, **drawn)

    def _remember(self, act: Act, by: Actor, first: int) -> None:
        """What a console did can be undone, as the app remembers it."""
        last = self.events[-1] if self.meeting.seq >= first else None
        if isinstance(last, ActUndone):
            replace = msgspec.structs.replace
            self.deeds = tuple(replace(deed, undone=deed.undone or last.covers(deed.last)) for deed in self.deeds)
        elif last is not None and not isinstance(act, VoiceAct) and by.role in WORKING:
            deed = Deed(first, self.meeting.seq, act.kind(), by.id, str(by.role), self.now)
            self.deeds = (*self.deeds, deed)

    def voice(self, act: Act) -> Actor:
        """Who would ask this: the phone of the seat that it is for, where that has one; else the leader."""
        seat = seats(self.meeting).get((act.seat or "") if isinstance(act, VoiceAct) else "")
        return LEADER if seat is None or seat.channel in PHONELESS else phone(seat.id)

    def refuse(self, act: Act, by: Actor = LEADER) -> Refused:
        """The refusal that this act meets; the meeting stays as it was."""
        before = written(self.meeting)
        with pytest.raises(Refused) as refusal:
            decide(self.meeting, act, by, self.now, self.deeds)
        assert written(self.meeting) == before
        return refusal.value

    def wait(self, seconds: float) -> Evening:
        """Let time go by."""
        self.now += timedelta(seconds=seconds)
        return self

    def reach(self, kind: str) -> Evening:
        """Go on the proper way until a stage of this kind is the present one."""
        while self.kind != kind:
            self.finish()
            self.play(AdvanceStage())
        return self

    def finish(self) -> Evening:
        """Do what the present stage asks before the evening can go on."""
        for frame in frames(self.meeting).values():
            if self.kind == "frames" and not frame.confirmed:
                self.play(ConfirmFrame(frame=frame.key))
        if PARTS.kind(self.meeting.current).closes_by_hand:
            self.play(CloseStage())
        if self.kind in ("ranking", "chips", "allocation"):
            self.play(RevealStage())
        return self

    def vote(self, orders: Mapping[str, list[str]] = ORDERS) -> Evening:
        """Hand in these rankings, per seat."""
        for seat, order in orders.items():
            self.play(CastBallot(seat=seat, ballot=Paper(order=order)))
        return self

    def ranked(self) -> Evening:
        """With a revealed ranking: garden 14, playground 9, lamps 7, mural 0 points; garden and lamps fit the pot."""
        return self.reach("ranking").vote().finish()

    def agreed(self) -> Evening:
        """At the decision, with everybody's consent and the stage closed."""
        self.ranked().reach("decision")
        for seat in seats(self.meeting):
            self.play(GiveConsent(seat=seat, position="agree"))
        self.play(CloseStage())
        return self


Situation = Callable[[], Evening]


def at(kind: str) -> Situation:
    """A fresh evening at this stage."""
    return lambda: Evening().reach(kind)
