"""Random elections for each rule, as small and as full of ties as can be, and what has to be the same in both."""

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from facilitation.counting import rules
from facilitation.counting.election import Election
from facilitation.counting.result import Result
from facilitation.counting.rule import Count
from facilitation.counting.rules import RULES
from tests.rules.elections import election

Asked = dict[str, Any]
MARKED = ("points", "majority-judgement")
ORDERED = ("borda", "irv", "schulze")
MONEY = ("greedy", "greedy-per-euro", "equal-shares", "knapsack")  # of approvals and of points


def draw(rule: str, seed: int) -> Asked:
    """One election as JSON holds it; amounts in whole units."""
    chance = Random(f"{rule} {seed}")
    keys = [f"p{n}" for n in range(chance.randint(2, 6))]
    kind = "ranking" if rule in ORDERED else "points" if rule in MARKED else "approval"
    if rule in MONEY and chance.random() < 0.4:
        kind = "points"
    ballots = [_ballot(chance, rule, kind, keys) for _ in range(chance.randint(1, 9))]
    asks = {key: chance.choice([10, 20, 20, 30, chance.randint(1, 60)]) for key in keys}
    asked: Asked = {"rule": rule, "kind": kind, "asks": asks, "ballots": ballots, "pot": chance.randint(1, 120)}
    if rule == "approval":
        supported = len({key for ballot in ballots for key in ballot})
        asked |= {"asks": dict.fromkeys(keys, 1), "seats": chance.randint(1, max(1, supported))}
        asked["pot"] = asked["seats"]
    if rule == "phragmen":  # its source takes it that no plan costs more than there is; pabutools drops those first
        asked["pot"] = max(asked["pot"], *asks.values())
    asked |= {"top": chance.randint(1, len(keys)), "step": chance.random() < 0.5, "by_cost": chance.random() < 0.5}
    asked["place"] = Count(ours(asked)).chain.place
    return asked


def _ballot(chance: Random, rule: str, kind: str, keys: list[str]) -> Any:
    if kind == "points":
        return {key: chance.choice([0, 1, 1, 2, 3, 4]) for key in keys}
    some = chance.sample(keys, chance.randint(1, len(keys)))
    if kind == "ranking" and rule != "schulze":
        return chance.sample(keys, len(keys))
    return some if kind == "ranking" else sorted(some)


def ours(asked: Mapping[str, Any]) -> Election:
    """The same election for our rules."""
    return election(
        asked["asks"], asked["ballots"], asked["pot"], asked["kind"], top=asked.get("top", 5), seed="klaver"
    )


def count(asked: Mapping[str, Any]) -> Result:
    """Our outcome, by the rule as theirs is."""
    params: dict[str, Any] = {}
    if asked["rule"] == "equal-shares":
        step = "1%" if asked["step"] else "none"
        params = {
            "step": step,
            "stop": "exhaustive",
            "fill": "none",
            "utility": "cost" if asked["by_cost"] else "points",
        }
    return rules.count(asked["rule"], ours(asked), params)


def _winners(found: Result, theirs: Any) -> bool:
    return sorted(found.winners) == theirs


def _firsts(found: Result) -> list[str]:
    return sorted(standing.id for standing in found.standings if standing.rank == 1)


def _first(found: Result, theirs: Any) -> bool:
    return _firsts(found) == theirs


def _among(found: Result, theirs: Any) -> bool:
    """Theirs names everybody who may be first; ours takes one of them by its chain for ties."""
    return found.standings[0].id in theirs


def _further(found: Result, theirs: Any) -> bool:
    """Theirs ends at the gauge, and ours goes on to the majority value."""
    first = _firsts(found)
    told = {each.below for each in found.details["further"]}
    return set(first) <= set(theirs) and set(theirs) - set(first) <= told | {
        s.id for s in found.standings[len(first) :]
    }


def stopped_at_a_tie(asked: Asked, found: Result, theirs: Any) -> bool:
    """pabutools ends Phragmén where any of the equal plans does not fit, also when one that fits goes first."""
    turns = {turn.id: at for at, turn in enumerate(found.rounds)}
    for tie in found.ties:
        at = min(turns[key] for key in tie.ids if key in turns)
        left = asked["pot"] - sum(turn.amount for turn in found.rounds[:at])
        if max(asked["asks"][key] for key in tie.ids) > left:
            return sorted(turn.id for turn in found.rounds[:at] if turn.funded) == theirs
    return False


SAME: Mapping[str, Callable[[Result, Any], bool]] = {
    "greedy": _winners, "greedy-per-euro": _winners, "equal-shares": _winners, "phragmen": _winners,
    "knapsack": lambda found, theirs: found.details["worth"] == theirs,
    "approval": lambda found, theirs: sorted(found.winners) in theirs,
    "borda": _first, "points": _first, "schulze": _among, "irv": _among, "majority-judgement": _further,
}  # fmt: skip
assert set(SAME) == set(RULES)
