"""The state of a meeting in a few plain facts, as it is or as it was."""

from collections import Counter
from typing import Any

from facilitation.parts.arguments.state import ArgumentsState
from facilitation.parts.floor import on_floor
from facilitation.parts.frames import frames
from facilitation.parts.package.division import division_of
from facilitation.parts.plans import active
from facilitation.parts.ranking.votes import KIND as VOTE
from facilitation.parts.ranking.votes import shown
from facilitation.parts.seating import seats
from facilitation.situation import settled
from facilitation.state.meeting import Meeting


def summary(meeting: Meeting) -> dict[str, Any]:
    """What stood where after event `seq`; amounts in cents. Says nothing of a result that was not revealed."""
    return {
        "code": meeting.code,
        "seq": meeting.seq,
        "title": meeting.title,
        "closed": meeting.closed,
        "stage": meeting.current.plan.key,
        "stages": {stage.plan.key: stage.status for stage in meeting.stages},
        "seats": dict(sorted(Counter(seat.channel for seat in seats(meeting).values()).items())),
        "frames_confirmed": sum(frame.confirmed for frame in frames(meeting).values()),
        "initiatives": len(active(meeting)),
        "floor": on_floor(meeting),
        **_arguments(meeting),
        "rankings": {
            stage.key: [each.id for each in outcome.standings]
            for stage in VOTE.stages(meeting)
            if (outcome := shown(stage)) is not None
        },
        "pot": meeting.pot,
        "division": {key: award.amount for key, award in (division_of(meeting).awards or {}).items()},
        "recorded": settled(meeting),
    }


def _arguments(meeting: Meeting) -> dict[str, int]:
    states = [stage.state for stage in meeting.stages if isinstance(stage.state, ArgumentsState)]
    arguments = [argument for state in states for argument in state.arguments.values()]
    return {"arguments": len(arguments), "supports": sum(argument.support for argument in arguments)}
