"""Outcomes of small and recorded elections, ready to be told."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.counting.told.outcome import Tale
from app.imports.votes import ballots, count_file
from app.imports.votes.recorded import election as recorded_election
from facilitation.counting.election import Election
from facilitation.counting.preference import wins
from facilitation.counting.rule import Count
from facilitation.counting.rules import RULES, count
from tests.rules.elections import election

ASSEN = Path("pabulib/netherlands/Netherlands_Assen_2024.pb")
DIAMANTBUURT = Path("pabulib/netherlands/NL_Amsterdam_2021_Diamantbuurt__522.pb")
KLEINE_WERELD = Path("pabulib/netherlands/NL_Amsterdam_2019_Kleine_Wereld__166.pb")

RANKED = election(
    {"a": 6_000, "b": 5_050, "c": 4_000, "d": 3_000, "e": 1_000},
    [["a", "c"], ["a", "b"], ["c", "b", "a"], ["b"], ["d", "a"]],
    10_000,
    "ranking",
)


def tale(rule: str, vote: Election = RANKED, params: dict[str, Any] | None = None) -> Tale:
    """What comes out of an election, with how many ballots got what they chose."""
    result = count(rule, vote, params)
    return Tale(result, {plan.id: plan for plan in vote.plans}, wins(Count(vote), result.awards))


def recorded(path: Path, rule: str, written_down: Sequence[str] = ()) -> Tale:
    """What comes out of a file."""
    found = ballots.recorded(path)
    agreed, result = count_file.counted(found, rule, written_down)
    vote = recorded_election(found, agreed.agreed, agreed.top)
    return Tale(result, {plan.id: plan for plan in vote.plans}, wins(Count(vote), result.awards))


def rules(vote: Election = RANKED) -> list[str]:
    """The rules that can count these ballots."""
    return [name for name, rule in RULES.items() if vote.kind in rule.kinds]
