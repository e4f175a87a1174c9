"""What goes with the amounts of a package: conditions with an owner and a date, a reserve list, and what changed."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated

import msgspec

from facilitation.acts import Writing
from facilitation.refusals import Malformed
from facilitation.state.award import Award, Awards, Condition, ConditionKind
from facilitation.state.plan import Initiative
from facilitation.state.terms import Name
from facilitation.texts import LONGEST_NAME, LONGEST_REASON, optional

PROPOSER = "indiener"
AWARD_TEXTS = (
    "awards[].reason",
    "awards[].conditions[]",
    "awards[].conditions[].text",
    "awards[].conditions[].owner",
    "awards[].conditions[].checker",
)
Place = Annotated[int, msgspec.Meta(ge=0, le=999)]


class ConditionWish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One condition as it is asked for; what it leaves out is filled in by `conditions`."""

    text: Writing
    kind: ConditionKind = "voorwaarde"
    owner: Name = ""
    due: date | None = None
    checker: Name = ""


Wishes = list[Writing | ConditionWish]


class Change(msgspec.Struct, frozen=True):
    """What a version changed about one plan; amounts in cents, `words` where a reason, condition or place changed."""

    initiative: str
    before: int
    after: int
    words: bool


def conditions(plan: Initiative, wishes: Sequence[str | ConditionWish], usual: date) -> tuple[Condition, ...]:
    """The conditions with an owner (without one the proposer) and a date (without one the usual); empty ones go."""
    asked = (wish if isinstance(wish, ConditionWish) else ConditionWish(wish) for wish in wishes)
    return tuple(condition for wish in asked if (condition := _condition(plan, wish, usual)).text)


def _condition(plan: Initiative, wish: ConditionWish, usual: date) -> Condition:
    return Condition(
        optional(wish.text, LONGEST_REASON, field="conditions"),
        wish.kind,
        optional(wish.owner, LONGEST_NAME, field="owner") or _proposer(plan),
        wish.due or usual,
        optional(wish.checker, LONGEST_NAME, field="checker"),
    )


def _proposer(plan: Initiative) -> str:
    return plan.proposer or PROPOSER


def owned(plan: Initiative, award: Award, usual: date) -> Award:
    """The award with an owner and a date for the conditions of an older log that had none."""
    whole = tuple(
        msgspec.structs.replace(c, owner=c.owner or _proposer(plan), due=c.due or usual) for c in award.agreed
    )
    return msgspec.structs.replace(award, conditions=whole)


def as_wishes(award: Award | None) -> list[ConditionWish]:
    """The conditions of an award, to be kept as they are."""
    agreed = award.agreed if award else ()
    return [ConditionWish(c.text or "", c.kind, c.owner or "", c.due, c.checker or "") for c in agreed]


def require_places(awards: Awards) -> None:
    """Raises Malformed(reserve_repeats) where two plans have one place of the reserve list."""
    places = [award.reserve for award in awards.values() if award.reserve]
    if len(set(places)) < len(places):
        raise Malformed("reserve_repeats")


def reserves(awards: Iterable[Award]) -> list[str]:
    """The plans on the reserve list, first in line first."""
    waiting = [award for award in awards if award.reserve and not award.amount]
    return [award.initiative for award in sorted(waiting, key=lambda award: award.reserve or 0)]


def changes(before: Awards, after: Awards) -> tuple[Change, ...]:
    """What is different between two versions, plan by plan, in the order of the later one."""
    keys = [*after, *(key for key in before if key not in after)]
    found = (_change(key, before.get(key, Award(key, 0)), after.get(key, Award(key, 0))) for key in keys)
    return tuple(change for change in found if change.before != change.after or change.words)


def _change(key: str, before: Award, after: Award) -> Change:
    words = (before.reason, before.agreed, before.reserve) != (after.reason, after.agreed, after.reserve)
    return Change(key, before.amount, after.amount, words)
