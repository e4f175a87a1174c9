"""A committee in the golden evening: criteria, an interest, scores alone and together, a placing, and the lists."""

from collections.abc import Iterator

from facilitation.acts import Act
from facilitation.parts.committee.acts import (
    AgreeCriteria,
    CloseReading,
    FixLists,
    PlacePlan,
    RuleInterest,
    TellInterest,
)
from facilitation.roles import Actor
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER
from tests.parts.committee.choosing import score

STAGE = Stage("kiezen", "committee")


def played() -> Iterator[tuple[Act, Actor]]:
    """Three members and two plans; one member stands aside, one changes what they gave."""
    yield AgreeCriteria(criteria="Haalbaar: 3\nDraagvlak", chosen=1, reserve=1), LEADER
    for who, first in ((ANNA, 4), (BRAM, 2), (DORA, 5)):
        yield score("garden", first, 3), who
    yield score("playground", 3, 3, doubt=True), ANNA
    yield score("lamps", 4, 4), DORA
    yield TellInterest(initiative="garden", reason="Ik tuinier er."), BRAM
    yield RuleInterest(initiative="lamps", seat="anna", reason="Verkoopt lampen."), LEADER
    yield CloseReading(), LEADER
    yield score("playground", 5, 3, reason="Nu ik het hoorde."), ANNA
    yield PlacePlan(initiative="playground", list="chosen", reason="Eerst de kinderen."), LEADER
    yield FixLists(), LEADER
