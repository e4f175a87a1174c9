"""The part: one capability of a meeting, declared once. Everything that the house must know of it stands on it.

A part is a kind of stage, a standing thing of the whole meeting, or both. `registry.PARTS` gathers all parts; decide,
evolve, the matrix of roles, the schema of forms, the record, what is somebody's own and the console's next step are
derived from them. ARCHITECTURE of the field: boardgame.io (a game is one object of moves and views).
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, Literal, TypeVar, cast

import msgspec

from facilitation.acts import Act
from facilitation.by_two.card import OnPaper
from facilitation.by_two.show import Show
from facilitation.events import Event, LoggedEvent, MeetingOpened, Secret
from facilitation.refusals import Refused, Unfit
from facilitation.roles import Actor, Role
from facilitation.state.meeting import Meeting
from facilitation.state.method import BallotForm
from facilitation.state.plan import Initiative
from facilitation.state.seat import Place
from facilitation.state.stage import LiveStage, Nothing, Stage, Status
from facilitation.step import Button, Deed, Say, Step, Sure, Waits

__all__ = [
    "BallotBox", "Button", "Change", "Context", "Course", "Facts", "Follow", "Kind", "LoggedEvent", "Note",
    "OfStage", "Part", "Place", "Rule", "Say", "Step", "Sure", "Waits", "Whole", "everybody",
]  # fmt: skip

S = TypeVar("S")
K = TypeVar("K")
Facts = list[Event | Secret]
Tells = Mapping[type[Event], Callable[[Meeting, Any], list[Event]]]
"""What the house states before an event happens, from the meeting before its act and the event."""


def everybody(meeting: Meeting, event: object) -> None:
    """Whom an event touches that changes what may be anybody's own."""


@dataclass(frozen=True)
class Context(Generic[K]):
    """What a rule may look at: the meeting, the stage of the act, who asks, the time (UTC), what was done lately."""

    meeting: Meeting
    stage: LiveStage[K]
    actor: Actor
    now: datetime
    deeds: tuple[Deed, ...] = ()

    @property
    def key(self) -> str:
        """The key of the stage."""
        return self.stage.plan.key

    def require_open(self) -> None:
        """Raises Refused(wrong_stage) unless this stage is the present one, Refused(stage_closed) unless it is open."""
        if self.meeting.current.plan.key != self.key:
            raise Refused("wrong_stage", stage=self.stage.plan.kind)
        if self.stage.status != "open":
            raise Refused("stage_closed", stage=self.stage.plan.kind)


@dataclass(frozen=True)
class Rule:
    """What one act leads to, and who may ask it.

    decide           gives the facts, possibly none, or raises Refused, Malformed or Forbidden
    roles            who may ever do this
    waits_for_count  the act leans on the outcome of `its_stage`, or of all votes `shown`: they are counted first
    limit            the bucket of the limits that an act takes one from when it is kept, beside that of all acts
    ours             made by the house itself, never accepted from outside
    lasting          the key of the refusal where it can never be undone, such as `undo_seen`
    drawn            fields that the app draws or fills: from outside an act that says one is malformed
    """

    decide: Callable[..., Facts]
    roles: Collection[Role]
    waits_for_count: Literal["", "its_stage", "shown"] = ""
    limit: str = ""
    ours: bool = False
    lasting: str = ""
    drawn: tuple[str, ...] = ()


@dataclass(frozen=True)
class Whole:
    """A change of the whole meeting: `change(meeting, event)` is the next meeting."""

    change: Callable[..., Meeting]


@dataclass(frozen=True)
class OfStage:
    """A change of a stage and not only of its state: `change(stage, event)` is the next stage."""

    change: Callable[..., LiveStage[Any]]


Change = Callable[..., object] | Whole | OfStage
"""How an event changes what its part keeps; a plain function gives the next state from the state and the event."""

Follow = Callable[[Meeting, Meeting, Any], Meeting]
"""What an event of another part leads to: from the meeting before it, the meeting after it and the event."""


@dataclass(frozen=True)
class BallotBox:
    """How a kind of stage treats secret ballots.

    accept      checks one and gives what is kept of it, or raises Refused or Malformed
    count       the outcome, where it is shown and nobody counted before
    channelled  adds the channel that a ballot came by, where that counts
    """

    accept: Callable[..., Mapping[str, Any]]
    count: Callable[[Meeting, LiveStage[Any]], object]
    channelled: Callable[..., Mapping[str, Any]] = lambda context, channel, kept: kept


@dataclass(frozen=True)
class Kind(Generic[K]):
    """What makes a part a kind of stage; `name` is the part's.

    state           what a stage of this kind keeps, before anything happened in it
    planned         the stage as it goes on the agenda, with what a list of plans says about its ballots
    ballots         how secret ballots are treated; None where there are none
    leave           may refuse to go on
    reopens         whether a closed stage may open again
    reveals         whether it has a result that is shown by an act of its own
    closes_by_hand  whether going on leaves it open: it is closed by an act of its own
    has_floor       whether one plan at a time is on the floor
    tells_plans     whether the plans themselves are what it is about
    per_plan        the seconds that each plan has while the plans are told; None where they share the minutes
    chooses         whether the room may choose by resistance here
    composes        in which states the room's package may be changed here; empty where it never is
    closes_by_choice  whether its question is over once the room chose the package by resistance
    divides_money   whether the pot is voted on or divided here: no such stage opens on frames that nobody confirmed
    divides         whether the room begins a package of its own here; else it goes on with the one of the stage before
    settles         whether the package was fixed by a stage with this state
    answered        the seats that answered, where answers are no ballots
    options         what an agenda may say in the `rules` of such a stage
    task            what it does in the round that ends in a decision: `shows` the plans, `weighs` them, `decides`, or
                    `looks_back`; empty where it may stand anywhere
    unfit           what speaks against such a stage on an agenda: `(stage, plans)`, plans None where they are not known
    proposes        what a stage that was shown would give the plans, cents, before any vote; None where nothing
    pictures        how many more the wall can show of what it gave, beside the steps of a count
    """

    name: str
    state: Callable[[], K]
    planned: Callable[[Stage, BallotForm | None], Stage] = lambda stage, form: stage
    ballots: BallotBox | None = None
    leave: Callable[[Context[K]], None] = lambda context: None
    reopens: bool = True
    reveals: bool = False
    closes_by_hand: bool = False
    has_floor: bool = False
    tells_plans: bool = False
    per_plan: Callable[[Stage], int | None] = lambda stage: None
    chooses: bool = False
    composes: frozenset[Status] = frozenset()
    closes_by_choice: bool = False
    divides_money: bool = False
    divides: bool = False
    settles: Callable[[K], bool] = lambda state: False
    answered: Callable[[K], Collection[str]] | None = None
    options: type[msgspec.Struct] = Nothing
    task: Literal["", "shows", "weighs", "decides", "looks_back"] = ""
    unfit: Callable[[Stage, Sequence[Initiative] | None], Iterable[Unfit]] = lambda stage, plans: ()
    proposes: Callable[[Meeting, LiveStage[Any]], Mapping[str, int] | None] = lambda meeting, stage: None
    pictures: Callable[[Meeting, LiveStage[Any]], int] = lambda meeting, stage: 0

    def told(self, stage: Stage) -> Any:
        """What the agenda says in the `rules` of a stage, as `options`; raises msgspec.ValidationError."""
        return msgspec.convert(dict(stage.rules), self.options, strict=False)

    def live(self, stage: LiveStage[object]) -> LiveStage[K]:
        """The same stage, known to be of this kind; raises TypeError for one of another kind."""
        if stage.plan.kind != self.name:
            raise TypeError(stage.plan.key)
        return cast(LiveStage[K], stage)

    def stages(self, meeting: Meeting) -> list[LiveStage[K]]:
        """The stages of this kind, in the order of the agenda."""
        return [self.live(stage) for stage in meeting.stages if stage.plan.kind == self.name]

    def at(self, meeting: Meeting) -> LiveStage[K] | None:
        """The stage of this kind that the room is at: the present one, else the last before, else the first after."""
        places = [at for at, stage in enumerate(meeting.stages) if stage.plan.kind == self.name]
        before = [at for at in places if at <= meeting.at]
        return self.live(meeting.stages[before[-1] if before else places[0]]) if places else None

    def named(self, meeting: Meeting, key: str) -> LiveStage[K] | None:
        """The stage of this kind with this key, where there is one."""
        return next((stage for stage in self.stages(meeting) if stage.key == key), None)

    def here(self, meeting: Meeting) -> LiveStage[K] | None:
        """The present stage, where it is of this kind; None of a meeting that was not opened."""
        return self.live(meeting.current) if meeting.stages and meeting.current.plan.kind == self.name else None


@dataclass(frozen=True)
class Course:
    """What the record is made from: the meeting as it ended, when it came there, and what the parts noted, by part.

    `times` are UTC in ISO 8601: `opened`, and the moments that parts name.
    """

    meeting: Meeting
    times: Mapping[str, str]
    notes: Mapping[str, list[Any]]


Note = Callable[[Meeting, Meeting, Any, str], object]
"""What a part remembers for the record of an event: from the meeting before and after it, it, and its time; or None."""


@dataclass(frozen=True)
class Part(Generic[S]):
    """One capability under one name, which it has in every tree.

    state           what it keeps for the whole meeting, from the event that opened it; None where it keeps nothing
    kind            what makes it a kind of stage; None where it is none
    rules           what its acts lead to
    events          how its events change what it keeps
    follows         what events of other parts lead to here, after those parts changed; under `Event` what all others do
    bars            acts of other parts that it may refuse before their own rule decides, by raising Refused
    voices          the seat that speaks in an event, from the meeting before it and the event; None where nobody does
    places          where seats stand whose words fall away when they are taken out
    tells           what has to be told of an event in a pseudonymous log, since it does not follow from pseudonyms
    enters          facts that belong to entering a stage: `(context, first)`, where `first` says that it opens with it
    blocks          the key of the refusal while it keeps the room from going on, else None
    waits           what has to come before a stage may open, None where nothing has
    in_front        whether the room looks at this part now and not at the stage
    on_paper        how what it asks can be answered on paper; None where it cannot
    keeps_open      the stages of which it keeps a box open beside their turn; nothing of those is sealed yet
    admits          whether a ballot over this channel may come into the box that it keeps open: `(context, channel)`
    shows           what is asked at a stage now, as a show of hands could answer it: `(meeting, stage)`
    due             what the house does by its own clock: `(meeting, now)`, an act of the house or None
    puts_off        what happens for now in place of facts that it does later itself: `(context, facts)`
    moments         what the record calls the time of an event, such as `decided`; `-decided` where it is that no more
    notes           what it remembers of events for the record; under `Event` of all others
    record          its members of the record
    record_of_plan  what it tells about one plan in the record
    mine            what of it belongs to one seat, by name; with None for the seat the values of who has nothing
    apart           whether what happens here leans on no stage: it stays when a step is undone
    goes_first      whether its next step comes before that of the stage that the room is at
    touches         the seats whose own things an event changes, None (`everybody`) for all who are there
    next_step       what to do next, where that is up to this part
    """

    name: str
    state: Callable[[MeetingOpened], S] | None = None
    kind: Kind[Any] | None = None
    rules: Mapping[type[Act], Rule] = field(default_factory=dict)
    events: Mapping[type[Event], Change] = field(default_factory=dict)
    follows: Mapping[type[Event], Follow] = field(default_factory=dict)
    bars: Mapping[type[Act], Callable[..., None]] = field(default_factory=dict)
    voices: Mapping[type[Event], Callable[[Meeting, Any], str | None]] = field(default_factory=dict)
    places: Callable[[Meeting], Iterable[Place]] | None = None
    tells: Tells = field(default_factory=dict)
    enters: Callable[[Context[Any], bool], Facts] | None = None
    blocks: Callable[[Meeting], str | None] | None = None
    waits: Callable[[Meeting, LiveStage[Any]], Waits | None] | None = None
    in_front: Callable[[Meeting], bool] | None = None
    on_paper: OnPaper | None = None
    keeps_open: Callable[[Meeting], Collection[str]] | None = None
    admits: Callable[[Context[Any], str], bool] | None = None
    shows: Callable[[Meeting, LiveStage[Any]], Iterable[Show]] | None = None
    due: Callable[[Meeting, datetime], Act | None] | None = None
    puts_off: Callable[[Context[Any], Facts], Facts] | None = None
    moments: Mapping[type[Event], str] = field(default_factory=dict)
    notes: Mapping[type[Event], Note] = field(default_factory=dict)
    record: Callable[[Course], Mapping[str, Any]] | None = None
    record_of_plan: Callable[[Course, Initiative], Mapping[str, Any]] | None = None
    mine: Callable[[Meeting, str | None], Mapping[str, Any]] | None = None
    apart: bool = False
    goes_first: bool = False
    touches: Mapping[type[Event], Callable[[Meeting, Any], Collection[str] | None]] = field(default_factory=dict)
    next_step: Callable[[Meeting], Step | None] | None = None

    def of(self, meeting: Meeting) -> S:
        """What this part keeps for the whole meeting."""
        return cast(S, meeting.parts[self.name])

    def put(self, meeting: Meeting, state: S) -> Meeting:
        """The meeting with this as what the part keeps."""
        return meeting.with_part(self.name, state)

    def changed(self, meeting: Meeting, **changes: object) -> Meeting:
        """The meeting with these fields of the part's state changed."""
        return self.put(meeting, msgspec.structs.replace(self.of(meeting), **changes))  # type: ignore[type-var]
