"""At the allocation: everybody divides the pot, plan after plan, as long as there is money."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from app.rehearsal.cast import Resident
from facilitation.parts.allocation import KIND
from facilitation.parts.plans import active
from facilitation.state.meeting import Meeting

__all__ = ["KIND", "ROUNDS"]


def divide(meeting: Meeting, who: Resident, seat: str, chance: Random) -> Iterator[Mapping[str, Any]]:
    """In an order of one's own, all or the minimum."""
    left, amounts = meeting.free, {}
    for plan in chance.sample(active(meeting), len(active(meeting))):
        amount = chance.choice((plan.ask, plan.least))
        if amount <= left:
            amounts[plan.id], left = amount, left - amount
    yield {"kind": "ballot.cast", "ballot": {"amounts": amounts}}


ROUNDS = (divide,)
