"""How an evening votes and counts: each vote of its agenda, and what its rule would make of a few made-up ballots."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

import msgspec

from app.counting.told.rules import HOW, NAMES
from app.desk.agenda import steps, told
from app.desk.agenda.steps import Step
from app.desk.evening import Evening
from app.desk.opening import initiatives
from app.part import SHOWN
from app.parts.ranking.method import KINDS, USUAL
from app.wording import Agreed, RuleAsked
from facilitation.counting.method import flaw
from facilitation.counting.question import Question
from facilitation.counting.result import Result
from facilitation.counting.rules import RULES
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.state.method import APPROVED, Method
from facilitation.state.plan import Initiative

MADE_UP = 5
"""Ballots of the worked example: few enough to do again by hand."""
SOME = 3
POINTS = 10


class Line(msgspec.Struct, frozen=True):
    """One plan in the worked example: its points where the rule has any, and the cents that it would get."""

    plan: Initiative
    points: str
    amount: int


class Vote(msgspec.Struct, frozen=True):
    """A vote of the agenda: its step, its method, and the worked example; no lines where there is none to make."""

    step: Step
    method: Method
    lines: tuple[Line, ...] = ()
    left: int = 0

    @property
    def name(self) -> str:
        """What its rule is called."""
        return str(NAMES[self.method.rule])

    @property
    def how(self) -> str:
        """How its rule works, in a sentence."""
        return str(HOW[self.method.rule]) % {"top": self.method.top}

    @property
    def rules(self) -> list[tuple[str, str]]:
        """The rules that can count its ballots, with the usual one first."""
        usual = USUAL.get(self.method.form.kind, ())
        return [(rule, str(NAMES[rule])) for rule in usual if rule in RULES]


def votes(evening: Evening) -> list[Vote]:
    """Every vote of a draft, as far as its rules can be read."""
    return [_vote(evening, step) for step in steps.timetable(evening) if told.is_vote(step.item)]


class Giving(msgspec.Struct, frozen=True):
    """A step in which money is given without a vote: what is asked about it, and what that comes to in sentences."""

    step: Step
    asks: Mapping[str, RuleAsked]
    lines: list[str]


def givings(evening: Evening) -> list[Giving]:
    """Every such step of a draft; no sentences where something cannot be read."""
    found = ((step, SHOWN.parts.get(step.stage.kind)) for step in steps.timetable(evening))
    return [_giving(evening, step, shown.agreed) for step, shown in found if shown is not None and shown.agreed]


def _giving(evening: Evening, step: Step, agreed: Agreed) -> Giving:
    try:
        return Giving(step, agreed.asks, agreed.told(step.stage, evening.cents("pot")))
    except msgspec.ValidationError:
        return Giving(step, agreed.asks, [])


def _vote(evening: Evening, step: Step) -> Vote:
    kind = PARTS.kinds[step.stage.kind]
    try:
        planned = kind.planned(step.stage, None).method or Method()
        return _with_example(evening, step, planned)
    except (msgspec.ValidationError, KeyError, Refused):
        return Vote(step, Method())


def _with_example(evening: Evening, step: Step, method: Method) -> Vote:
    pot = evening.cents("pot")
    plans = _plans(evening)
    if not pot or len(plans) < 2:
        return Vote(step, method)
    chance = Random(f"voorbeeld {step.item.key}")  # noqa: S311  no secret: the same example every time
    papers = tuple(_paper(method, plans, pot, chance) for _ in range(MADE_UP))
    question = Question(method=method, plans=plans, pot=pot, ballots=papers)
    if flaw(method, question.election):
        return Vote(step, method)
    return Vote(step, method, *_told(plans, question.answer(), pot))


def _plans(evening: Evening) -> tuple[Initiative, ...]:
    """The plans that can be read; the example waits until there are some."""
    return tuple(plan for plan in initiatives(evening, strict=False) if plan.ask > 0)


def _told(plans: Sequence[Initiative], result: Result, pot: int) -> tuple[tuple[Line, ...], int]:
    points = {each.id: each.points for each in result.standings}
    awards = dict(result.awards)
    lines = [Line(plan, str(points.get(plan.id, "")), awards.get(plan.id, 0)) for plan in plans]
    lines.sort(key=lambda line: (-line.amount > 0, -(points.get(line.plan.id) or 0), -line.amount))
    return tuple(lines), pot - sum(awards.values())


def _paper(method: Method, plans: Sequence[Initiative], pot: int, chance: Random) -> Mapping[str, Any]:
    """One made-up ballot that the method allows."""
    form, keys = method.form, [plan.id for plan in plans]
    some = chance.sample(keys, min(form.most or SOME, len(keys), max(SOME, form.least)))
    marks: dict[str, Any] = {
        "points": {"points": {key: _share(form.total or POINTS, len(some), form.each) for key in some}},
        "amounts": {"amounts": _amounts(plans, some, min(form.total or pot, pot))},
        "grades": {"grades": {key: chance.randint(0, 4) for key in keys}},
        "resistance": {"resistance": {key: chance.randint(0, 10) for key in keys}},
    }
    if form.kind in marks:
        found: Mapping[str, Any] = marks[form.kind]
        return found
    if form.kind == APPROVED:
        return {"approved": _within(plans, some, form.total)}
    return {"order": chance.sample(keys, min(form.most or len(keys), len(keys)))}


def _share(total: int, number: int, each: int | None) -> int:
    share = total // number
    return min(share, each) if each else share


def _amounts(plans: Sequence[Initiative], keys: Sequence[str], pot: int) -> dict[str, int]:
    return {plan.id: plan.ask for plan in plans if plan.id in _within(plans, keys, pot)}


def _within(plans: Sequence[Initiative], keys: Sequence[str], total: int | None) -> list[str]:
    asks, kept, spent = {plan.id: plan.ask for plan in plans}, [], 0
    for key in keys:
        if total is None or spent + asks[key] <= total:
            kept.append(key)
            spent += asks[key]
    return kept


def kinds() -> list[tuple[str, str]]:
    """What may stand on a ballot."""
    return [(kind, str(words)) for kind, words in KINDS.items()]
