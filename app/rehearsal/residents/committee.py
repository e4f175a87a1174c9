"""In a committee: some stand aside from a plan, everybody scores plan after plan, and some change a score together."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from app.rehearsal.cast import Resident
from facilitation.parts.committee import KIND
from facilitation.parts.committee.asked import drawn_up, options, paper, ready, terms
from facilitation.parts.plans import active
from facilitation.state.meeting import Meeting

__all__ = ["KIND", "ROUNDS", "leads"]

CRITERIA = "Haalbaarheid: 2\nDraagvlak: 2\nEmpowerment: 1"
REASONS = (
    "Veel buren doen mee.",
    "Het is goed uitgewerkt.",
    "Het kan, maar wie onderhoudt het?",
    "Dit is vooral voor een kleine groep.",
)
ONE_IN = 3
"""Which part of the plans is chosen, where nobody said how many."""


def leads(meeting: Meeting) -> Iterator[Mapping[str, Any]]:
    """Criteria first, where the agenda has none; together the last plan of the list is chosen for another reason."""
    here = KIND.here(meeting)
    if here is None or here.status != "open" or here.state.lists is not None:
        return
    if not ready(here):
        chosen = max(1, len(active(meeting)) // ONE_IN)
        yield {"kind": "criteria.agree", "criteria": CRITERIA, "chosen": chosen, "reserve": 1}
    elif here.state.opened and not here.state.placed:
        waiting = drawn_up(meeting, here).reserve
        said = {"list": "chosen", "reason": "In dit deel van de buurt gebeurt nog niets."}
        yield from ({"kind": "plan.place", "initiative": plan, **said} for plan in waiting[:1])


def stand_aside(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Iterator[Mapping[str, Any]]:
    """Whoever objects has an interest in a plan, and so has one in eight."""
    here, there = KIND.here(meeting), active(meeting)
    if here and there and not here.state.opened and (who.temperament == "objector" or chance.random() < 1 / 8):
        yield {"kind": "interest.tell", "initiative": chance.choice(there).id, "reason": "Ik help daar mee."}


def read(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Iterator[Mapping[str, Any]]:
    """Alone every plan; together one in four changes the marks of one plan."""
    here = KIND.here(meeting)
    if here is None or not ready(here):
        return
    mine = [plan.id for plan in active(meeting) if seat not in paper(here.state, plan.id).interests]
    if here.state.opened and here.state.scored:
        mine = [chance.choice(mine)] if mine and chance.random() < 1 / 4 else []
    most = options(here.plan).most
    for plan in mine:
        marks = {each: chance.randint(1, most) for each in terms(here).weights}
        doubt = chance.random() < 1 / 6
        yield {
            "kind": "score.give",
            "initiative": plan,
            "marks": marks,
            "reason": chance.choice(REASONS),
            "doubt": doubt,
        }


ROUNDS = (stand_aside, read)
