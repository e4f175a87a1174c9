"""Somebody of the golden evening goes out for a while, and somebody goes home."""

from collections.abc import Iterator

from facilitation.acts import Act
from facilitation.parts.away import StepOut
from facilitation.roles import Actor
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, LEADER

STAGE = Stage("even-weg", "recess")


def played() -> Iterator[tuple[Act, Actor]]:
    """Anna is back before the end."""
    yield StepOut(), ANNA
    yield StepOut(person="chris"), LEADER
    yield StepOut(on=False), ANNA
