"""Counting a recorded ballot file from the command line, by the same rules as in the room."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from app.counting.told import reasons
from app.imports import ImportRefused, ballots
from app.imports.agreements import Agreement, agreement, known
from app.imports.recorded import KINDS, Recorded, election
from facilitation.counting import rules
from facilitation.counting.forms import sort_out
from facilitation.counting.preference import wins
from facilitation.counting.result import Result
from facilitation.counting.rule import Count
from facilitation.counting.rules import RULES
from facilitation.counting.written import plain


def count(path: Path, rule: str, written_down: Iterable[str] = ()) -> dict[str, Any]:
    """The outcome by `rule` as plain values: amounts in cents, fractions as `"1/3"`; raises ImportRefused."""
    recorded = ballots.recorded(path)
    return told(recorded, *counted(recorded, rule, written_down))


def counted(recorded: Recorded, rule: str, written_down: Iterable[str] = ()) -> tuple[Agreement, Result]:
    """What was agreed and what came out.

    Raises ImportRefused: rule_needs_other_ballots where the rule cannot count these, unknown_param, bad_param.
    """
    if recorded.kind and KINDS.get(recorded.kind) not in RULES[rule].kinds:
        raise ImportRefused("rule_needs_other_ballots", rule=rule, kind=recorded.kind)
    agreed = agreement(rule, written_down, recorded)
    return agreed, rules.count(rule, election(recorded, agreed.agreed, agreed.top), agreed.params)


def compare(recorded: Recorded, rule: str, written_down: Iterable[str] = ()) -> dict[str, Any]:
    """Every rule that can count these ballots beside `rule`, and in one sentence where each differs from it and why.

    What was agreed for `rule` holds for the others as far as they know it.
    """
    plans = {plan.id: plan for plan in recorded.source.initiatives}
    given = list(written_down)
    _, chosen = counted(recorded, rule, given)
    results = {rule: chosen}
    for name in suitable(recorded):
        if name != rule:
            results[name] = counted(recorded, name, [text for text in given if known(name, text)])[1]
    return {
        "rule": rule,
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

    A recorded vote is counted as it was recorded: ballots outside the limits of their file are told, and count.
    """
    vote = election(recorded, agreed.agreed, agreed.top)
    heaps = sort_out(recorded.form(vote.kind), vote.ballots, vote.plans)
    found = {
        "rule": result.rule,
        "params": {**result.params, **msgspec.structs.asdict(agreed.agreed)},
        "ballots": {
            "kind": vote.kind,
            "counted": result.counted,
            "blank": heaps.blank,
            "outside_limits": dict(Counter(fault.key for fault in heaps.invalid)),
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
    }
    return plain(found)
