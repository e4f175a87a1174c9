"""Random questions to a count: any ballots, any rule with anything agreed, as small and as full of ties as can be."""

from collections.abc import Sequence
from random import Random
from typing import Any

from msgspec import UNSET

from facilitation.counting.question import FIELDS, Question
from facilitation.counting.rule import EVERY_KIND
from facilitation.counting.rules import RULES
from facilitation.parts.ballots import CHANNEL, Paper
from facilitation.state.method import Agreed, BallotKind, Form, Method
from facilitation.state.plan import Initiative

HIGHEST = {"points": 9, "amounts": 400_000, "grades": 4, "resistance": 10}


def question(chance: Random) -> Question:
    """One question; equal asks, equal marks and empty ballots are frequent."""
    plans = tuple(_plan(chance, n) for n in range(chance.randint(1, 8)))
    keys = [plan.id for plan in plans]
    kind = chance.choice(EVERY_KIND)
    method = method_for(chance, kind, keys)
    told = method.weighs and chance.random() < 0.8  # else they were sealed without their channel
    papers = tuple(_paper(chance, kind, keys, told) for _ in range(chance.choice([0, 1, 3, 6, 12, 25])))
    words = chance.choice(["", "klaver", "klaver zeven", "ünï 😀"])
    return Question(method=method, plans=plans, pot=chance.choice([0, 500_000, 900_000]), ballots=papers, words=words)


def method_for(chance: Random, kind: BallotKind, keys: list[str]) -> Method:
    """Any rule that can count such ballots, and anything agreed about it."""
    rule = chance.choice([name for name, rule in RULES.items() if kind in rule.kinds])
    return Method(
        form=Form(kind=kind), rule=rule, params=_params(chance, rule), agreed=_agreed(chance, keys), top=_top(chance)
    )


def paper_for(chance: Random, kind: BallotKind, plans: Sequence[Initiative]) -> Paper:
    """A ballot that an evening accepts, as long as there are plans."""
    some = chance.sample(list(plans), chance.randint(1, min(3, len(plans))))
    if kind == "amounts":
        return Paper(amounts={plan.id: chance.choice([plan.ask, plan.least]) for plan in some})
    given = _given(chance, kind, [plan.id for plan in some])
    return Paper(**{FIELDS[kind]: given})


def _plan(chance: Random, number: int) -> Initiative:
    asked = chance.choice([100_000, 200_000, 200_000, 300_000, 123_457])
    scalable = chance.random() < 0.5
    least = chance.choice([asked, 50_000, 20_000]) if scalable else asked
    theme = chance.choice(["", "groen", "jeugd", "constructor"])
    return Initiative(f"{chance.choice('Pé😀')}{number}", "", asked, least, scalable=scalable, theme=theme)


def _paper(chance: Random, kind: BallotKind, keys: list[str], told: bool) -> dict[str, Any]:
    given = _given(chance, kind, chance.sample(keys, chance.randint(0, len(keys))))
    channel = {CHANNEL: chance.choice(["room", "online"])} if told else {}
    return {FIELDS[kind]: given, **channel}


def _given(chance: Random, kind: BallotKind, some: list[str]) -> Any:
    if kind in HIGHEST:
        return {key: chance.choice([0, 1, 1, 2, HIGHEST[kind]]) for key in sorted(some)}
    return some if kind == "ranking" else sorted(some)


def _agreed(chance: Random, keys: list[str]) -> Agreed:
    groups = [tuple(chance.sample(keys, 2)) for _ in range(2)] if len(keys) > 2 else []
    return Agreed(
        committed=chance.choice([0, 0, 50_000]),
        caps=chance.choice([{}, {}, {"groen": 250_000}, {"groen": 700_000, "jeugd": 300_000}]),
        exclusive=tuple(groups[: chance.choice([0, 0, 1, 2])]),
        least_votes=chance.choice([0, 0, 0, 2]),
        least_points=chance.choice([UNSET, UNSET, UNSET, 3]),
        leftover=chance.choice(["skip", "stop", "partial"]),
        floor=chance.choice([100, 50, 0]),
        unit=chance.choice([1, 30_000]),
        shares=chance.choice([{}, {}, {"room": 2, "online": 1}]),
    )


def _params(chance: Random, rule: str) -> dict[str, Any]:
    if rule == "equal-shares":
        return {
            "utility": chance.choice(["cost", "points"]),
            "step": chance.choice(["1%", "7%", "100%", "add1", "add500", "none"]),
            "stop": chance.choice(["last_feasible", "exhaustive"]),
            "fill": chance.choice(["greedy", "none"]),
            "compare": chance.random() < 0.4,
            "begin": chance.choice([0, 0, 3]),
        }
    if rule == "phragmen":
        return {"unfit": chance.choice(["stop", "skip"])}
    if rule == "majority-judgement":
        return {"equal": chance.choice(["value", "value", "gauge"])}
    return {"utility": chance.choice(["points", "cost"])} if rule == "knapsack" else {}


def _top(chance: Random) -> int:
    return chance.randint(1, 6)
