"""The room's one division of the pot: composed by the gespreksleider, never over the pot, departures with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

from facilitation.acts import Act, Cents, Key, Writing
from facilitation.counting import greedy
from facilitation.events import Event
from facilitation.refusals import Malformed, Refused
from facilitation.room import Award, Awards
from facilitation.texts import LONGEST_REASON, optional

if TYPE_CHECKING:
    from facilitation.meeting import Meeting


class AwardWish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of a proposed division; amount in cents."""

    initiative: Key
    amount: Cents
    reason: Writing = ""
    conditions: list[Writing] = []


class SetAward(Act, frozen=True, kw_only=True, tag="award.set"):
    """Give one plan another amount (cents) in the division on the wall."""

    initiative: Key
    amount: Cents
    reason: Writing = ""
    conditions: list[Writing] | None = None


class ProposeDecision(Act, frozen=True, kw_only=True, tag="decision.propose"):
    """Put a whole division on the wall; plans left out get nothing."""

    awards: list[AwardWish]


class DivisionComposed(Event, frozen=True, kw_only=True, tag="division.composed"):
    """The division on the wall is now this; amounts in cents."""

    texts: ClassVar = ("awards[].reason", "awards[].conditions[]")
    awards: tuple[Award, ...]


def proposal(meeting: Meeting) -> greedy.Proposal | None:
    """What the revealed ranking by itself would give, or None without one."""
    for stage in meeting.stages:
        if stage.plan.kind == "ranking" and stage.status == "revealed":
            return greedy.fill(stage.state.outcome, meeting.active, meeting.pot)
    return None


def current(meeting: Meeting) -> Awards:
    """The division as it stands: composed, or else the ranking's own proposal, or nothing yet."""
    if meeting.division is not None:
        return meeting.division
    suggested = proposal(meeting)
    return {key: Award(key, amount) for key, amount in suggested.amounts.items()} if suggested else {}


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


def set_award(meeting: Meeting, act: SetAward) -> list[Event]:
    """Change one line."""
    before = current(meeting).get(act.initiative)
    conditions = [text for text in before.conditions if text] if before else []
    wish = AwardWish(act.initiative, act.amount, act.reason, conditions if act.conditions is None else act.conditions)
    award = _award(meeting, wish)
    return _compose(meeting, {**current(meeting), award.initiative: award}, changed=[award.initiative])


def propose(meeting: Meeting, act: ProposeDecision) -> list[Event]:
    """Replace the whole."""
    keys = [wish.initiative for wish in act.awards]
    if len(set(keys)) < len(keys):
        raise Malformed("award_repeats")
    awards = {wish.initiative: _award(meeting, wish) for wish in act.awards}
    return _compose(meeting, awards, changed=[plan.id for plan in meeting.active])


def after_change_of_plans(meeting: Meeting) -> Mapping[str, Award] | None:
    """The division without the lines that a withdrawn or corrected plan no longer allows."""
    if meeting.division is None:
        return None
    plans = {plan.id: plan for plan in meeting.active}
    return {k: a for k, a in meeting.division.items() if k in plans and plans[k].allows(a.amount)}


def _compose(meeting: Meeting, awards: Awards, changed: list[str]) -> list[Event]:
    _require_composing(meeting)
    over = total(awards) - meeting.pot
    if over > 0:
        raise Refused("over_pot", over=over)
    for key in departures(meeting, awards):
        if key in changed and (key not in awards or not awards[key].reason):
            raise Refused("departure_needs_reason", initiative=key, title=meeting.initiative(key).title)
    lines = tuple(awards[plan.id] for plan in meeting.active if plan.id in awards)
    if meeting.division is not None and lines == tuple(meeting.division.values()):
        return []
    return [DivisionComposed(awards=lines)]


def _require_composing(meeting: Meeting) -> None:
    if meeting.recorded:
        raise Refused("decision_recorded")
    stage = meeting.current
    if stage.plan.kind not in ("allocation", "decision"):
        raise Refused("wrong_stage", stage="allocation")
    if stage.plan.kind == "allocation" and stage.status == "open":
        raise Refused("close_first")
    require_ranking_seen(meeting)


def _award(meeting: Meeting, wish: AwardWish) -> Award:
    plan = meeting.initiative(wish.initiative)
    if plan.withdrawn is not None:
        raise Refused("initiative_withdrawn", initiative=plan.id, title=plan.title)
    if not plan.allows(wish.amount):
        raise Refused("amount_not_allowed", title=plan.title, least=plan.least, ask=plan.ask)
    conditions = tuple(c for c in (optional(c, LONGEST_REASON, field="conditions") for c in wish.conditions) if c)
    return Award(plan.id, wish.amount, optional(wish.reason, LONGEST_REASON, field="reason"), conditions)


def _amount(awards: Awards, key: str) -> int:
    return awards[key].amount if key in awards else 0


ACTS: dict[type[Act], Any] = {SetAward: set_award, ProposeDecision: propose}
