"""What is asked of a count: everything that the outcome depends on and nothing else. Goes to a worker as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Any

import msgspec

from facilitation.counting import rules, ties
from facilitation.counting.election import Ballot, Election
from facilitation.counting.result import Result
from facilitation.counting.rule import Report, silent
from facilitation.state.method import Method
from facilitation.state.plan import Initiative

FIELDS = {
    "ranking": "order", "approval": "approved", "points": "points", "amounts": "amounts", "grades": "grades",
    "resistance": "resistance",
}  # fmt: skip
Paper = Mapping[str, Any]


class Question(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A method, the plans that take part without their words, the pot in cents, sealed ballots, words for lots."""

    method: Method
    plans: tuple[Initiative, ...]
    pot: int
    ballots: tuple[Paper, ...]
    words: str = ""

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the question: equal questions have equal answers."""
        asked = {name: msgspec.to_builtins(getattr(self, name)) for name in ("method", "plans", "pot", "words")}
        asked["ballots"] = _lines(_Same(self.ballots))
        return sha256(json.dumps(asked, sort_keys=True, separators=(",", ":")).encode()).hexdigest()

    @property
    def election(self) -> Election:
        """As the rules take it, with the seed of its lots."""
        kind = self.method.form.kind
        ballots = tuple(ballot(kind, paper) for paper in self.ballots)
        agreed = msgspec.structs.replace(self.method.agreed, seed=ties.seed(self.words, ballots))
        return Election(plans=self.plans, pot=self.pot, ballots=ballots, kind=kind, top=self.method.top, agreed=agreed)  # type: ignore[arg-type]

    def answer(self, report: Report = silent) -> Result:
        """The outcome by the chosen rule."""
        return rules.count(self.method.rule, self.election, self.method.params, report)


class _Same:
    """Ballots known by themselves and not by what they hold: a room asks about the same ones many times."""

    def __init__(self, ballots: tuple[Paper, ...]) -> None:
        self.ballots = ballots

    def __hash__(self) -> int:
        return id(self.ballots)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.ballots is self.ballots


@lru_cache(maxsize=8)
def _lines(same: _Same) -> list[str]:
    return sorted(json.dumps(paper, sort_keys=True) for paper in same.ballots)


def ballot(kind: str, paper: Paper) -> Ballot:
    """A ballot as it was sealed, for the rules; of marks the plans stand in the order of their ids."""
    given = paper[FIELDS[kind]]
    if isinstance(given, Mapping):
        keys = sorted(given)
        return Ballot(tuple(keys), tuple(given[key] for key in keys), paper.get("channel", ""))
    return Ballot(tuple(given), (), paper.get("channel", ""))


def wordless(plans: Iterable[Initiative]) -> tuple[Initiative, ...]:
    """Plans with what counts: id, amounts and theme."""
    kept = ("id", "ask", "minimum", "scalable", "theme")
    return tuple(Initiative(title="", **{name: getattr(plan, name) for name in kept}) for plan in plans)
