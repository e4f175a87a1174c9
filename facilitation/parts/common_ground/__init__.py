"""Gedeelde grond: which arguments people of different opinions share, by the published mathematics of Polis.

Everybody is asked about each argument, where the console asks; a worker finds the groups (`app/counting`). Nobody is
told who is in which.
"""

from collections.abc import Mapping
from typing import Any

from facilitation.events import StageAdvanced
from facilitation.part import Part, Rule, Whole
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.common_ground.acts import AskGround, CountGround, KeepGround, MarkArgument, ShowGround
from facilitation.parts.common_ground.asked import answered, sayings
from facilitation.parts.common_ground.changes import (
    begin,
    on_asked,
    on_found,
    on_marked,
    on_shown,
    on_wanted,
    onward,
    places,
    without,
)
from facilitation.parts.common_ground.events import (
    ArgumentMarked,
    GroundAsked,
    GroundFound,
    GroundShown,
    GroundWanted,
)
from facilitation.parts.common_ground.record import record
from facilitation.parts.common_ground.rules import ask, count, keep, mark, show
from facilitation.parts.common_ground.state import NAME, Asked
from facilitation.parts.door.events import REMOVALS
from facilitation.parts.seating import of_seat
from facilitation.roles import LEADERS, VOICES, Role
from facilitation.state.meeting import Meeting


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """What a seat thinks of each argument of now: 1 agrees, -1 disagrees, 0 passes."""
    here = ARGUMENTS.here(meeting)
    if seat is None or here is None:
        return {"marked": {}}
    return {"marked": answered(meeting, sayings(here), seat)}


PART: Part[Asked] = Part(
    NAME,
    state=begin,
    rules={
        AskGround: Rule(ask, LEADERS),
        MarkArgument: Rule(mark, VOICES),
        CountGround: Rule(count, LEADERS),
        KeepGround: Rule(keep, frozenset({Role.HOUSE}), ours=True),
        ShowGround: Rule(show, LEADERS),
    },
    events={
        GroundAsked: on_asked,
        ArgumentMarked: on_marked,
        GroundWanted: Whole(on_wanted),
        GroundFound: on_found,
        GroundShown: on_shown,
    },
    follows={StageAdvanced: onward, **dict.fromkeys(REMOVALS, without)},
    voices={ArgumentMarked: of_seat},
    places=places,
    record=record,
    mine=mine,
    apart=True,
)
