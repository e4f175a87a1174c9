"""Each of the eleven rules beside a public implementation: 10,000 random elections a rule under `make soak`.

Under `make test` their answers to the first elections are those that were written down (`answers.jsonl`); they are
renewed by `python -m tests.rules.oracles.answers` where `.venv-oracles` is.
"""

import pytest

from facilitation.counting.rules import RULES
from tests.reliability.length import length
from tests.rules.oracles import answers
from tests.rules.oracles.drawn import SAME, count, draw

pytestmark = pytest.mark.soak
NUMBER = length(answers.SHORT, 10_000)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_gives_what_its_public_implementation_gives(rule: str) -> None:
    asked = [draw(rule, seed) for seed in range(NUMBER)]
    told = answers.written(rule) if NUMBER == answers.SHORT else answers.ask(asked)
    assert len(told) == NUMBER
    other = [
        seed for seed, (one, theirs) in enumerate(zip(asked, told, strict=True)) if not SAME[rule](count(one), theirs)
    ]
    print(f"\n{rule}: {NUMBER} elections, {len(other)} differ")
    assert other == []
