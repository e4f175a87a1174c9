"""What can be asked about the room's package."""

import msgspec

from facilitation.acts import Act, Cents, Key, Writing
from facilitation.parts.package.conditions import Place, Wishes


class AwardWish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of a proposed division; amount in cents. A condition that is a bare text is a voorwaarde.

    `reserve` is a place on the reserve list, for a plan that gets nothing now; 0 is none.
    """

    initiative: Key
    amount: Cents
    reason: Writing = ""
    conditions: Wishes = []
    reserve: Place = 0


class SetAward(Act, frozen=True, kw_only=True, tag="award.set"):
    """Give one plan another amount (cents) in the division on the wall; what is None stays as it was."""

    initiative: Key
    amount: Cents
    reason: Writing = ""
    conditions: Wishes | None = None
    reserve: Place | None = None


class ProposeDecision(Act, frozen=True, kw_only=True, tag="decision.propose"):
    """Put a whole division on the wall; plans left out get nothing."""

    awards: list[AwardWish]
