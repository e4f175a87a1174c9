"""Who stands behind which plan, and how firmly: ballots of every kind as whole points, weighed by channel."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import gcd, lcm

import msgspec

from facilitation.counting.election import MOST_RESISTANCE, NEUTRAL_RESISTANCE, Ballot, Election

Worth = Mapping[str, int]


class Tally(msgspec.Struct, frozen=True):
    """Per ballot its weight; per plan its backers (points: the ballots that give as many), points, votes and firsts.

    `points` and `firsts` are weighed, `votes` counts ballots. Weights are the smallest whole numbers in proportion.
    """

    weights: Sequence[int]
    backers: Mapping[str, Mapping[int, Sequence[int]]]
    points: Mapping[str, int]
    votes: Mapping[str, int]
    firsts: Mapping[str, int]

    def supporters(self, plan: str) -> list[int]:
        """The places of all ballots that give this plan anything."""
        return [voter for voters in self.backers[plan].values() for voter in voters]


def tally(election: Election) -> Tally:
    """Count every ballot once; plans that no longer take part fall out first."""
    keys = [plan.id for plan in election.plans]
    weights = weigh(election)
    backers: dict[str, dict[int, list[int]]] = {key: defaultdict(list) for key in keys}
    firsts: Counter[str] = Counter(dict.fromkeys(keys, 0))
    for voter, ballot in enumerate(election.ballots):
        given = worth(election, ballot, keys)
        for key, points in given.items():
            backers[key][points].append(voter)
        first = favourite(election, given)
        if first is not None:
            firsts[first] += weights[voter]
    scores = {
        key: sum(each * sum(weights[voter] for voter in voters) for each, voters in backers[key].items())
        for key in keys
    }
    return Tally(weights, backers, scores, _votes(election, keys), firsts)


def weigh(election: Election) -> list[int]:
    """The weight of each ballot: its channel's share, divided over all ballots of that channel.

    All weigh the same where no shares were agreed, and where ballots were sealed without their channel: one was small.
    """
    shares = election.agreed.shares
    if not shares or not any(ballot.channel for ballot in election.ballots):
        return [1] * len(election.ballots)
    sizes = Counter(ballot.channel for ballot in election.ballots if shares.get(ballot.channel))
    scale = lcm(*sizes.values())
    weights = {channel: shares[channel] * scale // size for channel, size in sizes.items()}
    common = gcd(*weights.values()) or 1
    return [weights.get(ballot.channel, 0) // common for ballot in election.ballots]


def worth(election: Election, ballot: Ballot, keys: Iterable[str]) -> Worth:
    """The points above zero that one ballot gives to the plans that take part."""
    known = keys if isinstance(keys, set | dict) else set(keys)
    if election.kind == "approval":
        return {key: 1 for key in ballot.choices if key in known}
    if election.kind == "ranking":
        kept = [key for key in ballot.choices if key in known]
        return {key: election.top - place for place, key in enumerate(kept[: election.top])}
    marks = dict(zip(ballot.choices, ballot.marks, strict=True))
    if election.kind == "resistance":
        marks = {key: MOST_RESISTANCE - marks.get(key, NEUTRAL_RESISTANCE) for key in sorted(known)}
    return {key: mark for key, mark in marks.items() if mark > 0 and key in known}


def favourite(election: Election, given: Worth) -> str | None:
    """The one plan with the most points on a ballot; approvals have none, equal marks neither."""
    if election.kind == "approval" or not given:
        return None
    most = max(given.values())
    best = [key for key, points in given.items() if points == most]
    return best[0] if len(best) == 1 else None


def supported(election: Election, ballot: Ballot) -> list[str]:
    """The plans that stand on a ballot: with points or a grade above zero, or with less resistance than neutral."""
    if election.kind in ("approval", "ranking"):
        return list(ballot.choices)
    marks = zip(ballot.choices, ballot.marks, strict=True)
    if election.kind == "resistance":
        return [key for key, mark in marks if mark < NEUTRAL_RESISTANCE]
    return [key for key, mark in marks if mark > 0]


def _votes(election: Election, keys: Sequence[str]) -> dict[str, int]:
    """On how many ballots each plan stands."""
    votes = Counter(key for ballot in election.ballots for key in supported(election, ballot))
    return {key: votes[key] for key in keys}
