"""The golden evening talks in two ways; one is cut short, and the other stopped."""

from collections.abc import Iterator

from facilitation.acts import Act
from facilitation.parts.exercise.acts import EndExercise, GoOn, StartExercise
from facilitation.roles import Actor
from facilitation.state.stage import Stage
from tests.facilitation.evening import LEADER

STAGE = Stage("werkvorm", "recess")


def played() -> Iterator[tuple[Act, Actor]]:
    """Nine seconds of each."""
    yield StartExercise(form="one_two_four"), LEADER
    yield GoOn(), LEADER
    yield StartExercise(form="round", seconds=30), LEADER
    yield EndExercise(), LEADER
