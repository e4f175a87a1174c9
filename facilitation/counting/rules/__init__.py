"""All counting rules by name, and the one way to count with any of them."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.counting.election import Election
from facilitation.counting.result import Result
from facilitation.counting.rule import Report, Rule, silent
from facilitation.counting.rules import (
    approval,
    borda,
    equal_shares,
    greedy,
    greedy_per_euro,
    irv,
    knapsack,
    majority_judgement,
    phragmen,
    points,
    schulze,
)

MODULES: tuple[Any, ...] = (
    greedy, greedy_per_euro, equal_shares, phragmen, borda, approval, points, schulze, irv, majority_judgement,
    knapsack,
)  # fmt: skip
RULES: dict[str, Rule] = {module.RULE.name: module.RULE for module in MODULES}


def count(rule: str, election: Election, params: Mapping[str, Any] | None = None, report: Report = silent) -> Result:
    """The outcome by one rule; raises msgspec.ValidationError for params that the rule does not have."""
    chosen = RULES[rule]
    return chosen.divide(election, msgspec.convert(params or {}, chosen.params, strict=False), report)
