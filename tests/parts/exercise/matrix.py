"""Who may begin a way of talking, in the letters of tests/facilitation/test_roles.py."""

from facilitation.acts import Act
from facilitation.parts.exercise.acts import EndExercise, GoOn, StartExercise

ACTS: list[tuple[Act, str]] = [
    (StartExercise(form="silence"), "FC"),
    (GoOn(), "FCT"),
    (EndExercise(), "FC"),
]
HOMES: dict[str, str] = {}
