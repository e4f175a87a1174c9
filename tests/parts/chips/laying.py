"""A small evening with chips, and what its people do there."""

from typing import Any

from facilitation.agenda import agenda
from facilitation.parts.chips.acts import AgreeChips, PlaceChips
from facilitation.roles import Actor, Role
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, DORA, Evening

PEOPLE = ("anna", "bram", "chris", "dora")
CHAIR = Actor("chair", Role.TABLE_CHAIR, table="t1")


def stages(**rules: Any) -> tuple[Stage, ...]:
    """A short evening with chips, four for everybody unless told otherwise."""
    chips = Stage("chips", "chips").saying(rules={"chips": 4, "complete": 3, **rules})
    plain = {stage.key: stage for stage in agenda()}
    return plain["welcome"], chips, plain["decision"], plain["review"]


def laying(**rules: Any) -> Evening:
    """Chips are on the tables: Anna, Bram and Chris at t1, Dora at t3."""
    return Evening(stages(**rules)).reach("chips")


def own(evening: Evening) -> dict[str, dict[str, int]]:
    """What everybody laid."""
    return {seat: dict(laid) for seat, laid in evening.state.laid.items()}


def agree(evening: Evening, *people: str) -> Evening:
    """These people agree with what lies on their table."""
    for seat in people:
        evening.play(AgreeChips(seat=seat))
    return evening


def full(evening: Evening) -> Evening:
    """Table 1 laid all and agrees, and so does Dora at home."""
    evening.play(PlaceChips(amounts={"garden": 7, "lamps": 5}), ANNA)
    evening.play(PlaceChips(amounts={"garden": 4}), DORA)
    return agree(evening, *PEOPLE)
