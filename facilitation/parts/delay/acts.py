"""What can be asked about the delay of the stream."""

from typing import Annotated

import msgspec

from facilitation.acts import Act, Writing

LONGEST = 120
"""The most seconds that a stream may run behind the hall."""


class SetDelay(Act, frozen=True, kw_only=True, tag="delay.set"):
    """Say how many seconds the picture at home runs behind the hall; 0 where nobody watches a stream."""

    seconds: Annotated[int, msgspec.Meta(ge=0, le=LONGEST)]


class EndDelay(Act, frozen=True, kw_only=True, tag="delay.end"):
    """Close for who is at home before the time, with the reason; without one where nobody takes part from there."""

    reason: Writing = ""


class TurnDelay(Act, frozen=True, kw_only=True, tag="delay.turn"):
    """The time for who is at home is over. Made by the house itself; never accepted from outside."""
