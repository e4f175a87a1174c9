"""An outcome with the plans it is about, and what its sentences measure it in."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

import msgspec
from babel.numbers import format_decimal
from flask_babel import gettext as _
from flask_babel import ngettext

from app.counting.told import reasons
from app.languages import euro, locale
from facilitation.counting.chips import half_up
from facilitation.counting.result import Result
from facilitation.counting.steps import judgements
from facilitation.state.plan import Initiative

Wins = Mapping[str, Mapping[str, int]]
Words = tuple[str, list[str]]


class Tale(msgspec.Struct, frozen=True, dict=True):
    """An outcome with what its sentences need: the plans by id, and how many ballots got 0, 1 or more of their plans.

    `most` is how many plans are named in a row, as many as there is room for. `merged` where channels were to weigh,
    and too few came in over one.
    """

    result: Result
    plans: Mapping[str, Initiative]
    wins: Wins = {}
    most: int = 1000
    merged: bool = False

    def title(self, key: str) -> str:
        """A plan's name between quotation marks."""
        return f"‘{self.plans[key].title}’"

    @cached_property
    def points(self) -> dict[str, int | Fraction]:
        """What each plan is ordered by."""
        return {standing.id: standing.points for standing in self.result.standings}

    @cached_property
    def plain(self) -> bool:
        """Whether every ballot gives a plan one vote or none, so that points are votes."""
        return all(standing.points == standing.votes for standing in self.result.standings)


def measure(tale: Tale, key: str) -> str:
    """What a plan's place in the order rests on, in words."""
    rule, points = tale.result.rule, tale.points[key]
    if rule == "schulze":
        return ngettext("boven %(num)s ander plan", "boven %(num)s andere plannen", int(points))
    if rule == "irv":
        return ngettext("%(num)s biljet", "%(num)s biljetten", int(points))
    if rule == "greedy-per-euro":
        return _("%(points)s punten per € 1.000", points=decimal(Fraction(points) * 1000))
    if rule == "majority-judgement":
        return _("meer dan de helft gaf een %(grade)s of hoger", grade=judgements(tale.result)[key].grade)
    if tale.plain:
        return ngettext("%(num)s stem", "%(num)s stemmen", int(points))
    return ngettext("%(num)s punt", "%(num)s punten", int(points))


def names(tale: Tale, keys: tuple[str, ...]) -> str:
    """Plans in a row, as many as there is room for."""
    return reasons.named(keys, tale.plans, tale.most)


def decimal(number: Fraction) -> str:
    """To two places, half up."""
    found = Decimal(half_up(number * 100)) / 100
    return str(format_decimal(found.normalize() if found % 1 else found.to_integral_value(), locale=locale()))


def euros(cents: Fraction) -> str:
    """An amount to the nearest cent."""
    return euro(half_up(cents))


def number(tale: Tale, key: str) -> str:
    """The same as a number alone, for where there is room for little; `unit` says of what."""
    if tale.result.rule == "greedy-per-euro":
        return decimal(Fraction(tale.points[key]) * 1000)
    if tale.result.rule == "majority-judgement":
        return str(judgements(tale.result)[key].grade)
    return decimal(Fraction(tale.points[key]))


def unit(tale: Tale) -> str:
    """What the numbers of an outcome count: votes, points, or what the rule itself reckons in."""
    found = {
        "schulze": _("lager"), "irv": _("biljetten"), "greedy-per-euro": _("per € 1.000"),
        "majority-judgement": _("cijfer"),
    }.get(tale.result.rule)  # fmt: skip
    return found or (_("stemmen") if tale.plain else _("punten"))
