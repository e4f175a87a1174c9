"""How seats divided the pot: per plan how many gave what, and the lower median of the amounts."""

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from facilitation.room import Initiative


class Share(msgspec.Struct, frozen=True):
    """One plan: how many seats gave nothing, the minimum or all, and the middle amount in cents."""

    initiative: str
    nothing: int
    minimum: int
    full: int
    middle: int


def count(ballots: Sequence[Mapping[str, int]], initiatives: Sequence[Initiative]) -> tuple[Share, ...]:
    """One share per plan, in the plans' own order."""
    return tuple(_share(plan, [ballot.get(plan.id, 0) for ballot in ballots]) for plan in initiatives)


def _share(plan: Initiative, amounts: Sequence[int]) -> Share:
    tally = Counter("nothing" if not a else "full" if a == plan.ask else "minimum" for a in amounts)
    return Share(plan.id, tally["nothing"], tally["minimum"], tally["full"], lower_median(amounts))


def lower_median(amounts: Sequence[int]) -> int:
    """The middle amount; of two middle ones the lower; 0 when nobody divided."""
    return sorted(amounts)[(len(amounts) - 1) // 2] if amounts else 0
