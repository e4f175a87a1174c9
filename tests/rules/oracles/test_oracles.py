"""Each of the eleven rules beside a public implementation: 10,000 random elections a rule under `make soak`.

Under `make test` their answers to the first elections are those that were written down (`answers.jsonl`); they are
renewed by `python -m tests.rules.oracles.answers` where `.venv-oracles` is.
"""

from typing import Any

import pytest

from facilitation.counting.rules import RULES
from tests.reliability.length import length
from tests.rules.oracles import answers
from tests.rules.oracles.drawn import SAME, Asked, count, draw, stopped_at_a_tie

pytestmark = pytest.mark.soak
NUMBER = length(answers.SHORT, 10_000)


def agrees(rule: str, asked: Asked, theirs: Any) -> bool:
    """Whether the outcomes are the same, or differ as is known."""
    found = count(asked)
    return SAME[rule](found, theirs) or (rule == "phragmen" and stopped_at_a_tie(asked, found, theirs))


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_gives_what_its_public_implementation_gives(rule: str) -> None:
    asked = [draw(rule, seed) for seed in range(NUMBER)]
    told = answers.written(rule) if NUMBER == answers.SHORT else answers.ask(asked)
    assert len(told) == NUMBER
    pairs = enumerate(zip(asked, told, strict=True))
    other = [seed for seed, (one, theirs) in pairs if not agrees(rule, one, theirs)]
    print(f"\n{rule}: {NUMBER} elections, {len(other)} differ")
    assert other == []
