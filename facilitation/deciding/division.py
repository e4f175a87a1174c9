"""The room's one division of the pot: composed by the gespreksleider, never over the pot, departures with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

from facilitation.acts import Act, Cents, Key, Writing
from facilitation.deciding.choice import require_none_open
from facilitation.deciding.package import AWARD_TEXTS, Place, Wishes, as_wishes, conditions, require_places
from facilitation.events import Event
from facilitation.refusals import Malformed, Refused
from facilitation.room import Award, Awards
from facilitation.texts import LONGEST_REASON, optional

if TYPE_CHECKING:
    from facilitation.meeting import Meeting
    from facilitation.stages import Context


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


class DivisionComposed(Event, frozen=True, kw_only=True, tag="division.composed"):
    """The division on the wall is now this; amounts in cents. `by` is the role that proposed it."""

    texts: ClassVar = AWARD_TEXTS
    awards: tuple[Award, ...]
    by: str = ""


class Proposal(msgspec.Struct, frozen=True):
    """What the outcome of the vote by itself would give: cents per plan, and what is left of the pot."""

    amounts: Mapping[str, int]
    remainder: int


def proposal(meeting: Meeting) -> Proposal | None:
    """What the revealed outcome would give the plans that still take part, or None without one."""
    for stage in meeting.stages:
        if stage.plan.kind == "ranking" and stage.status == "revealed":
            plans = {plan.id: plan for plan in meeting.active}
            awards = stage.state.outcome.awards
            amounts = {key: cents for key, cents in awards.items() if key in plans and cents <= plans[key].ask}
            return Proposal(amounts, meeting.free - sum(amounts.values()))
    return None


def current(meeting: Meeting) -> Awards:
    """The division as it stands: composed, or else the ranking's own proposal, or nothing yet."""
    if meeting.division is not None:
        return meeting.division
    suggested = proposal(meeting)
    return {key: Award(key, amount) for key, amount in suggested.amounts.items()} if suggested else {}


def package(meeting: Meeting, version: int) -> Awards:
    """The package of this number, empty where there was none; the one of now, or an earlier one."""
    return [*meeting.packages, current(meeting)][version] if version <= meeting.version else {}


def total(awards: Awards) -> int:
    """The sum in cents."""
    return sum(award.amount for award in awards.values())


def departures(meeting: Meeting, awards: Awards) -> list[str]:
    """Ids of the plans whose amount differs from the ranking's own proposal."""
    suggested = proposal(meeting)
    if suggested is None:
        return []
    amounts = suggested.amounts
    return [p.id for p in meeting.active if _amount(awards, p.id) != amounts.get(p.id, 0)]


def require_reasons(meeting: Meeting, awards: Awards | None = None) -> None:
    """Refuse when a departure from the ranking has no reason."""
    awards = current(meeting) if awards is None else awards
    for key in departures(meeting, awards):
        if key not in awards or not awards[key].reason:
            raise Refused("departure_needs_reason", initiative=key, title=meeting.initiative(key).title)


def require_ranking_seen(meeting: Meeting) -> None:
    """Refuse while the ranking is counted but not yet shown."""
    ranking = meeting.of_kind("ranking")
    if ranking is not None and ranking.status == "closed":
        raise Refused("ranking_unrevealed")


def settled(meeting: Meeting) -> list[Event]:
    """Compose the ranking's own proposal where nobody did, so that what is decided no longer moves with the ranking."""
    return [] if meeting.division is not None else [DivisionComposed(awards=tuple(current(meeting).values()))]


def set_award(context: Context, act: SetAward) -> list[Event]:
    """Change one line."""
    now = current(context.meeting)
    before = now.get(act.initiative)
    wish = AwardWish(
        act.initiative,
        act.amount,
        act.reason,
        [*as_wishes(before)] if act.conditions is None else act.conditions,
        act.reserve if act.reserve is not None else (before.reserve or 0) if before else 0,
    )
    award = _award(context, wish)
    return _compose(context, {**now, award.initiative: award}, changed=[award.initiative])


def propose(context: Context, act: ProposeDecision) -> list[Event]:
    """Replace the whole."""
    keys = [wish.initiative for wish in act.awards]
    if len(set(keys)) < len(keys):
        raise Malformed("award_repeats")
    awards = {wish.initiative: _award(context, wish) for wish in act.awards}
    return _compose(context, awards, changed=[plan.id for plan in context.meeting.active])


def take_over(context: Context, awards: Awards) -> list[Event]:
    """Make a package of before the room's own, without the lines that its plans no longer allow."""
    plans = {plan.id: plan for plan in context.meeting.active}
    kept = {key: award for key, award in awards.items() if key in plans and plans[key].allows(award.amount)}
    return [] if kept == current(context.meeting) else _compose(context, kept, changed=[*plans])


def after_change_of_plans(meeting: Meeting) -> Mapping[str, Award] | None:
    """The division without the lines that a withdrawn or corrected plan no longer allows."""
    if meeting.division is None:
        return None
    plans = {plan.id: plan for plan in meeting.active}
    return {k: a for k, a in meeting.division.items() if k in plans and plans[k].allows(a.amount)}


def _compose(context: Context, awards: Awards, changed: list[str]) -> list[Event]:
    meeting = context.meeting
    _require_composing(meeting)
    require_places(awards)
    over = total(awards) - meeting.free
    if over > 0:
        raise Refused("over_pot", over=over)
    for key in departures(meeting, awards):
        if key in changed and (key not in awards or not awards[key].reason):
            raise Refused("departure_needs_reason", initiative=key, title=meeting.initiative(key).title)
    lines = tuple(awards[plan.id] for plan in meeting.active if plan.id in awards)
    if meeting.division is not None and lines == tuple(meeting.division.values()):
        return []
    return [DivisionComposed(awards=lines, by=str(context.actor.role))]


def composing(meeting: Meeting) -> bool:
    """Whether the package can be changed now."""
    try:
        _require_composing(meeting)
    except Refused:
        return False
    return True


def _require_composing(meeting: Meeting) -> None:
    if meeting.recorded:
        raise Refused("decision_recorded")
    stage = meeting.current
    if stage.plan.kind not in ("allocation", "decision"):
        raise Refused("wrong_stage", stage="allocation")
    if stage.plan.kind == "allocation" and stage.status == "open":
        raise Refused("close_first")
    require_none_open(meeting.choices)
    require_ranking_seen(meeting)


def _award(context: Context, wish: AwardWish) -> Award:
    plan = context.initiative(wish.initiative)
    if not plan.allows(wish.amount):
        raise Refused("amount_not_allowed", title=plan.title, least=plan.least, ask=plan.ask)
    reason = optional(wish.reason, LONGEST_REASON, field="reason")
    agreed = conditions(plan, wish.conditions, context.meeting.terms.usual_due(context.now.date()))
    return Award(plan.id, wish.amount, reason, agreed, None if wish.amount else wish.reserve or None)


def _amount(awards: Awards, key: str) -> int:
    return awards[key].amount if key in awards else 0


ACTS: dict[type[Act], Any] = {SetAward: set_award, ProposeDecision: propose}
