"""Composing the room's one division of the pot: never over the pot, departures from the ranking with a reason."""

from typing import Any

from facilitation.events import Event
from facilitation.part import Context, Facts
from facilitation.parts.package.acts import AwardWish, ProposeDecision, SetAward
from facilitation.parts.package.conditions import as_wishes, conditions, require_places
from facilitation.parts.package.division import (
    current,
    departures,
    division_of,
    require_composing,
    total,
)
from facilitation.parts.package.events import DivisionComposed
from facilitation.parts.plans import active, known, taking_part
from facilitation.parts.terms import terms
from facilitation.refusals import Malformed, Refused
from facilitation.state.award import Award, Awards
from facilitation.state.meeting import Meeting
from facilitation.texts import LONGEST_REASON, optional


def set_award(context: Context[Any], act: SetAward) -> Facts:
    """Change one line. Event: division.composed; none where it is so. Refused as `propose` is."""
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


def propose(context: Context[Any], act: ProposeDecision) -> Facts:
    """Replace the package; plans left out get 0 cents. Event: division.composed; none where it is so.

    Raises Malformed(award_repeats, reserve_repeats), Refused(unknown_initiative, initiative_withdrawn,
    amount_not_allowed, over_pot, departure_needs_reason) and what `require_composing` raises.
    """
    keys = [wish.initiative for wish in act.awards]
    if len(set(keys)) < len(keys):
        raise Malformed("award_repeats")
    awards = {wish.initiative: _award(context, wish) for wish in act.awards}
    return _compose(context, awards, changed=[plan.id for plan in active(context.meeting)])


def take_over(context: Context[Any], awards: Awards) -> Facts:
    """Make a package of before the room's own, without the lines that its plans no longer allow.

    Event: division.composed; none where the room has that package. Refused as `propose` is.
    """
    plans = {plan.id: plan for plan in active(context.meeting)}
    kept = {key: award for key, award in awards.items() if key in plans and plans[key].allows(award.amount)}
    return [] if kept == current(context.meeting) else _compose(context, kept, changed=[*plans])


def settled_package(meeting: Meeting) -> list[Event]:
    """Compose the ranking's own proposal where nobody did, so that what is decided no longer moves with the ranking."""
    if division_of(meeting).awards is not None:
        return []
    return [DivisionComposed(awards=tuple(current(meeting).values()))]


def _compose(context: Context[Any], awards: Awards, changed: list[str]) -> Facts:
    meeting = context.meeting
    require_composing(meeting)
    require_places(awards)
    over = total(awards) - meeting.free
    if over > 0:
        raise Refused("over_pot", over=over)
    for key in departures(meeting, awards):
        if key in changed and (key not in awards or not awards[key].reason):
            raise Refused("departure_needs_reason", initiative=key, title=known(meeting, key).title)
    lines = tuple(awards[plan.id] for plan in active(meeting) if plan.id in awards)
    now = division_of(meeting).awards
    if now is not None and lines == tuple(now.values()):
        return []
    return [DivisionComposed(awards=lines, by=str(context.actor.role))]


def _award(context: Context[Any], wish: AwardWish) -> Award:
    plan = taking_part(context.meeting, wish.initiative)
    if not plan.allows(wish.amount):
        raise Refused("amount_not_allowed", title=plan.title, least=plan.least, ask=plan.ask)
    reason = optional(wish.reason, LONGEST_REASON, field="reason")
    agreed = conditions(plan, wish.conditions, terms(context.meeting).usual_due(context.now.date()))
    return Award(plan.id, wish.amount, reason, agreed, None if wish.amount else wish.reserve or None)
