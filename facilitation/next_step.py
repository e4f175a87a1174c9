"""next_step(meeting): the one thing to do next at the console, said by the part that it is up to."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import facilitation.parts  # noqa: F401  fills the registry
from facilitation.part import Part, Step
from facilitation.registry import PARTS
from facilitation.situation import in_front
from facilitation.state.meeting import Meeting


def next_step(meeting: Meeting) -> Step | None:
    """What to do next; None at the end of the agenda, and once the meeting is closed."""
    if meeting.closed:
        return None
    found = (part.next_step(meeting) for part in _asked(meeting) if part.next_step)
    return next((step for step in found if step is not None), None)


def mark(meeting: Meeting) -> str:
    """What tells this step from every other: 12 hexadecimal digits, others as soon as the button means another thing.

    How many have handed in is no part of it.
    """
    step, stage = next_step(meeting), meeting.current
    act = (step.button.act, step.button.to, *step.leans_on) if step else ()
    return sha256(repr((meeting.at, stage.status, stage.closed_at, *act)).encode()).hexdigest()[:12]


def _first(part: Part[Any], meeting: Meeting) -> bool:
    return bool(part.puts_off or part.goes_first or (part.blocks and part.blocks(meeting)))


def _asked(meeting: Meeting) -> Iterator[Part[Any]]:
    """What goes first or holds up the room, what it looks at, the kind of the stage, then the others, newest first."""
    front = in_front(meeting)
    yield from (part for part in PARTS.parts.values() if _first(part, meeting))
    if front is not None:
        yield front
    yield PARTS.parts[meeting.current.plan.kind]
    yield from (part for part in reversed(PARTS.parts.values()) if part.kind is None and part is not front)
