"""What members of a committee and its chair can ask."""

from typing import Annotated

import msgspec

from facilitation.acts import Act, Key, VoiceAct, Writing
from facilitation.parts.ballots import Mark
from facilitation.parts.committee.state import List

Number = Annotated[int, msgspec.Meta(ge=0, le=10_000)]


class AgreeCriteria(Act, frozen=True, kw_only=True, tag="criteria.agree"):
    """Agree by what plans are scored, one criterion a line as `Haalbaarheid: 3`; how many are chosen, how many wait."""

    criteria: Writing
    chosen: Number
    reserve: Number = 0


class GiveScore(VoiceAct, frozen=True, kw_only=True, tag="score.give"):
    """Give a plan a mark for every criterion, with the reason; `doubt` where one wants to look again."""

    initiative: Key
    marks: dict[Key, Mark]
    reason: Writing = ""
    doubt: bool = False


class TellInterest(VoiceAct, frozen=True, kw_only=True, tag="interest.tell"):
    """Say that one has an interest in a plan and does not decide about it, or that one has none after all."""

    initiative: Key
    reason: Writing = ""
    on: bool = True


class RuleInterest(Act, frozen=True, kw_only=True, tag="interest.rule"):
    """The chair's word that a member does not decide about a plan, or does after all; always with the reason."""

    initiative: Key
    seat: Key
    reason: Writing = ""
    on: bool = True


class CloseReading(Act, frozen=True, kw_only=True, tag="reading.close"):
    """End reading alone: from now on members see one another's scores, without names."""


class PlacePlan(Act, frozen=True, kw_only=True, tag="plan.place"):
    """Say on which list a plan belongs, with the reason; without a list it stands where its scores put it."""

    initiative: Key
    list: List | None = None
    reason: Writing = ""


class FixLists(Act, frozen=True, kw_only=True, tag="lists.fix"):
    """Fix which plans are chosen and which wait; proposers are told."""
