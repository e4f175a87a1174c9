"""Down a ranking: each plan gets its whole ask if that still fits. Amsterdam's and Antwerp's practice."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any

from facilitation.counting.money.purse import Hindrance, Purse
from facilitation.counting.result import Loser, Result, Round, Standing
from facilitation.counting.tally import Tally
from facilitation.counting.ties import Chain, Tie
from facilitation.state.plan import Initiative

Order = tuple[Sequence[Standing], Sequence[Tie]]


def standings(scores: Mapping[str, Any], counted: Tally, chain: Chain, on: str = "points") -> Order:
    """Plans from the highest score to the lowest, equal ones by the chain of ties; ties on nothing are not told."""
    ordered = sorted(scores, key=lambda key: (-scores[key], chain.place[key]))
    found: list[Standing] = []
    ties = []
    for score, same in groupby(ordered, key=scores.__getitem__):
        group = list(same)
        rank = len(found) + 1
        found.extend(
            Standing(id=key, rank=rank, points=score, votes=counted.votes[key], firsts=counted.firsts[key])
            for key in group
        )
        if len(group) > 1 and score:
            ties.append(chain.tie(group, on))
    return found, ties


def spend(order: Iterable[Standing], purse: Purse) -> list[Round]:
    """One round per plan with support, until the money or the order ends."""
    plans = {plan.id: plan for plan in purse.election.plans}
    rounds: list[Round] = []
    for standing in order:
        plan = plans[standing.id]
        if plan.id in purse.awards or purse.unsupported(plan):
            continue
        found = _turn(standing, plan, purse)
        rounds.append(found)
        if (found.why == "does_not_fit" and purse.election.agreed.leftover == "stop") or 0 < found.amount < plan.ask:
            break
    return rounds


def _turn(standing: Standing, plan: Initiative, purse: Purse) -> Round:
    hindrance = purse.hindrance(plan)
    amount = _offered(plan, hindrance, purse)
    if amount:
        purse.pay(plan, amount)
        return Round(id=plan.id, points=standing.points, cost=plan.ask, funded=True, left=purse.left, amount=amount)
    why = hindrance or Hindrance("")
    return Round(
        id=plan.id,
        points=standing.points,
        cost=plan.ask,
        funded=False,
        left=purse.left,
        why=why.reason,
        short=why.short,
        of=why.of,
    )


def _offered(plan: Initiative, hindrance: Hindrance | None, purse: Purse) -> int:
    if hindrance is None:
        return plan.ask
    partial = purse.election.agreed.leftover == "partial" and hindrance.reason == "does_not_fit"
    return purse.partial(plan) if partial else 0


def losers(order: Sequence[Standing], rounds: Sequence[Round], purse: Purse) -> list[Loser]:
    """Each plan without money, with the reason from its last turn."""
    turns = {found.id: found for found in rounds}
    plans = {plan.id: plan for plan in purse.election.plans}
    return [_loser(s, turns.get(s.id), plans[s.id], purse) for s in order if s.id not in purse.awards]


def _loser(standing: Standing, turn: Round | None, plan: Initiative, purse: Purse) -> Loser:
    hindrance = purse.unsupported(plan)
    reason = hindrance.reason if hindrance else turn.why if turn else "not_reached"
    short = turn.short if turn and not hindrance else 0
    return Loser(
        id=plan.id,
        reason=reason,
        points=standing.points,
        votes=standing.votes,
        short=short,
        near=Fraction(plan.ask - short, plan.ask) if short else _near(reason, standing, purse),
        of=turn.of if turn and not hindrance else (),
        theme=plan.theme if reason == "over_cap" else "",
    )


def _near(reason: str, standing: Standing, purse: Purse) -> Fraction | None:
    agreed = purse.election.agreed
    if reason == "too_few_points" and agreed.least_points:
        return Fraction(purse.counted.points[standing.id], agreed.least_points)
    return Fraction(standing.votes, agreed.least_votes) if reason == "too_few_votes" else None


def result(
    rule: str,
    params: Mapping[str, Any],
    order: Order,
    purse: Purse,
    details: Mapping[str, Any] | None = None,
) -> Result:
    """Spend the pot down this order and tell all of it."""
    rounds = spend(order[0], purse)
    return Result(
        rule=rule,
        params=params,
        budget=purse.election.pot,
        free=purse.election.free,
        awards=dict(purse.awards),
        rounds=rounds,
        losers=losers(order[0], rounds, purse),
        ties=order[1],
        standings=order[0],
        counted=len(purse.election.ballots),
        details=details or {},
    )
