"""Counting a recorded ballot file from the command line, by the same rules as in the room."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from app.imports import ImportRefused, Source, pabulib
from app.imports.pabulib import Vote
from facilitation.counting import Outcome, approval, borda
from facilitation.counting.greedy import fill

Ballots = Sequence[Vote]


def count(path: Path, rule: str) -> dict[str, Any]:
    """Winners by `rule` in the order they were funded, amounts in cents, and every step; raises ImportRefused."""
    source, votes = pabulib.read(path), pabulib.ballots(path)
    if source.pot is None:
        raise ImportRefused("missing_value", column="budget")
    ranking = RULES[rule](source, votes)
    proposal = fill(ranking, source.initiatives, source.pot)
    points = {score.initiative: score.points for score in ranking.scores}
    return {
        "rule": rule,
        "budget": source.pot,
        "spent": source.pot - proposal.remainder,
        "winners": list(proposal.amounts),
        "ties": [list(tie) for tie in ranking.ties],
        "rounds": [
            {"id": s.initiative, "points": points[s.initiative], "cost": s.ask, "funded": s.funded, "left": s.left}
            for s in proposal.steps
        ],
    }


def _approval(source: Source, votes: Ballots) -> Outcome:
    """Every plan on a ballot has a vote, whatever its place or points."""
    return approval.count([vote.choices for vote in votes], source.initiatives, source.pot or 0)


def _borda(source: Source, votes: Ballots) -> Outcome:
    _require(votes, "ordinal", rule="borda")
    return borda.count([vote.choices for vote in votes], source.initiatives, source.pot or 0, top=source.form.top)


def _greedy(source: Source, votes: Ballots) -> Outcome:
    """By the votes of approvals, by the points of rankings."""
    if votes and votes[0].kind == "ordinal":
        return _borda(source, votes)
    _require(votes, "approval", rule="greedy")
    return _approval(source, votes)


def _require(votes: Ballots, kind: str, rule: str) -> None:
    if votes and votes[0].kind != kind:
        raise ImportRefused("rule_needs_other_ballots", rule=rule, kind=votes[0].kind)


RULES: dict[str, Callable[[Source, Ballots], Outcome]] = {"approval": _approval, "borda": _borda, "greedy": _greedy}
