"""What other rules would have made of the same ballots: for information only, never the outcome."""

from collections.abc import Mapping

import msgspec
from flask_babel import gettext as _

from app.counting.picture import Numbers
from app.counting.told import reasons, rules
from app.languages import euro
from facilitation.counting.result import Result
from facilitation.state.plan import Initiative

Plans = Mapping[str, Initiative]


class Other(msgspec.Struct, frozen=True):
    """One rule beside the chosen one: its name, how many plans for how much, and where and why it differs."""

    rule: str
    name: str
    plans: int
    spent: str
    line: str


class Beside(msgspec.Struct, frozen=True):
    """All of them, and a table with what each plan gets by each rule, the chosen one first."""

    chosen: str
    others: tuple[Other, ...]
    table: Numbers


def beside(chosen: Result, results: Mapping[str, Result], plans: Plans) -> Beside:
    """The chosen outcome with those of other rules, by their names."""
    others = tuple(
        Other(rule, name(rule), len(found.awards), euro(found.spent), _line(chosen, found, plans))
        for rule, found in results.items()
        if rule != chosen.rule
    )
    return Beside(name(chosen.rule), others, _table([chosen, *(results[each.rule] for each in others)], plans))


def name(rule: str) -> str:
    """What a rule is called in the room."""
    return str(rules.NAMES[rule])


def _line(chosen: Result, found: Result, plans: Plans) -> str:
    return reasons.difference(chosen, found, plans, {each: name(each) for each in rules.NAMES})


def _table(results: list[Result], plans: Plans) -> Numbers:
    """Plans that get something by any of them, in the order of the chosen outcome."""
    order = [*results[0].awards, *(standing.id for standing in results[0].standings)]
    keys = [key for key in dict.fromkeys(order) if any(key in found.awards for found in results)]
    rows = tuple((plans[key].title, *(_gets(found, key) for found in results)) for key in keys)
    return Numbers(_("Wat elk plan krijgt per manier van tellen"), (_("Plan"), *(name(r.rule) for r in results)), rows)


def _gets(found: Result, key: str) -> str:
    return euro(found.awards[key]) if key in found.awards else "–"
