"""Approval: every plan on a ballot gets one vote. The practice of Amsterdam's pilots, 2019-2022."""

import msgspec

from facilitation.counting.election import Ballot, Election
from facilitation.counting.money.spending import result
from facilitation.counting.result import Result
from facilitation.counting.rule import EVERY_KIND, Count, Params, Report, Rule, silent
from facilitation.counting.tally import supported


def divide(election: Election, params: Params, report: Report = silent) -> Result:
    """Every plan on a ballot has a vote, whatever its place or points; then down the ranking."""
    plain = [Ballot(tuple(supported(election, ballot)), channel=ballot.channel) for ballot in election.ballots]
    count = Count(msgspec.structs.replace(election, kind="approval", ballots=tuple(plain)))
    return result("approval", {}, count.order(), count.purse())


RULE = Rule("approval", EVERY_KIND, divide)
