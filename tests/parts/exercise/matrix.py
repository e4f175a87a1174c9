"""Who may begin a way of talking, in the letters of tests/facilitation/test_roles.py."""

from facilitation.acts import Act
from facilitation.parts.exercise.acts import EndExercise, GoOn, StartExercise

ACTS: list[tuple[Act, str]] = [(act, "FC") for act in (StartExercise(form="silence"), GoOn(), EndExercise())]
HOMES: dict[str, str] = {}
