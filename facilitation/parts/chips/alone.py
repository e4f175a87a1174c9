"""What everybody wanted alone, before the tables talked: each list divides one whole, and all weigh the same."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from facilitation.parts.allocation import KIND as ALLOCATION
from facilitation.parts.ballots import Sealed
from facilitation.parts.chips.asked import options
from facilitation.parts.chips.state import Table
from facilitation.parts.ranking.votes import KIND as RANKING
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage


def alone(meeting: Meeting, stage: Table) -> dict[str, Fraction] | None:
    """The part of the whole that each plan has in the last vote that was shown before this stage; None without one.

    A list gives its first place as many points as it may hold, the next one less; approvals all the same.
    """
    at = meeting.position(stage.key) or 0
    votes: list[LiveStage[Any]] = [*RANKING.stages(meeting), *ALLOCATION.stages(meeting)]
    before = {meeting.position(vote.key) or 0: vote for vote in votes if vote.status == "revealed"}
    found = [vote for place, vote in sorted(before.items()) if place < at]
    return _shares(found[-1]) if found else None


def compared(meeting: Meeting, stage: Table) -> dict[str, Fraction] | None:
    """The same where the tables divided over plans too; None where there is nothing to lay beside it."""
    return alone(meeting, stage) if options(stage).on == "plans" and stage.state.handed else None


def _shares(vote: LiveStage[Sealed]) -> dict[str, Fraction] | None:
    papers = [weights for paper in vote.state.ballots if (weights := _weights(paper, vote.method.top))]
    shares: dict[str, Fraction] = {}
    for weights in papers:
        whole = sum(weights.values()) * len(papers)
        for plan, weight in weights.items():
            shares[plan] = shares.get(plan, Fraction(0)) + Fraction(weight, whole)
    return shares or None


def _weights(paper: Mapping[str, Any], top: int) -> dict[str, int]:
    """What one ballot says of each plan, as weights; nothing for grades and resistance, which divide nothing."""
    if "order" in paper:
        most = max(top, len(paper["order"]))
        return {plan: most - place for place, plan in enumerate(paper["order"])}
    if "approved" in paper:
        return dict.fromkeys(paper["approved"], 1)
    given = paper.get("points") or paper.get("amounts") or {}
    return {plan: weight for plan, weight in given.items() if weight > 0}
