"""Questions about a meeting that no part can answer alone, asked of all parts."""

from collections.abc import Iterable
from typing import Any

from facilitation.events import Event, Secret
from facilitation.part import Part
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage


def position(meeting: Meeting, key: str) -> int:
    """Where the stage with this key stands, from 0; raises Refused(unknown_stage)."""
    found = meeting.position(key)
    if found is None:
        raise Refused("unknown_stage", stage=key)
    return found


def stage_named(meeting: Meeting, key: str) -> LiveStage[Any]:
    """The stage with this key; raises Refused(unknown_stage)."""
    return meeting.stages[position(meeting, key)]


def settled(meeting: Meeting) -> bool:
    """Whether the room's package was fixed by a decision."""
    return any(PARTS.kind(stage).settles(stage.state) for stage in meeting.stages)


def require_unsettled(meeting: Meeting) -> None:
    """Raises Refused(decision_recorded) once the package was fixed."""
    if settled(meeting):
        raise Refused("decision_recorded")


def ballots_out(meeting: Meeting) -> bool:
    """Whether people vote now on the plans as they are."""
    return any(stage.status == "open" and PARTS.kind(stage).ballots for stage in meeting.stages)


def require_unblocked(meeting: Meeting) -> None:
    """Raises Refused with the key of the first part that keeps the room from going on, such as `choice_open`."""
    for part in PARTS.parts.values():
        key = part.blocks(meeting) if part.blocks else None
        if key is not None:
            raise Refused(key)


def touched(meeting: Meeting, facts: Iterable[Event | Secret]) -> tuple[set[str], bool]:
    """The seats whose own things these facts changed, after they happened; and whether it may be anybody's."""
    seats, anybody = set[str](), False
    for fact in facts:
        seats |= {getattr(fact, name) for name in ("seat", "author") if hasattr(fact, name)}
        for part in PARTS.parts.values():
            touches = part.touches.get(type(fact))  # type: ignore[arg-type]
            found = touches(meeting, fact) if touches else ()
            seats, anybody = seats | set(found or ()), anybody or found is None
    return seats, anybody


def in_front(meeting: Meeting) -> Part[Any] | None:
    """The part that the room looks at instead of the stage; None where it looks at the stage."""
    return next((part for part in PARTS.parts.values() if part.in_front and part.in_front(meeting)), None)
