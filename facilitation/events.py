"""What happened: the base of every event, and the events of the meeting and its stages. Each part adds its own."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, TypeAlias, TypeVar

import msgspec

from facilitation.state.deciding import Deciding
from facilitation.state.frame import Frame
from facilitation.state.plan import Initiative
from facilitation.state.seat import Channel, Table
from facilitation.state.stage import Stage
from facilitation.state.terms import Terms

V = TypeVar("V")


class Hand(msgspec.Struct, frozen=True):
    """Who did something for another's seat: the role, and the id of the link that gave it. Never a name."""

    role: str
    link: str = ""


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """One fact, named in the past tense. `texts` lists the fields with free text, kept beside the log.

    A path such as `awards[].reason` reaches into a list. `hand` is there only where somebody did it for another's seat:
    without one the line in the log has no such member.

    `pseudonyms` tells which fields name seats, and for which kind of utterance: its name, then the fields that say what
    it is about. In a log that speaks with pseudonyms a seat has another name under each. A field that maps has the
    kinds as its keys, in full. `hides` are fields of the seat that such a log does not tell, `drawn` those that the
    house draws by chance. `unordered` are lists of seats whose order says nothing: such a log sorts their names. Of
    what is `shared` whoever sits with that seat may do the same: then there is no hand.
    """

    texts: ClassVar[tuple[str, ...]] = ()
    pseudonyms: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    hides: ClassVar[tuple[str, ...]] = ()
    drawn: ClassVar[tuple[str, ...]] = ()
    unordered: ClassVar[tuple[str, ...]] = ()
    shared: ClassVar[bool] = False
    hand: Hand | msgspec.UnsetType = msgspec.UNSET

    @classmethod
    def kind(cls) -> str:
        """The name of this event in the log, such as `argument.posted`."""
        return str(cls.__struct_config__.tag)

    @classmethod
    def utterance(cls, field: str, about: Mapping[str, Any]) -> str:
        """The kind of utterance that a field stands for, such as `support A1`; `about` are the fields of the event."""
        name, *fields = cls.pseudonyms[field]
        return " ".join((name, *(str(about[each]) for each in fields)))


class LoggedEvent(msgspec.Struct, frozen=True):
    """One event with its place in the log and its time (UTC, ISO 8601)."""

    seq: int
    at: str
    event: Event


class StageEvent(Event, frozen=True, kw_only=True):
    """A fact of one stage."""

    stage: str


class Said(StageEvent, frozen=True, kw_only=True):
    """What a seat says, in place of what it said there before.

    `instead` are seats that became this one: what they said there falls away too.
    """

    seat: str
    instead: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET

    @property
    def others(self) -> frozenset[str]:
        """The seats that became this one."""
        return frozenset(self.instead or ())

    def beside(self, said: Mapping[str, V]) -> Mapping[str, V]:
        """What was said at this place, by seat, without what falls away."""
        return {seat: each for seat, each in said.items() if seat not in self.others} if self.instead else said


class Secret(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that is kept, but never in the log."""


class BallotCast(Secret, frozen=True, kw_only=True):
    """A valid ballot for a stage; only the roll learns whose. `vote` is 2 where the first one was voided."""

    stage: str
    seat: str
    channel: Channel
    paper: Mapping[str, Any]
    vote: int = 1


class ToldBeside(Secret, frozen=True, kw_only=True):
    """What a seat told of itself for a part, which is only ever kept beside the log, and not for long."""

    part: str
    seat: str
    value: Mapping[str, str]


FASTEST = 600
Rate: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=FASTEST)]
"""How many times as fast as the agenda says the clock of a practice evening runs."""


class MeetingOpened(Event, frozen=True, kw_only=True, tag="meeting.opened"):
    """Everything the evening starts from; `pot` in cents. `practice` only where it does not count.

    A `pseudonymous` log names seats by pseudonyms; older ones do not. `deciding` is who may decide; everybody may where
    nobody said.
    """

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
    practice: Rate | msgspec.UnsetType = msgspec.UNSET
    pseudonymous: bool | msgspec.UnsetType = msgspec.UNSET
    deciding: Deciding | msgspec.UnsetType = msgspec.UNSET


class StageAdvanced(Event, frozen=True, kw_only=True, tag="stage.advanced"):
    """The evening went from `stage` to `to`."""

    stage: str
    to: str


class BoxOpened(StageEvent, frozen=True, kw_only=True):
    """From now on a box of a stage takes ballots, where it has any: that of its turn, or one beside it."""


class BoxClosed(StageEvent, frozen=True, kw_only=True):
    """A box of a stage takes no more ballots; with the last one everything in them is sealed and counted together."""


class StageOpened(BoxOpened, frozen=True, kw_only=True, tag="stage.opened"):
    """A stage takes acts from now on."""


class StageClosed(BoxClosed, frozen=True, kw_only=True, tag="stage.closed"):
    """A stage takes no more acts."""


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


class HandsCounted(StageEvent, frozen=True, kw_only=True, tag="hands.counted"):
    """So many hands were up for each option of a question of a stage, as two people counted them (`numbers`)."""

    count: str
    about: str
    numbers: Mapping[str, int]


class HandsVoided(StageEvent, frozen=True, kw_only=True, tag="hands.voided"):
    """A count of hands does not stand, for this reason."""

    texts: ClassVar = ("reason",)
    count: str
    about: str
    reason: str | None


class MeetingClosed(Event, frozen=True, kw_only=True, tag="meeting.closed"):
    """The meeting is over: nothing of it changes any more."""
