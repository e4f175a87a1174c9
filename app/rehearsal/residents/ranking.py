"""At a vote: a ballot of the kind and within the limits that the room agreed; the gespreksleider draws a needed lot."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import Any

from app.rehearsal.cast import Resident
from facilitation.counting.question import FIELDS
from facilitation.parts.plans import active
from facilitation.parts.ranking.votes import KIND, needs_lot
from facilitation.state.meeting import Meeting
from facilitation.state.method import RANKED, Form
from facilitation.state.plan import Initiative

__all__ = ["KIND", "ROUNDS", "leads"]

WORDS = "klaver fiets regen"


def vote(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Iterator[Mapping[str, Any]]:
    """Nine in ten vote; nobody where no plan takes part, or where no ballot fits the limits."""
    here, plans = KIND.here(meeting), active(meeting)
    if here is None or not plans or chance.random() > 0.9:
        return
    form = here.method.form
    chosen = MADE[form.kind](form, _some(form, plans, chance), meeting, chance)
    if chosen:
        yield {"kind": "ballot.cast", "ballot": {FIELDS[form.kind]: chosen}}


def leads(meeting: Meeting) -> Iterator[Mapping[str, Any]]:
    """The words for a lot, where plans are equal in everything."""
    here = KIND.here(meeting)
    if here is not None and here.status == "closed" and needs_lot(here) is not None:
        yield {"kind": "lot.draw", "words": WORDS}


def _some(form: Form, plans: Sequence[Initiative], chance: Random) -> list[Initiative]:
    """As many as may stand on a ballot, in any order; one that favours plans at the front of the list a little."""
    most = min(len(plans), form.most or len(plans))
    count = chance.randint(min(max(form.least, 1), most), most)
    favoured = sorted(plans, key=lambda plan: chance.random() * (1 + plans.index(plan) / 8))
    return favoured[:count]


def _order(form: Form, some: list[Initiative], meeting: Meeting, chance: Random) -> list[str]:
    return [plan.id for plan in some]


def _approved(form: Form, some: list[Initiative], meeting: Meeting, chance: Random) -> list[str]:
    chosen, left = [], form.total
    for plan in some:
        if left is None or plan.ask <= left:
            chosen.append(plan.id)
            left = None if left is None else left - plan.ask
    return chosen if len(chosen) >= form.least else []


def _points(form: Form, some: list[Initiative], meeting: Meeting, chance: Random) -> dict[str, int]:
    total = form.total or 10
    each = min(form.each or total, max(1, total // len(some)))
    return {plan.id: each for plan in some[:total]}


def _amounts(form: Form, some: list[Initiative], meeting: Meeting, chance: Random) -> dict[str, int]:
    left, chosen = min(form.total or meeting.free, meeting.free), {}
    for plan in some:
        amount = min(plan.ask, form.each or plan.ask)
        if amount <= left:
            chosen[plan.id], left = amount, left - amount
    return chosen if len(chosen) >= form.least else {}


def _marks(most: int) -> Callable[..., dict[str, int]]:
    return lambda form, some, meeting, chance: {plan.id: chance.randint(0, most) for plan in some}


MADE: Mapping[str, Callable[..., Any]] = {
    RANKED: _order,
    "approval": _approved,
    "points": _points,
    "amounts": _amounts,
    "grades": _marks(4),
    "resistance": _marks(10),
}
ROUNDS = (vote,)
