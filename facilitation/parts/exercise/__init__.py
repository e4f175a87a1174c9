"""Ways of talking together within a stage: a minute of silence, a round at each table, and alone, in twos, in fours."""

from collections.abc import Mapping
from typing import Any

from facilitation.events import MeetingClosed, StageAdvanced, StageClosed
from facilitation.part import Part, Rule, Whole, everybody
from facilitation.parts.exercise.acts import EndExercise, GoOn, StartExercise
from facilitation.parts.exercise.changes import begin, on_ended, on_started, on_stepped, over
from facilitation.parts.exercise.events import ExerciseEnded, ExerciseStarted, ExerciseStepped
from facilitation.parts.exercise.record import note, record
from facilitation.parts.exercise.rules import end, go_on, start
from facilitation.parts.exercise.state import NAME, Exercise, Under, running
from facilitation.parts.seating import seats
from facilitation.roles import LEADERS, Role
from facilitation.state.meeting import Meeting


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """Which turn of the round at its table is a seat's, from 0; None without one."""
    own, here = seats(meeting).get(seat) if seat else None, running(meeting)
    order = here.order.get(own.table or "", ()) if own and here else ()
    return {"round": order.index(own.id) if own and own.id in order else None}


PART: Part[Under] = Part(
    NAME,
    state=begin,
    rules={
        StartExercise: Rule(start, LEADERS),
        GoOn: Rule(go_on, LEADERS | {Role.TABLE_CHAIR, Role.RESIDENT}),
        EndExercise: Rule(end, LEADERS),
    },
    events={ExerciseStarted: Whole(on_started), ExerciseStepped: on_stepped, ExerciseEnded: on_ended},
    follows=dict.fromkeys((StageAdvanced, StageClosed, MeetingClosed), over),
    notes={ExerciseStarted: note},
    record=record,
    mine=mine,
    apart=True,
    touches=dict.fromkeys((ExerciseStarted, ExerciseEnded), everybody),
)

__all__ = ["PART", "Exercise", "running"]
