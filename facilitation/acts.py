"""What people ask. The acts of the meeting as a whole; each stage module adds its own."""

from typing import Annotated, Literal

import msgspec

from facilitation.room import Channel

Cents = Annotated[int, msgspec.Meta(ge=0, le=10**12)]
Key = Annotated[str, msgspec.Meta(max_length=64)]
Writing = Annotated[str, msgspec.Meta(max_length=100_000)]


class Act(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """One thing somebody asks; `id` is made by the client and makes a resend harmless."""

    id: Annotated[str, msgspec.Meta(max_length=64, pattern="^[!-~]*$")] = ""

    @classmethod
    def kind(cls) -> str:
        """The name of this act on the wire, such as `argument.post`."""
        return str(cls.__struct_config__.tag)


class VoiceAct(Act, frozen=True, kw_only=True):
    """An act of a seat; `seat` is given only by the console acting for somebody without a phone."""

    seat: Key | None = None


class TakeSeat(Act, frozen=True, kw_only=True, tag="seat.take"):
    """Sit down. Made by the join page, which draws the opaque seat id; never accepted from outside."""

    seat: Key
    table: Key | None = None
    channel: Channel = "room"


class AddSeat(Act, frozen=True, kw_only=True, tag="seat.add"):
    """The console seats somebody without a phone; the name is kept beside the log, the seat id is drawn by the app."""

    table: Key | None = None
    name: Annotated[str, msgspec.Meta(max_length=60)] = ""
    channel: Channel = "paper"
    seat: Key = ""


class MoveSeat(VoiceAct, frozen=True, kw_only=True, tag="seat.move"):
    """Take a place at another table."""

    table: Key


class AdvanceStage(Act, frozen=True, kw_only=True, tag="stage.advance"):
    """Go to another stage, by default the next; `expecting` is the stage the facilitator saw."""

    to: Key | None = None
    expecting: Key | None = None


class OpenStage(Act, frozen=True, kw_only=True, tag="stage.open"):
    """Open the present stage (again)."""

    stage: Key | None = None
    expecting: Key | None = None


class CloseStage(Act, frozen=True, kw_only=True, tag="stage.close"):
    """Close the present stage; ballots are sealed with it."""

    stage: Key | None = None
    expecting: Key | None = None


class RevealStage(Act, frozen=True, kw_only=True, tag="stage.reveal"):
    """Show what a closed stage gave."""

    stage: Key | None = None
    expecting: Key | None = None


class SetClock(Act, frozen=True, kw_only=True, tag="clock.set"):
    """Let the clock count down from so many seconds; 0 takes it away."""

    seconds: Annotated[int, msgspec.Meta(ge=0, le=24 * 3600)]


class AddTime(Act, frozen=True, kw_only=True, tag="clock.add"):
    """Give so many seconds more."""

    seconds: Annotated[int, msgspec.Meta(ge=1, le=3600)] = 120


class PauseClock(Act, frozen=True, kw_only=True, tag="clock.pause"):
    """Hold the clock."""


class ResumeClock(Act, frozen=True, kw_only=True, tag="clock.resume"):
    """Let a held clock run on."""


class GiveFloor(Act, frozen=True, kw_only=True, tag="floor.give"):
    """Put a plan on the floor, on every face at once."""

    initiative: Key


class WithdrawInitiative(Act, frozen=True, kw_only=True, tag="initiative.withdraw"):
    """Take a plan off the evening, with the reason."""

    initiative: Key
    reason: Writing


class CorrectInitiative(Act, frozen=True, kw_only=True, tag="initiative.correct"):
    """Put right what a plan says, with the reason; amounts in cents."""

    initiative: Key
    reason: Writing
    title: Writing | None = None
    short: Writing | None = None
    text: Writing | None = None
    ask: Cents | None = None
    minimum: Cents | None = None


class ShowWall(Act, frozen=True, kw_only=True, tag="wall.show"):
    """What the projector shows: the evening, nothing, or the QR code."""

    what: Literal["live", "black", "qr"]


class FreezeWall(Act, frozen=True, kw_only=True, tag="wall.freeze"):
    """Keep the projector as it is now, or let it follow again."""

    on: bool


class LightWall(Act, frozen=True, kw_only=True, tag="wall.light"):
    """Light letters on dark, or dark on light for a room in daylight."""

    on: bool


class CloseMeeting(Act, frozen=True, kw_only=True, tag="meeting.close"):
    """End the evening and publish the record."""
