"""What can be asked about a show of hands."""

from typing import Annotated

import msgspec

from facilitation.acts import Act, Key, Writing

MOST_HANDS = 10_000
Hands = dict[Key, Annotated[int, msgspec.Meta(ge=0, le=MOST_HANDS)]]


class OpenHands(Act, frozen=True, kw_only=True, tag="hands.open"):
    """Let two people count hands for what is asked now; `about` names it where more than one thing is."""

    about: Key | None = None


class CountHands(Act, frozen=True, kw_only=True, tag="hands.count"):
    """What somebody counted: so many hands for each option. Once both did they may count again."""

    count: Key
    numbers: Hands


class ExplainHands(Act, frozen=True, kw_only=True, tag="hands.explain"):
    """Say why what is remarkable of a count is right, under the code of the warning."""

    count: Key
    code: Key
    words: Writing


class SettleHands(CountHands, frozen=True, kw_only=True, tag="hands.settle"):
    """What it was where two people counted otherwise; the other has to confirm it."""


class ConfirmHands(CountHands, frozen=True, kw_only=True, tag="hands.confirm"):
    """These numbers, which are on the screen, are right."""


class VoidHands(Act, frozen=True, kw_only=True, tag="hands.void"):
    """A count does not stand, for this reason; hands may be counted anew."""

    count: Key
    reason: Writing = ""
