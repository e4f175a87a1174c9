"""The way through the agenda: a stage is entered, opened, closed and shown; at the end the meeting is closed."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from facilitation.acts import Act, Key
from facilitation.events import (
    MeetingClosed,
    MeetingOpened,
    StageAdvanced,
    StageClosed,
    StageOpened,
    StageRevealed,
)
from facilitation.part import Button, Context, Facts, OfStage, Part, Rule, Say, Step, Sure, Waits, Whole, everybody
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.roles import FACILITATOR_ALONE, LEADERS
from facilitation.situation import position, require_ready, require_unblocked, waiting_for
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage, Stage

replace = msgspec.structs.replace


class AdvanceStage(Act, frozen=True, kw_only=True, tag="stage.advance"):
    """Go to another stage, by default the next; `expecting` is the stage the facilitator saw."""

    to: Key | None = None
    expecting: Key | None = None


class OpenStage(Act, frozen=True, kw_only=True, tag="stage.open"):
    """Open the present stage (again)."""

    expecting: Key | None = None


class CloseStage(Act, frozen=True, kw_only=True, tag="stage.close"):
    """Close the present stage; ballots are sealed with it."""

    expecting: Key | None = None


class RevealStage(Act, frozen=True, kw_only=True, tag="stage.reveal"):
    """Show what a closed stage gave: the present one, or the one that `stage` names."""

    expecting: Key | None = None


class CloseMeeting(Act, frozen=True, kw_only=True, tag="meeting.close"):
    """End the evening and publish the record."""


def advance(context: Context[object], act: AdvanceStage) -> Facts:
    """Go on, or a step back; going on closes what is open, except what a facilitator must close by hand.

    Events: stage.closed for what was open, stage.advanced, and what entering the stage leads to; none where the room is
    there already. Raises Refused(stage_moved, last_stage, unknown_stage, close_first), what blocks the room, what the
    stages that are left refuse, and what has to come before the stage may open.
    """
    meeting = context.meeting
    _require_expected(meeting, act.expecting)
    target = _target(meeting, act.to)
    if target == meeting.at:
        return []
    require_unblocked(meeting)
    facts = _leaving(context, target) if target > meeting.at else []
    stage = meeting.stages[target]
    facts.append(StageAdvanced(stage=meeting.current.key, to=stage.key))
    return [*facts, *_entering(context, stage)]


def _target(meeting: Meeting, to: str | None) -> int:
    if to is not None:
        return position(meeting, to)
    if meeting.at + 1 == len(meeting.stages):
        raise Refused("last_stage")
    return meeting.at + 1


def _leaving(context: Context[object], target: int) -> Facts:
    passed = context.meeting.stages[:target]
    _require_closed_by_hand(passed)
    for stage in passed:
        PARTS.kind(stage).leave(Context(context.meeting, stage, context.actor, context.now))
    return _closing(passed)


def _require_closed_by_hand(stages: Iterable[LiveStage[object]]) -> None:
    if any(stage.status == "open" and PARTS.kind(stage).closes_by_hand for stage in stages):
        raise Refused("close_first")


def _closing(stages: Iterable[LiveStage[object]]) -> Facts:
    """A step back can have left more than one of them open."""
    return [StageClosed(stage=stage.key) for stage in stages if stage.status == "open"]


def _entering(context: Context[object], stage: LiveStage[object]) -> Facts:
    """A stage entered for the first time opens, where nothing has to come before; what other parts do then follows."""
    first = stage.status == "waiting"
    if first:
        require_ready(context.meeting, stage)
    entered = Context(context.meeting, stage, context.actor, context.now)
    facts: Facts = [StageOpened(stage=stage.key)] if first else []
    for part in PARTS.parts.values():
        facts += part.enters(entered, first) if part.enters else []
    return facts


def _require_expected(meeting: Meeting, expecting: str | None) -> None:
    if expecting is not None and position(meeting, expecting) != meeting.at:
        raise Refused("stage_moved", stage=meeting.current.plan.kind)


def _require_present(context: Context[object], act: OpenStage | CloseStage) -> None:
    _require_expected(context.meeting, act.expecting)
    _require_expected(context.meeting, act.stage)


def open_stage(context: Context[object], act: OpenStage) -> Facts:
    """Open the present stage. Event: stage.opened; none where it is open.

    Raises Refused(stage_moved), Refused(stage_sealed) for what may not open again, what blocks the room, and what has
    to come before.
    """
    _require_present(context, act)
    stage = context.stage
    if stage.status == "open":
        return []
    if stage.sealed or (stage.status != "waiting" and not PARTS.kind(stage).reopens):
        raise Refused("stage_sealed", stage=stage.plan.kind)
    require_unblocked(context.meeting)
    require_ready(context.meeting, stage)
    return [StageOpened(stage=context.key)]


def close_stage(context: Context[object], act: CloseStage) -> Facts:
    """Close the present stage. Event: stage.closed; none where it is closed.

    Raises Refused(stage_moved, not_open_yet).
    """
    _require_present(context, act)
    if context.stage.status == "waiting":
        raise Refused("not_open_yet", stage=context.stage.plan.kind)
    return [StageClosed(stage=context.key)] if context.stage.status == "open" else []


def reveal(context: Context[object], act: RevealStage) -> Facts:
    """Show what a closed stage gave, also later. Event: stage.revealed; none where it was shown, or by its closing.

    Raises Refused(stage_moved), Refused(nothing_to_reveal), Refused(close_first) before it was closed and sealed.
    """
    _require_expected(context.meeting, act.expecting)
    stage, kind = context.stage, PARTS.kind(context.stage)
    if not kind.reveals and kind.closes_by_hand and stage.status == "closed":
        return []  # its closing showed it
    if not kind.reveals:
        raise Refused("nothing_to_reveal", stage=stage.plan.kind)
    if stage.status == "revealed":
        return []
    if stage.status != "closed" or (kind.ballots and not stage.sealed):
        raise Refused("close_first")
    return [StageRevealed(stage=stage.key)]


def close_meeting(context: Context[object], act: CloseMeeting) -> Facts:
    """End the evening. Events: stage.closed for what is open, meeting.closed.

    Raises Refused(close_first) while ballots or answers are out, and what blocks the room.
    """
    meeting = context.meeting
    require_unblocked(meeting)
    _require_closed_by_hand(meeting.stages)
    return [*_closing(meeting.stages), MeetingClosed()]


def on_opened(meeting: Meeting, event: MeetingOpened) -> Meeting:
    """The meeting at its first stage, with what every part begins with."""
    stages = [_planned(plan) for plan in event.agenda]
    return Meeting(
        code=event.code,
        title=event.title,
        place=event.place,
        credit=event.credit,
        pot=event.pot,
        stages=(replace(stages[0], status="open"), *stages[1:]),
        parts={part.name: part.state(event) for part in PARTS.parts.values() if part.state},
        pseudonymous=bool(event.pseudonymous),
    )


def _planned(plan: Stage) -> LiveStage[object]:
    kind = PARTS.kinds[plan.kind]
    return LiveStage(kind.planned(plan, plan.form), state=kind.state())


def on_advanced(meeting: Meeting, event: StageAdvanced) -> Meeting:
    """The room is at another stage."""
    return replace(meeting, at=position(meeting, event.to))


def on_stage_opened(stage: LiveStage[object], event: StageOpened) -> LiveStage[object]:
    """The stage is open, and takes acts."""
    return replace(stage, status="open")


def on_stage_closed(meeting: Meeting, event: StageClosed) -> Meeting:
    """It takes none, and remembers by which event."""
    at = position(meeting, event.stage)
    return meeting.with_stage(at, replace(meeting.stages[at], status="closed", closed_at=meeting.seq + 1))


def on_revealed(stage: LiveStage[object], event: StageRevealed) -> LiveStage[object]:
    """What it gave is public."""
    return replace(stage, status="revealed")


def on_closed(meeting: Meeting, event: MeetingClosed) -> Meeting:
    """The meeting is closed, and takes no acts."""
    return replace(meeting, closed=True)


def next_step(meeting: Meeting) -> Step | None:
    """Open the stage, show what it gave, or go to the next; None at the end of the agenda."""
    stage, following = meeting.current, meeting.stages[meeting.at + 1 : meeting.at + 2]
    waits = waiting_for(meeting, stage) if stage.status == "waiting" else _before(meeting, following)
    if waits is not None:
        return waits.step
    if stage.status == "waiting":
        opens = Button(Say("open", named(stage)), f"stage.open expecting={stage.key}")
        return Step(opens, sees=(Say("phones_can", named(stage)),))
    if stage.status == "closed" and PARTS.kind(stage).reveals:
        sure = Sure((Say("all_see_outcome"), Say("stays_seen")), Say("yes_show_outcome"))
        shows = Button(Say("show_outcome"), f"stage.reveal expecting={stage.key}", sure=sure)
        return Step(shows, sees=(Say("all_see_outcome"),))
    for to in following:
        goes = Button(Say("next", named(to)), f"stage.advance expecting={stage.key} to={to.key}")
        return Step(goes, sees=(Say("all_go_to", named(to)),), aside=(Say("can_go_back"),))
    return None


def _before(meeting: Meeting, following: Iterable[LiveStage[Any]]) -> Waits | None:
    """What has to come before the next stage, where that would open."""
    return next((waiting_for(meeting, to) for to in following if to.status == "waiting"), None)


def named(stage: LiveStage[Any]) -> Mapping[str, str]:
    """What a sentence says of a stage: its kind, and its title where it has one of its own."""
    return {"kind": stage.plan.kind} | ({"title": stage.plan.title} if stage.plan.title else {})


def step_back(meeting: Meeting) -> Button | None:
    """Go to the stage before; None at the first."""
    if not meeting.at:
        return None
    to = meeting.stages[meeting.at - 1]
    act = f"stage.advance expecting={meeting.current.key} to={to.key}"
    return Button(Say("back", named(to)), act, icon="prev")


def reopening(meeting: Meeting) -> Button | None:
    """Open the present stage again, where it was closed without anything to show."""
    stage, kind = meeting.current, PARTS.kind(meeting.current)
    if stage.status != "closed" or stage.sealed or not kind.reopens or kind.reveals:
        return None
    return Button(Say("reopen", named(stage)), f"stage.open expecting={stage.key}", icon="")


def may_end(meeting: Meeting) -> bool:
    """Whether the meeting can be closed from here: at the last stage, once nothing is asked there any more."""
    stage, kind = meeting.current, PARTS.kind(meeting.current)
    asking = stage.status in ("waiting", "open") and (kind.closes_by_hand or kind.reveals)
    return meeting.at + 1 == len(meeting.stages) and not asking


PART: Part[None] = Part(
    "stages",
    rules={
        AdvanceStage: Rule(advance, LEADERS),
        OpenStage: Rule(open_stage, LEADERS),
        CloseStage: Rule(close_stage, LEADERS),
        RevealStage: Rule(reveal, LEADERS, waits_for_count="its_stage", lasting="undo_seen"),
        CloseMeeting: Rule(close_meeting, FACILITATOR_ALONE, lasting="undo_gone"),
    },
    events={
        MeetingOpened: Whole(on_opened),
        StageAdvanced: Whole(on_advanced),
        StageOpened: OfStage(on_stage_opened),
        StageClosed: Whole(on_stage_closed),
        StageRevealed: OfStage(on_revealed),
        MeetingClosed: Whole(on_closed),
    },
    next_step=next_step,
    moments={MeetingClosed: "closed"},
    touches=dict.fromkeys((StageAdvanced, StageOpened, StageRevealed), everybody),
)
