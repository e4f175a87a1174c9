"""Approval: every plan on a ballot gets one vote. The practice of Amsterdam's pilots, 2019-2022."""

from collections import Counter
from collections.abc import Sequence

from facilitation.counting import Outcome, Score, outcome
from facilitation.room import Initiative


def count(ballots: Sequence[Sequence[str]], initiatives: Sequence[Initiative], pot: int) -> Outcome:
    """Votes per plan from ballots that are sets of ids."""
    votes = Counter(key for ballot in ballots for key in set(ballot))
    scores = [Score(p.id, votes[p.id], 0, votes[p.id]) for p in initiatives]
    return outcome("approval", scores, initiatives, len(ballots))
