"""What was mended so far, and which outcomes wait to be shown."""

from typing import Any

from facilitation.parts.repair.state import Repair
from facilitation.registry import PARTS
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage

NAME = "repair"


def repair(meeting: Meeting) -> Repair:
    """What the meeting remembers of what was mended."""
    found: Repair = PARTS.parts[NAME].of(meeting)
    return found


def waiting(meeting: Meeting) -> list[LiveStage[Any]]:
    """The stages with an outcome that is there and was not shown, in the order of the agenda."""
    closed = [stage for stage in meeting.stages if stage.status == "closed" and PARTS.kind(stage).reveals]
    return [stage for stage in closed if stage.sealed or not PARTS.kind(stage).ballots]
