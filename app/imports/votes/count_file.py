"""Counting a recorded ballot file from the command line, by the same rules as in the room."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from app.counting.told import reasons
from app.counting.told.apart import apart
from app.imports.source import ImportRefused
from app.imports.votes import ballots, command, limits
from app.imports.votes.agreements import RESISTANCE, Agreement, agreement, known
from app.imports.votes.recorded import KINDS, Recorded, election
from app.imports.votes.told import Told
from facilitation.counting import rules
from facilitation.counting.election import MOST_RESISTANCE, Election
from facilitation.counting.forms import is_blank
from facilitation.counting.preference import wins
from facilitation.counting.result import Result
from facilitation.counting.rule import Count
from facilitation.counting.rules import RULES
from facilitation.counting.written import plain
from facilitation.state.plan import Initiative

THRESHOLD = "min_project_score_threshold"


def count(path: Path, rule: str, written_down: Iterable[str] = ()) -> dict[str, Any]:
    """The outcome by `rule` as plain values: amounts in cents, fractions as `"1/3"`; raises ImportRefused."""
    recorded = ballots.recorded(path)
    return told(recorded, *counted(recorded, rule, written_down))


def counted(recorded: Recorded, rule: str, written_down: Iterable[str] = ()) -> tuple[Agreement, Result]:
    """What was agreed and what came out; what a file of ours says of its own count holds, unless written down anew.

    Raises ImportRefused: rule_needs_other_ballots where the rule cannot count these, unknown_param, bad_param.
    """
    if recorded.kind and KINDS.get(recorded.kind) not in RULES[rule].kinds:
        raise ImportRefused("rule_needs_other_ballots", rule=rule, kind=recorded.kind)
    recorded = limits.kept(recorded).recorded
    own = [text for text in command.found(recorded)[1] if known(rule, text)]
    agreed = agreement(rule, [*own, *written_down], recorded)
    return agreed, rules.count(rule, _vote(recorded, agreed), agreed.params)


def _vote(recorded: Recorded, agreed: Agreement) -> Election:
    """The election with what its file has no place for: smallest amounts, and resistance instead of what is left of it.

    More than ten points are no resistance, and less than none.
    """
    vote = election(recorded, agreed.agreed, agreed.top)
    plans = tuple(_with_minimum(plan, agreed.minima.get(plan.id)) for plan in vote.plans)
    vote = msgspec.structs.replace(vote, plans=plans)
    if not agreed.kind:
        return vote
    ballots = (
        msgspec.structs.replace(ballot, marks=tuple(max(0, MOST_RESISTANCE - mark) for mark in ballot.marks))
        for ballot in vote.ballots
    )
    return msgspec.structs.replace(vote, kind=RESISTANCE, ballots=tuple(ballots))


def _with_minimum(plan: Initiative, cents: int | None) -> Initiative:
    return plan if cents is None else msgspec.structs.replace(plan, minimum=cents, scalable=True)


def compare(recorded: Recorded, rule: str, written_down: Iterable[str] = ()) -> dict[str, Any]:
    """Every rule that can count these ballots beside `rule`, and in one sentence where each differs from it and why.

    What was agreed for `rule` holds for the others as far as they know it.
    """
    plans = apart({plan.id: plan for plan in recorded.source.initiatives})
    given = list(written_down)
    _, chosen = counted(recorded, rule, given)
    results = {rule: chosen}
    for name in suitable(recorded):
        if name != rule:
            results[name] = counted(recorded, name, [text for text in given if known(name, text)])[1]
    return {
        "rule": rule,
        "currency": recorded.currency,
        "information_only": [name for name in results if name != rule],
        "rules": {
            name: {
                "winners": result.winners,
                "awards": dict(result.awards),
                "spent": result.spent,
                "sentence": reasons.difference(chosen, result, plans) if name != rule else "",
            }
            for name, result in results.items()
        },
    }


def suitable(recorded: Recorded) -> list[str]:
    """The rules that can count these ballots."""
    return [name for name, rule in RULES.items() if KINDS.get(recorded.kind, "approval") in rule.kinds]


def told(recorded: Recorded, agreed: Agreement, result: Result) -> dict[str, Any]:
    """A result as plain values, as the command line prints it.

    Ballots outside the limits of their file do not count; `told` names each of them.
    """
    kept = limits.kept(recorded)
    vote = _vote(kept.recorded, agreed)
    found = {
        "rule": result.rule,
        "params": {**result.params, **msgspec.to_builtins(agreed.agreed)},
        "ballots": {
            "kind": vote.kind,
            "counted": result.counted,
            "blank": sum(map(is_blank, vote.ballots)),
            "outside_limits": dict(kept.outside),
        },
        "budget": result.budget,
        "spent": result.spent,
        "left": result.free - result.spent,
        "winners": result.winners,
        "awards": result.awards,
        "ties": [tie.ids for tie in result.ties],
        "tie_breaks": result.ties,
        "rounds": result.rounds,
        "losers": result.losers,
        "reserve": result.reserve,
        "standings": result.standings,
        "wins": wins(Count(vote), result.awards),
        "details": result.details,
        "currency": recorded.currency,
    }
    return plain(found) | {"told": [each.plain() for each in notes(recorded, agreed)]}


def notes(recorded: Recorded, agreed: Agreement) -> tuple[Told, ...]:
    """Everything that is told of a counted file: what was mended or left out, and what it says and does not fit."""
    found = limits.kept(recorded).recorded.told
    least = recorded.limit(THRESHOLD)
    if not least or agreed.agreed.least_points or agreed.agreed.least_votes:
        return found
    return (Told(None, "threshold_stated", {"least": least}), *found)
