"""evolve(meeting, event): the next state. Pure: no clock, no chance, no storage."""

from collections.abc import Iterable
from functools import reduce

import facilitation.parts  # noqa: F401  fills the registry
from facilitation.events import Event
from facilitation.registry import PARTS
from facilitation.state.meeting import Meeting


def evolve(meeting: Meeting, event: Event) -> Meeting:
    """The meeting after this event. Never refuses: what happened, happened."""
    return PARTS.after(meeting, event)


def fold(events: Iterable[Event], start: Meeting | None = None) -> Meeting:
    """The meeting after all these events."""
    return reduce(evolve, events, start or Meeting())
