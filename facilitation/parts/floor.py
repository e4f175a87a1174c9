"""The floor: the one plan that the room talks about, on every face at once."""

from typing import Any

from facilitation.acts import Act, Key
from facilitation.events import Event, MeetingOpened, StageAdvanced
from facilitation.part import Context, Facts, Part, Rule
from facilitation.parts.clock import ClockSet
from facilitation.parts.plans import active, taking_part
from facilitation.parts.practice import lasting
from facilitation.registry import PARTS
from facilitation.roles import LEADERS
from facilitation.state.meeting import Meeting
from facilitation.state.plan import Initiative
from facilitation.state.stage import LiveStage


class GiveFloor(Act, frozen=True, kw_only=True, tag="floor.give"):
    """Put a plan on the floor, on every face at once."""

    initiative: Key


class FloorGiven(Event, frozen=True, kw_only=True, tag="floor.given"):
    """A plan is on the floor."""

    initiative: str


def on_floor(meeting: Meeting) -> str | None:
    """The id of the plan on the floor, None before any was."""
    return PART.of(meeting)


def give(context: Context[Any], act: GiveFloor) -> Facts:
    """One plan at a time. Events: floor.given, and clock.set where the plans are told; none where it is on the floor.

    Raises Refused(unknown_initiative, initiative_withdrawn).
    """
    plan = taking_part(context.meeting, act.initiative)
    return [] if on_floor(context.meeting) == plan.id else [FloorGiven(initiative=plan.id), *_timed(context)]


def _timed(context: Context[Any]) -> Facts:
    """Where the plans are told each has its share of the minutes."""
    stage = context.meeting.current
    told = PARTS.kind(stage).tells_plans and stage.status == "open"
    return [ClockSet(deadline=context.now + lasting(context.meeting, share(context.meeting, stage)))] if told else []


def share(meeting: Meeting, stage: LiveStage[Any]) -> int:
    """The seconds that one plan has while the plans are told: those of the agenda, else its part of the minutes.

    That is whole half minutes, one minute at least.
    """
    said = PARTS.kind(stage).per_plan(stage.plan)
    return said or max(60, stage.plan.minutes * 60 // max(1, len(active(meeting))) // 30 * 30)


def following(meeting: Meeting) -> Initiative | None:
    """The plan after the one on the floor, the first before any was; None after the last."""
    plans = active(meeting)
    ids = [plan.id for plan in plans]
    at = ids.index(on_floor(meeting) or "") + 1 if on_floor(meeting) in ids else 0
    return plans[at] if at < len(plans) else None


def still_to_tell(meeting: Meeting) -> int:
    """The seconds for the plans after this one, where the plans are told now."""
    stage, after = meeting.current, following(meeting)
    if not PARTS.kind(stage).tells_plans or after is None:
        return 0
    return (len(active(meeting)) - active(meeting).index(after)) * share(meeting, stage)


def enters(context: Context[Any], first: bool) -> Facts:
    """Where a stage opens that talks about one plan at a time, it begins with the first plan.

    Where the room went on before the last plan was on the floor, it stays at its plan.
    """
    plan, kind = next(iter(active(context.meeting)), None), PARTS.kind(context.stage)
    if not first or plan is None or not kind.has_floor:
        return []
    stays = on_floor(context.meeting) is not None and following(context.meeting) is not None
    given = [] if stays or on_floor(context.meeting) == plan.id else [FloorGiven(initiative=plan.id)]
    until = context.now + lasting(context.meeting, share(context.meeting, context.stage))
    return [*given, *([ClockSet(deadline=until)] if kind.tells_plans else [])]


def begin(opened: MeetingOpened) -> str | None:
    """A meeting begins with no plan on the floor."""
    return None


def on_given(state: str | None, event: FloorGiven) -> str | None:
    """The id of the plan."""
    return event.initiative


def emptied(before: Meeting, after: Meeting, event: Event) -> Meeting:
    """Where the room goes on to divide the floor is empty: what was pitched last is not what it divides about."""
    begins = after.at != before.at and PARTS.kind(after.current).divides
    return after.with_part(PART.name, None) if begins and on_floor(after) is not None else after


PART: Part[str | None] = Part(
    "floor",
    state=begin,
    rules={GiveFloor: Rule(give, LEADERS)},
    events={FloorGiven: on_given},
    follows={StageAdvanced: emptied},
    enters=enters,
)
