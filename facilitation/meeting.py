"""The state of one live overlegtafel, frozen; events make the next one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import reduce
from typing import Any

import msgspec

from facilitation.agenda import KINDS, STAGE_EVENTS
from facilitation.deciding import choosing, division, mandate, recast
from facilitation.deciding.choice import Choice
from facilitation.deciding.terms import Terms
from facilitation.events import (
    BallotsSealed,
    ClockPaused,
    ClockSet,
    Event,
    FloorGiven,
    InitiativeCorrected,
    InitiativeWithdrawn,
    MeetingClosed,
    MeetingOpened,
    SeatMoved,
    SeatTaken,
    StageAdvanced,
    StageClosed,
    StageOpened,
    StageRevealed,
    WallFrozen,
    WallLit,
    WallShown,
)
from facilitation.refusals import Refused
from facilitation.room import Award, Clock, Frame, Initiative, Seat, Table
from facilitation.stages import LiveStage, StageKind
from facilitation.stages.frames import FrameChanged, FrameConfirmed
from facilitation.stages.ranking import BallotsCounted, MethodChosen
from facilitation.stepping import CountStepped

replace = msgspec.structs.replace


class Wall(msgspec.Struct, frozen=True):
    """What the projector shows; `frozen` is the meeting as it was when the picture was held.

    `step` is the step of the present stage's outcome, from 1; 0 shows the outcome as a whole.
    """

    what: str = "live"
    light: bool = False
    step: int = 0
    frozen: Meeting | None = None


class Meeting(msgspec.Struct, frozen=True):
    """One evening. `seq` counts the events folded into it; amounts are cents; mappings are never changed in place.

    `ends` is when the evening would be over by its agenda (UTC), known once its first clock ran. `version` counts the
    packages that were composed; `packages` are all that the room had before the present one,
    from version 0. `choosing` names the choice that the room looks at.
    """

    code: str = ""
    title: str = ""
    place: str = ""
    credit: str = ""
    pot: int = 0
    stages: tuple[LiveStage, ...] = ()
    at: int = 0
    frames: Mapping[str, Frame] = {}
    initiatives: Mapping[str, Initiative] = {}
    tables: Mapping[str, Table] = {}
    seats: Mapping[str, Seat] = {}
    floor: str | None = None
    clock: Clock = Clock()
    ends: datetime | None = None
    wall: Wall = Wall()
    division: Mapping[str, Award] | None = None
    version: int = 0
    recasts: recast.Recasts = {}
    packages: tuple[Mapping[str, Award], ...] = ()
    choices: Mapping[str, Choice] = {}
    choosing: str | None = None
    terms: Terms = Terms()
    closed: bool = False
    seq: int = 0

    @property
    def current(self) -> LiveStage:
        """The present stage."""
        return self.stages[self.at]

    @property
    def active(self) -> list[Initiative]:
        """The plans that take part, in their own order."""
        return [plan for plan in self.initiatives.values() if plan.withdrawn is None]

    @property
    def free(self) -> int:
        """The cents that are there to divide: the pot without what was committed before."""
        return self.pot - max((stage.method.agreed.committed for stage in self.stages), default=0)

    @property
    def former(self) -> Mapping[str, Award]:
        """The package that the room had before the present one."""
        return self.packages[-1] if self.packages else {}

    @property
    def recorded(self) -> bool:
        """Whether the decision was recorded."""
        return any(stage.plan.kind == "decision" and stage.state.recorded for stage in self.stages)

    @property
    def choice(self) -> Choice | None:
        """The choice that the room looks at, open or closed; none once the decision stands."""
        return None if self.recorded else self.choices.get(self.choosing or "")

    @property
    def argument_count(self) -> int:
        """How many arguments were ever made."""
        return sum(len(stage.state.arguments) for stage in self.stages if stage.plan.kind == "arguments")

    def table(self, wanted: str) -> str:
        """The id of a table that was named by its id, its name or its number; raises Refused(unknown_table)."""
        if wanted in self.tables:
            return wanted
        for table in self.tables.values():
            if wanted in (table.name, table.name.rpartition(" ")[2]):
                return table.id
        raise Refused("unknown_table", table=wanted)

    def initiative(self, key: str) -> Initiative:
        """The plan with this id; raises Refused(unknown_initiative)."""
        if key not in self.initiatives:
            raise Refused("unknown_initiative", initiative=key)
        return self.initiatives[key]

    def kind(self, stage: LiveStage) -> StageKind:
        """What the house knows of this stage's kind."""
        return KINDS[stage.plan.kind]

    def stage(self, key: str) -> LiveStage:
        """The stage with this key; raises Refused(unknown_stage)."""
        return self.stages[self.position(key)]

    def position(self, key: str) -> int:
        """Where the stage with this key stands, from 0; raises Refused(unknown_stage)."""
        for index, stage in enumerate(self.stages):
            if stage.plan.key == key:
                return index
        raise Refused("unknown_stage", stage=key)

    def of_kind(self, kind: str) -> LiveStage | None:
        """The stage of this kind that an act is about: the present one, else the last before, else the first after."""
        indexes = [i for i, stage in enumerate(self.stages) if stage.plan.kind == kind]
        before = [i for i in indexes if i <= self.at]
        if not indexes:
            return None
        return self.stages[before[-1] if before else indexes[0]]


def evolve(meeting: Meeting, event: Event) -> Meeting:
    """The next state. Never refuses: what happened, happened."""
    change = _MEETING.get(type(event))
    changed = change(meeting, event) if change else _in_stage(meeting, event)
    return replace(changed, seq=meeting.seq + 1)


def fold(events: Iterable[Event], start: Meeting | None = None) -> Meeting:
    """The state after all these events."""
    return reduce(evolve, events, start or Meeting())


def _in_stage(meeting: Meeting, event: Any) -> Meeting:
    rule = KINDS[STAGE_EVENTS[type(event)]].events[type(event)]
    stage = meeting.stage(event.stage)
    return _with_stage(meeting, event.stage, state=rule(stage.state, event))


def _with_stage(meeting: Meeting, key: str, **changes: Any) -> Meeting:
    at = meeting.position(key)
    stage = replace(meeting.stages[at], **changes)
    return replace(meeting, stages=(*meeting.stages[:at], stage, *meeting.stages[at + 1 :]))


def _opened(meeting: Meeting, event: MeetingOpened) -> Meeting:
    stages = tuple(LiveStage(plan.with_method(), state=KINDS[plan.kind].state()) for plan in event.agenda)
    return Meeting(
        code=event.code,
        title=event.title,
        place=event.place,
        credit=event.credit,
        pot=event.pot,
        stages=(replace(stages[0], status="open"), *stages[1:]),
        frames={frame.key: frame for frame in event.frames},
        initiatives={plan.id: plan for plan in event.initiatives},
        tables={table.id: table for table in event.tables},
        terms=event.terms,
    )


def _seated(meeting: Meeting, event: SeatTaken) -> Meeting:
    return replace(meeting, seats={**meeting.seats, event.seat: Seat(event.seat, event.table, event.channel)})


def _moved(meeting: Meeting, event: SeatMoved) -> Meeting:
    seat = replace(meeting.seats[event.seat], table=event.table)
    return replace(meeting, seats={**meeting.seats, event.seat: seat})


def _advanced(meeting: Meeting, event: StageAdvanced) -> Meeting:
    meeting = choosing.out_of_sight(meeting)
    return replace(meeting, at=meeting.position(event.to), wall=replace(meeting.wall, step=0))


def _stage_opened(meeting: Meeting, event: StageOpened) -> Meeting:
    return _with_stage(choosing.out_of_sight(meeting), event.stage, status="open")


def _stage_closed(meeting: Meeting, event: StageClosed) -> Meeting:
    return _with_stage(meeting, event.stage, status="closed", closed_at=meeting.seq + 1)


def _stage_revealed(meeting: Meeting, event: StageRevealed) -> Meeting:
    stage = meeting.stage(event.stage)
    box = meeting.kind(stage).ballots
    state = stage.state
    if box and state.outcome is None:
        state = replace(state, outcome=box.count(meeting, stage))
    return _asking_anew(meeting, _with_stage(meeting, event.stage, status="revealed", state=state))


def _counted(meeting: Meeting, event: BallotsCounted) -> Meeting:
    """A plan that changed after the outcome was shown is counted again, and so is the division that follows from it."""
    return _asking_anew(meeting, _in_stage(meeting, event))


def _method_chosen(meeting: Meeting, event: MethodChosen) -> Meeting:
    stage = meeting.stage(event.stage)
    return _with_stage(meeting, event.stage, plan=replace(stage.plan, method=event.method))


def _sealed(meeting: Meeting, event: BallotsSealed) -> Meeting:
    stage = meeting.stage(event.stage)
    sealed = {"ballots": event.ballots, "turnout": event.turnout, "stubs": event.stubs}
    state = replace(stage.state, **sealed)
    return _with_stage(meeting, event.stage, state=state, sealed=True, closed_at=meeting.seq + 1)


def _clock_set(meeting: Meeting, event: ClockSet) -> Meeting:
    return replace(meeting, clock=Clock(deadline=event.deadline), ends=meeting.ends or _ends(meeting, event.deadline))


def _ends(meeting: Meeting, deadline: datetime | None) -> datetime | None:
    later = sum(stage.plan.minutes for stage in meeting.stages[meeting.at + 1 :])
    return deadline + timedelta(minutes=later) if deadline is not None else None


def _clock_paused(meeting: Meeting, event: ClockPaused) -> Meeting:
    return replace(meeting, clock=Clock(remaining=event.remaining))


def _floor_given(meeting: Meeting, event: FloorGiven) -> Meeting:
    return replace(meeting, floor=event.initiative)


def _withdrawn(meeting: Meeting, event: InitiativeWithdrawn) -> Meeting:
    return _with_initiative(meeting, event.initiative, withdrawn=event.reason or "")


def _corrected(meeting: Meeting, event: InitiativeCorrected) -> Meeting:
    fields = ("title", "short", "text", "ask", "minimum")
    changes = {field: getattr(event, field) for field in fields if getattr(event, field) is not None}
    return _with_initiative(meeting, event.initiative, **changes)


def _with_initiative(meeting: Meeting, key: str, **changes: Any) -> Meeting:
    plan = replace(meeting.initiatives[key], **changes)
    changed = replace(meeting, initiatives={**meeting.initiatives, key: plan})
    left = division.after_change_of_plans(changed)
    return _asking_anew(meeting, _version(changed, left) if left != meeting.division else changed)


def _frame_changed(meeting: Meeting, event: FrameChanged) -> Meeting:
    frame = replace(meeting.frames[event.frame], title=event.title or "", text=event.text or "", fixed=event.fixed)
    return replace(meeting, frames={**meeting.frames, frame.key: frame})


def _frame_confirmed(meeting: Meeting, event: FrameConfirmed) -> Meeting:
    frame = replace(meeting.frames[event.frame], confirmed=True)
    return replace(meeting, frames={**meeting.frames, frame.key: frame})


def _composed(meeting: Meeting, event: division.DivisionComposed) -> Meeting:
    awards = {award.initiative: award.readable() for award in event.awards}
    return _asking_anew(meeting, _version(meeting, awards))


def _version(meeting: Meeting, awards: Mapping[str, Award] | None) -> Meeting:
    """Another package, with the one before it kept beside it."""
    packages = (*meeting.packages, division.current(meeting))
    return replace(meeting, division=awards, version=meeting.version + 1, packages=packages)


def _asking_anew(before: Meeting, meeting: Meeting) -> Meeting:
    """A changed package voids the answers to the one before it: the next answers are a new round."""
    if division.current(meeting) == division.current(before):
        return meeting
    for stage in meeting.stages:
        if stage.plan.kind == "decision" and stage.state.consents:
            fresh = stage.state.asking(stage.status == "closed", before.version)
            status = "waiting" if stage.status == "closed" else stage.status
            meeting = _with_stage(meeting, stage.plan.key, state=fresh, status=status)
    return meeting


def _wall_shown(meeting: Meeting, event: WallShown) -> Meeting:
    return replace(meeting, wall=replace(meeting.wall, what=event.what))


def _wall_frozen(meeting: Meeting, event: WallFrozen) -> Meeting:
    held = replace(meeting, wall=replace(meeting.wall, frozen=None)) if event.on else None
    return replace(meeting, wall=replace(meeting.wall, frozen=held))


def _stepped(meeting: Meeting, event: CountStepped) -> Meeting:
    return replace(meeting, wall=replace(meeting.wall, step=event.to))


def _wall_lit(meeting: Meeting, event: WallLit) -> Meeting:
    return replace(meeting, wall=replace(meeting.wall, light=event.on))


def _closed(meeting: Meeting, event: MeetingClosed) -> Meeting:
    return replace(meeting, closed=True)


_MEETING: dict[type[Event], Callable[[Meeting, Any], Meeting]] = {
    MeetingOpened: _opened,
    SeatTaken: _seated,
    SeatMoved: _moved,
    StageAdvanced: _advanced,
    StageOpened: _stage_opened,
    StageClosed: _stage_closed,
    StageRevealed: _stage_revealed,
    BallotsSealed: _sealed,
    ClockSet: _clock_set,
    ClockPaused: _clock_paused,
    FloorGiven: _floor_given,
    InitiativeWithdrawn: _withdrawn,
    InitiativeCorrected: _corrected,
    MethodChosen: _method_chosen,
    BallotsCounted: _counted,
    FrameChanged: _frame_changed,
    FrameConfirmed: _frame_confirmed,
    division.DivisionComposed: _composed,
    mandate.TermsSet: mandate.on_set,
    **recast.EVENTS,
    WallShown: _wall_shown,
    WallFrozen: _wall_frozen,
    WallLit: _wall_lit,
    CountStepped: _stepped,
    **choosing.EVENTS,
    MeetingClosed: _closed,
}

EVENTS: dict[str, type[Event]] = {event.kind(): event for event in (*_MEETING, *STAGE_EVENTS)}
