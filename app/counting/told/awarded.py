"""What came out, before how: which plan gets money and which does not and why, in euros that add up to the budget."""

import msgspec
from flask_babel import gettext as _
from flask_babel import ngettext

from app.counting.told import reasons
from app.counting.told.outcome import Tale, measure
from app.languages import euro

BY_ORDER = ("greedy", "greedy-per-euro", "borda", "approval", "points", "schulze", "irv", "majority-judgement")
"""The rules in which the money goes round by the order alone; by the others a rank would say what is not so."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One plan: its `rank` where the money went by rank, the `amount` in cents, and what its place rests on.

    `gets` says the amount in words, `why` in a few words why it gets nothing or a part; empty where there is no more.
    """

    id: str
    rank: int | None
    amount: int
    gets: str
    why: str
    rests: str


class Awarded(msgspec.Struct, frozen=True):
    """A line per plan in the order of the outcome, and a sentence whose amounts add up to the budget."""

    lines: tuple[Line, ...]
    sums: str


def awarded(tale: Tale) -> Awarded:
    """What each plan of an outcome gets."""
    return Awarded(tuple(_line(tale, number) for number in range(len(tale.result.standings))), _sums(tale))


def _line(tale: Tale, number: int) -> Line:
    standing = tale.result.standings[number]
    amount = tale.result.awards.get(standing.id, 0)
    return Line(
        id=standing.id,
        rank=standing.rank if tale.result.rule in BY_ORDER else None,
        amount=amount,
        gets=euro(amount) if amount else _("niets"),
        why=_why(tale, standing.id, amount),
        rests=measure(tale, standing.id) if standing.points else "",
    )


def _why(tale: Tale, key: str, amount: int) -> str:
    if amount:
        ask = tale.plans[key].ask
        return _("een deel van %(ask)s", ask=euro(ask)) if amount < ask else ""
    found = next((each for each in tale.result.losers if each.id == key), None)
    return reasons.loser_short(found, tale.plans) if found else ""


def _sums(tale: Tale) -> str:
    result = tale.result
    taken = result.budget - result.free
    said = {"pot": euro(result.budget), "left": euro(result.free - result.spent), "spent": euro(result.spent)}
    if not result.awards:
        line = _("Geen plan krijgt geld. Er blijft %(left)s over.", **said)
    else:
        line = ngettext(
            "Van %(pot)s gaat %(spent)s naar %(num)s plan. Er blijft %(left)s over.",
            "Van %(pot)s gaat %(spent)s naar %(num)s plannen. Er blijft %(left)s over.",
            len(result.awards), **said,
        )  # fmt: skip
    return f"{line} {_('Vooraf was al %(taken)s beloofd.', taken=euro(taken))}" if taken else line
