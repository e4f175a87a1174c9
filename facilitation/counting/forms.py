"""What a ballot may hold: one check per kind, with what is wrong as data."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from facilitation.counting.election import MOST_RESISTANCE, Ballot
from facilitation.state.method import APPROVED, RANKED, Form
from facilitation.state.plan import Initiative

BEST_GRADE = 4
Plans = Mapping[str, Initiative]


class Fault(msgspec.Struct, frozen=True):
    """What is wrong with a ballot: a key for a sentence, and what belongs in it; amounts in cents."""

    key: str
    details: Mapping[str, Any] = {}


def is_blank(ballot: Ballot) -> bool:
    """A ballot without any plan: somebody took part, and chose nothing."""
    return not ballot.choices


def fault(form: Form, ballot: Ballot, plans: Plans) -> Fault | None:
    """The first thing that is wrong with a ballot, or None when it counts."""
    for key in ballot.choices:
        if key not in plans:
            return Fault("unknown_plan", {"id": key})
    if len(set(ballot.choices)) < len(ballot.choices):
        return Fault("ballot_repeats")
    if len(ballot.marks) != (0 if form.kind in (APPROVED, RANKED) else len(ballot.choices)):
        return Fault("marks_do_not_fit")
    return _length(form, ballot) or CHECKS[form.kind](form, ballot, plans)


def _length(form: Form, ballot: Ballot) -> Fault | None:
    if len(ballot.choices) < form.least:
        return Fault("too_few_choices", {"least": form.least})
    if form.most is not None and len(ballot.choices) > form.most:
        return Fault("too_many_choices", {"most": form.most})
    return None


def _order(form: Form, ballot: Ballot, plans: Plans) -> Fault | None:
    return None


def _approvals(form: Form, ballot: Ballot, plans: Plans) -> Fault | None:
    return _sum(form, sum(plans[key].ask for key in ballot.choices), "cost")


def _points(form: Form, ballot: Ballot, plans: Plans) -> Fault | None:
    most = max(ballot.marks, default=0)
    if min(ballot.marks, default=0) < 0:
        return Fault("below_zero")
    if form.each is not None and most > form.each:
        return Fault("too_much_for_one", {"each": form.each})
    return _sum(form, sum(ballot.marks), "points")


def _amounts(form: Form, ballot: Ballot, plans: Plans) -> Fault | None:
    for key, amount in zip(ballot.choices, ballot.marks, strict=True):
        if not plans[key].allows(amount):
            return Fault("amount_out_of_range", {"title": plans[key].title})
    return _sum(form, sum(ballot.marks), "cost")


def _scale(highest: int) -> Callable[[Form, Ballot, Plans], Fault | None]:
    def check(form: Form, ballot: Ballot, plans: Plans) -> Fault | None:
        off = [mark for mark in ballot.marks if not 0 <= mark <= highest]
        return Fault("off_the_scale", {"highest": highest}) if off else None

    return check


def _sum(form: Form, found: int, of: str) -> Fault | None:
    if form.total is not None and found > form.total:
        return Fault(f"{of}_over_total", {"limit": form.total, "over": found - form.total})
    if form.total_least is not None and found < form.total_least:
        return Fault(f"{of}_under_total", {"limit": form.total_least})
    return None


CHECKS: Mapping[str, Callable[[Form, Ballot, Plans], Fault | None]] = {
    APPROVED: _approvals,
    RANKED: _order,
    "points": _points,
    "chips": _points,
    "amounts": _amounts,
    "grades": _scale(BEST_GRADE),
    "resistance": _scale(MOST_RESISTANCE),
}
