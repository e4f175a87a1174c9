"""Who gets what: how many of its own plans each ballot sees funded, and which outcome gives more ballots more."""

from collections import Counter
from collections.abc import Mapping

import msgspec

from facilitation.counting.rule import Count
from facilitation.counting.tally import worth
from facilitation.state.groups import told_apart


class Preference(msgspec.Struct, frozen=True):
    """How many ballots get more by the first outcome, by the second, and as much by both."""

    first: int
    second: int
    same: int


def preference(count: Count, first: Mapping[str, int], second: Mapping[str, int]) -> Preference:
    """Weigh the points of each ballot's funded plans against each other; every ballot counts as one."""
    tally = Counter[int]()
    for ballot in count.election.ballots:
        given = worth(count.election, ballot, count.plans)
        one, other = (sum(points for key, points in given.items() if key in awards) for awards in (first, second))
        tally[(one > other) - (one < other)] += 1
    return Preference(tally[1], tally[-1], tally[0])


def wins(count: Count, awards: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """How many ballots see none, one, and two or more of their plans funded: `all`, and per channel if five or more."""
    tally: dict[str, Counter[str]] = {"all": Counter()}
    for ballot in count.election.ballots:
        own = sum(key in awards for key in worth(count.election, ballot, count.plans))
        for group in {"all", ballot.channel} - {""}:
            tally.setdefault(group, Counter())[("0", "1", "2+")[min(own, 2)]] += 1
    groups = {name: {key: found[key] for key in ("0", "1", "2+")} for name, found in tally.items()}
    apart = told_apart(sum(found.values()) for found in groups.values())
    return groups if apart else {"all": groups["all"]}
