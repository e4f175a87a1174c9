"""One ballot's own money in an outcome where voters pay for their plans: where it went, and what was left of it."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import msgspec

from facilitation.counting.election import Ballot, Election
from facilitation.counting.money.offers import Purchase, own_share
from facilitation.counting.result import Result
from facilitation.counting.rules.phragmen import Load
from facilitation.counting.tally import supported, weigh, worth


class Own(msgspec.Struct, frozen=True):
    """Cents per plan that this ballot helped to pay for, exact, in order; `share` is what it had, where that is fixed.

    `others` are plans on the ballot that got money from the rest of the pot.
    """

    paid: Mapping[str, Fraction]
    share: Fraction | None
    others: tuple[str, ...]

    @property
    def left(self) -> Fraction:
        """What was not used of the share."""
        return (self.share or Fraction(0)) - sum(self.paid.values(), Fraction(0))


def own(result: Result, election: Election, ballot: Ballot) -> Own | None:
    """Where the money of one of the election's ballots went; None where voters pay nothing by this rule."""
    plans = {plan.id for plan in election.plans}
    if "share" in result.details:
        size = _weight(election, ballot)
        share = Fraction(result.details["share"]) * size
        bought = [found for found in result.rounds if isinstance(found, Purchase)]
        given = {key: points * size for key, points in worth(election, ballot, plans).items()}
        return _own(result, own_share(bought, share, given), share, given)
    if result.rule == "phragmen":
        given = {key: _weight(election, ballot) for key in supported(election, ballot) if key in plans}
        return _own(result, dict(_loads(result, given)), None, given)
    return None


def _own(result: Result, paid: Mapping[str, Fraction], share: Fraction | None, given: Mapping[str, int]) -> Own:
    return Own(paid, share, tuple(key for key in result.awards if key in given and key not in paid))


def _loads(result: Result, given: Mapping[str, int]) -> Iterator[tuple[str, Fraction]]:
    """Each purchase brings all its supporters to the same load."""
    before = Fraction(0)
    for found in result.rounds:
        if isinstance(found, Load) and found.funded and given.get(found.id):
            yield found.id, (found.load - before) * given[found.id]
            before = found.load


def _weight(election: Election, ballot: Ballot) -> int:
    """How much this ballot weighs beside the others."""
    return weigh(election)[election.ballots.index(ballot)]
