"""The state of a meeting in a few plain facts, as it is or as it was."""

from collections import Counter
from typing import Any

from facilitation.meeting import Meeting
from facilitation.stages.arguments import ArgumentsState


def summary(meeting: Meeting) -> dict[str, Any]:
    """What stood where after event `seq`; amounts in cents. Says nothing of a result that was not revealed."""
    return {
        "code": meeting.code,
        "seq": meeting.seq,
        "title": meeting.title,
        "closed": meeting.closed,
        "stage": meeting.current.plan.key,
        "stages": {stage.plan.key: stage.status for stage in meeting.stages},
        "seats": dict(sorted(Counter(seat.channel for seat in meeting.seats.values()).items())),
        "frames_confirmed": sum(frame.confirmed for frame in meeting.frames.values()),
        "initiatives": len(meeting.active),
        "floor": meeting.floor,
        **_arguments(meeting),
        "rankings": {
            s.plan.key: [each.id for each in s.state.outcome.standings] for s in meeting.stages if _counted(s)
        },
        "pot": meeting.pot,
        "division": {key: award.amount for key, award in (meeting.division or {}).items()},
        "recorded": meeting.recorded,
    }


def _arguments(meeting: Meeting) -> dict[str, int]:
    states = [stage.state for stage in meeting.stages if isinstance(stage.state, ArgumentsState)]
    arguments = [argument for state in states for argument in state.arguments.values()]
    return {"arguments": len(arguments), "supports": sum(argument.support for argument in arguments)}


def _counted(stage: Any) -> bool:
    return stage.plan.kind == "ranking" and stage.status == "revealed" and stage.state.outcome is not None
