"""The floor: the one plan that the room talks about, on every face at once."""

from typing import Any

from facilitation.acts import Act, Key
from facilitation.events import Event, MeetingOpened
from facilitation.part import Context, Facts, Part, Rule
from facilitation.parts.plans import active, taking_part
from facilitation.registry import PARTS
from facilitation.roles import LEADERS
from facilitation.state.meeting import Meeting


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
    """One plan at a time. Event: floor.given; none where it is on the floor.

    Raises Refused(unknown_initiative, initiative_withdrawn).
    """
    plan = taking_part(context.meeting, act.initiative)
    return [] if on_floor(context.meeting) == plan.id else [FloorGiven(initiative=plan.id)]


def enters(context: Context[Any], first: bool) -> Facts:
    """Where a stage opens that talks about one plan at a time, the first plan has the floor if none had it before."""
    plan = next(iter(active(context.meeting)), None)
    if not first or plan is None or on_floor(context.meeting) is not None or not PARTS.kind(context.stage).has_floor:
        return []
    return [FloorGiven(initiative=plan.id)]


def begin(opened: MeetingOpened) -> str | None:
    """A meeting begins with no plan on the floor."""
    return None


def on_given(state: str | None, event: FloorGiven) -> str | None:
    """The id of the plan."""
    return event.initiative


PART: Part[str | None] = Part(
    "floor", state=begin, rules={GiveFloor: Rule(give, LEADERS)}, events={FloorGiven: on_given}, enters=enters
)
