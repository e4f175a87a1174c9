"""What a change of the agenda leads to, or why not: only what is still to come moves, and nothing is lost by it."""

from datetime import timedelta
from typing import Any

from facilitation.part import Context, Facts
from facilitation.parts.clock import ClockPaused, ClockSet, clock_of
from facilitation.parts.package.division import division_of
from facilitation.parts.plans import active
from facilitation.parts.practice import lasting
from facilitation.parts.replan.acts import InsertStage, PlaceStage, RetimeStage, SkipStage
from facilitation.parts.replan.events import StageInserted, StagePlaced, StageRetimed, StageSkipped
from facilitation.parts.replan.state import replan
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.situation import position
from facilitation.state.meeting import Meeting
from facilitation.state.stage import Stage
from facilitation.texts import LONGEST_TITLE, optional, why

MOST_STAGES = 40


def retime(context: Context[Any], act: RetimeStage) -> Facts:
    """Another number of minutes; a clock that runs or is held gets the difference. Event: stage.retimed.

    None where it takes those. Raises Refused(stage_passed) for a stage that the room has left.
    """
    meeting, stage = context.meeting, context.stage
    if (meeting.position(stage.key) or 0) < meeting.at:
        raise Refused("stage_passed")
    more = act.minutes - stage.plan.minutes
    if not more:
        return []
    return [StageRetimed(stage=stage.key, minutes=act.minutes), *_clock(context, lasting(context.meeting, 60 * more))]


def _clock(context: Context[Any], more: timedelta) -> Facts:
    clock = clock_of(context.meeting)
    if context.key != context.meeting.current.key:
        return []
    if clock.remaining is not None:
        return [ClockPaused(remaining=max(0, clock.remaining + round(more.total_seconds())))]
    if clock.deadline is None:
        return []
    return [ClockSet(deadline=max(context.now, clock.deadline + more))]


def skip(context: Context[Any], act: SkipStage) -> Facts:
    """Leave a stage out. Event: stage.skipped. Raises Refused(unknown_stage, stage_passed, stage_begun), as `why`."""
    meeting = context.meeting
    at = _coming(meeting, act.skip)
    if meeting.stages[at].status != "waiting" or division_of(meeting, act.skip).version:
        raise Refused("stage_begun")
    return [StageSkipped(stage=act.skip, reason=why(act.reason))]


def place(context: Context[Any], act: PlaceStage) -> Facts:
    """Put a stage elsewhere among those to come. Event: stage.placed; none where it stands there.

    Raises Refused(unknown_stage, stage_passed).
    """
    at = _coming(context.meeting, act.place)
    _require_coming(context.meeting, act.before)
    following = context.meeting.stages[at + 1 : at + 2]
    next_key = following[0].key if following else None
    if act.before in (act.place, next_key):
        return []
    return [StagePlaced(stage=act.place, before=act.before)]


def insert(context: Context[Any], act: InsertStage) -> Facts:
    """A new stage among those to come. Event: stage.inserted.

    Raises Refused(no_such_kind, agenda_full, unknown_stage, stage_passed), what the kind says against it, and what
    `optional` raises.
    """
    meeting = context.meeting
    if act.of not in PARTS.kinds:
        raise Refused("no_such_kind", kind=act.of)
    if len(meeting.stages) >= MOST_STAGES:
        raise Refused("agenda_full", most=MOST_STAGES)
    _require_coming(meeting, act.before)
    plan = Stage(_free_key(meeting, act.of), act.of, act.minutes)
    plan = plan.saying(title=optional(act.title, LONGEST_TITLE, field="title"))
    kind = PARTS.kinds[act.of]
    for fault in kind.unfit(plan, active(meeting)):
        raise fault.refusal()
    return [StageInserted(plan=kind.planned(plan, None), before=act.before)]


def _free_key(meeting: Meeting, kind: str) -> str:
    """A key that no stage has or had."""
    taken = {stage.key for stage in meeting.stages} | {stage.key for stage in replan(meeting).skipped}
    return next(key for n in range(2, 2 * MOST_STAGES + len(taken)) if (key := f"{kind}-{n}") not in taken)


def _coming(meeting: Meeting, key: str) -> int:
    at = position(meeting, key)
    if at <= meeting.at:
        raise Refused("stage_passed")
    return at


def _require_coming(meeting: Meeting, before: str | None) -> None:
    if before is not None:
        _coming(meeting, before)
