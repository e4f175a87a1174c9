"""What happened. Events of the meeting as a whole; each stage module adds its own."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Literal

import msgspec

from facilitation.deciding.terms import Terms
from facilitation.room import Channel, Frame, Initiative, Table
from facilitation.stage import Stage


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """One fact, named in the past tense. `texts` lists the fields with free text, kept beside the log.

    A path such as `awards[].reason` reaches into a list.
    """

    texts: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def kind(cls) -> str:
        """The name of this event in the log, such as `argument.posted`."""
        return str(cls.__struct_config__.tag)


class StageEvent(Event, frozen=True, kw_only=True):
    """A fact of one stage."""

    stage: str


class Secret(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that is kept, but never in the log."""


class BallotCast(Secret, frozen=True, kw_only=True):
    """A valid ballot for a stage; only the roll learns whose."""

    stage: str
    seat: str
    channel: Channel
    paper: Mapping[str, Any]


class MeetingOpened(Event, frozen=True, kw_only=True, tag="meeting.opened"):
    """Everything the evening starts from; `pot` in cents."""

    code: str
    title: str
    pot: int
    agenda: tuple[Stage, ...]
    frames: tuple[Frame, ...]
    initiatives: tuple[Initiative, ...]
    tables: tuple[Table, ...] = ()
    place: str = ""
    credit: str = ""
    terms: Terms = Terms()


class SeatTaken(Event, frozen=True, kw_only=True, tag="seat.taken"):
    """Somebody sat down."""

    seat: str
    table: str | None = None
    channel: Channel = "room"


class SeatMoved(Event, frozen=True, kw_only=True, tag="seat.moved"):
    """Somebody changed tables."""

    seat: str
    table: str


class StageAdvanced(Event, frozen=True, kw_only=True, tag="stage.advanced"):
    """The evening went from `stage` to `to`."""

    stage: str
    to: str


class StageOpened(Event, frozen=True, kw_only=True, tag="stage.opened"):
    """A stage takes acts."""

    stage: str


class StageClosed(Event, frozen=True, kw_only=True, tag="stage.closed"):
    """A stage takes no more acts."""

    stage: str


class StageRevealed(Event, frozen=True, kw_only=True, tag="stage.revealed"):
    """The outcome of a stage is public."""

    stage: str


class BallotsSealed(Event, frozen=True, kw_only=True, tag="ballots.sealed"):
    """The ballots of a stage, shuffled and without any trace of who cast them; `turnout` counts seats per channel.

    `stubs`, in the order of the ballots, let each device find its own; logs from before there were any have none.
    """

    stage: str
    ballots: tuple[Mapping[str, Any], ...]
    turnout: Mapping[str, int]
    stubs: tuple[str, ...] = ()


class ClockSet(Event, frozen=True, kw_only=True, tag="clock.set"):
    """The clock counts down to `deadline` (UTC); None takes it away."""

    deadline: datetime | None


class ClockPaused(Event, frozen=True, kw_only=True, tag="clock.paused"):
    """The clock was held with so many seconds left."""

    remaining: int


class FloorGiven(Event, frozen=True, kw_only=True, tag="floor.given"):
    """A plan is on the floor."""

    initiative: str


class InitiativeWithdrawn(Event, frozen=True, kw_only=True, tag="initiative.withdrawn"):
    """A plan left the evening."""

    texts: ClassVar = ("reason",)
    initiative: str
    reason: str | None


class InitiativeCorrected(Event, frozen=True, kw_only=True, tag="initiative.corrected"):
    """A plan was put right; only what changed is given, amounts in cents."""

    texts: ClassVar = ("reason", "title", "short", "text")
    initiative: str
    reason: str | None
    title: str | None = None
    short: str | None = None
    text: str | None = None
    ask: int | None = None
    minimum: int | None = None


class WallShown(Event, frozen=True, kw_only=True, tag="wall.shown"):
    """The projector shows the evening, nothing, or the QR code."""

    what: Literal["live", "black", "qr"]


class WallFrozen(Event, frozen=True, kw_only=True, tag="wall.frozen"):
    """The projector holds its picture, or follows again."""

    on: bool


class WallLit(Event, frozen=True, kw_only=True, tag="wall.lit"):
    """The projector is light, or dark."""

    on: bool


class MeetingClosed(Event, frozen=True, kw_only=True, tag="meeting.closed"):
    """The evening is over."""
