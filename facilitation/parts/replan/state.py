"""What the meeting remembers of its agenda as it was before it was changed."""

import msgspec

from facilitation.registry import PARTS
from facilitation.state.meeting import Meeting
from facilitation.state.stage import Stage

NAME = "replan"


class Replan(msgspec.Struct, frozen=True):
    """The stages that were left out, as they were planned."""

    skipped: tuple[Stage, ...] = ()


def replan(meeting: Meeting) -> Replan:
    """What the meeting remembers of its former agenda."""
    found: Replan = PARTS.parts[NAME].of(meeting)
    return found
