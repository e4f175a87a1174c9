"""Kinds of stages. One module each holds its acts, events, rules and state; `agenda.KINDS` lists them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from facilitation.acts import Act, VoiceAct
from facilitation.counting.method import Method
from facilitation.events import Event, Secret
from facilitation.refusals import Forbidden, Refused
from facilitation.roles import ON_BEHALF, Actor
from facilitation.room import Initiative, Seat, Status
from facilitation.stage import Stage

if TYPE_CHECKING:
    from facilitation.meeting import Meeting

Facts = list[Event | Secret]


class LiveStage(msgspec.Struct, frozen=True):
    """A stage of a running meeting: its plan, how far it is, what its kind keeps, and with which event it closed."""

    plan: Stage
    status: Status = "waiting"
    state: Any = None
    sealed: bool = False
    closed_at: int = 0

    @property
    def method(self) -> Method:
        """How a vote is voted and counted."""
        return self.plan.method or Method()


@dataclass(frozen=True)
class Context:
    """What a rule may look at: the meeting, the stage an act is for, who asks, and the time (UTC)."""

    meeting: Meeting
    stage: LiveStage
    actor: Actor
    now: datetime

    @property
    def key(self) -> str:
        """The stage's key."""
        return self.stage.plan.key

    def require_open(self) -> None:
        """Refuse unless this stage is the present one and takes acts."""
        if self.meeting.current.plan.key != self.key:
            raise Refused("wrong_stage", stage=self.stage.plan.kind)
        if self.stage.status != "open":
            raise Refused("stage_closed", stage=self.stage.plan.kind)

    def seat(self, act: VoiceAct) -> Seat:
        """The seat this act is for: the actor's own, or the one the console acts for."""
        for_others = self.actor.role in ON_BEHALF
        if act.seat is not None and act.seat != self.actor.seat and not for_others:
            raise Forbidden("not_your_seat")
        seat = act.seat if act.seat is not None else self.actor.seat
        if seat is None:
            raise Forbidden("seat_unchosen" if for_others else "seat_needed")
        if seat not in self.meeting.seats:
            raise Refused("unknown_seat", seat=seat)
        self.require_own_table(self.meeting.seats[seat].table)
        return self.meeting.seats[seat]

    def require_own_table(self, table: str | None) -> None:
        """Refuse a chair what belongs to another table."""
        if self.actor.table is not None and table != self.actor.table:
            raise Forbidden("not_your_table")

    def initiative(self, key: str) -> Initiative:
        """The plan with this id, still taking part."""
        initiative = self.meeting.initiative(key)
        if initiative.withdrawn is not None:
            raise Refused("initiative_withdrawn", initiative=key, title=initiative.title)
        return initiative


@dataclass(frozen=True)
class BallotBox:
    """How a stage treats secret ballots: `accept` checks one and returns what is kept, `count` gives the outcome.

    `channelled` adds the channel that a ballot came by, where that counts.
    """

    accept: Callable[[Context, Any], Mapping[str, Any]]
    count: Callable[[Meeting, LiveStage], Any]
    channelled: Callable[[Context, str, Mapping[str, Any]], Mapping[str, Any]] = lambda context, channel, kept: kept


@dataclass(frozen=True)
class StageKind:
    """Everything the house knows of one kind of stage.

    `acts` maps act types to rules, `events` maps event types to the next state; `leave` may refuse to go on;
    `reopens` tells whether a closed stage may open again; `reveals` whether it has a result to show.
    """

    key: str
    state: Callable[[], Any] = lambda: None
    acts: Mapping[type[Act], Callable[[Context, Any], Facts]] = field(default_factory=dict)
    events: Mapping[type[Event], Callable[[Any, Any], Any]] = field(default_factory=dict)
    ballots: BallotBox | None = None
    leave: Callable[[Context], None] = lambda context: None
    reopens: bool = True
    reveals: bool = False
    closes_by_hand: bool = False


class Sealed(msgspec.Struct, frozen=True):
    """The ballots of a closed stage with their stubs, and what they gave; `turnout` counts seats per channel."""

    ballots: tuple[Mapping[str, Any], ...] = ()
    turnout: Mapping[str, int] = {}
    outcome: Any = None
    stubs: tuple[str, ...] = ()
