"""Plans that go on smaller, or together, with the yes of those who proposed them."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import msgspec

from facilitation.events import Event
from facilitation.part import Context, Facts
from facilitation.parts.package.division import composing, current, total
from facilitation.parts.package.events import DivisionComposed
from facilitation.parts.plans import InitiativeCorrected, InitiativeWithdrawn, active, plans, taking_part
from facilitation.parts.recast.acts import AnswerRecast, DropRecast, OfferRecast
from facilitation.parts.recast.asked import asked_about, named, recasts, require_asking
from facilitation.parts.recast.events import RecastAnswered, RecastDropped, RecastOffered
from facilitation.parts.recast.state import Recast, Reply
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import Role
from facilitation.situation import ballots_out, require_unsettled
from facilitation.state.award import Award
from facilitation.state.meeting import Meeting
from facilitation.state.plan import Initiative
from facilitation.texts import LONGEST_REASON, LONGEST_TITLE, clean, optional


def offer(context: Context[Any], act: OfferRecast) -> Facts:
    """One plan for less than it asks, or several for no more than they ask together. Event: recast.offered.

    Raises Refused(decision_recorded, ballots_out, unknown_initiative, initiative_withdrawn, recast_pending, over_pot),
    Malformed(recast_repeats, recast_not_less, recast_over_sum) and what `clean` and `optional` raise.
    """
    meeting = context.meeting
    _require_changeable(meeting)
    asked = [taking_part(meeting, key) for key in (act.initiative, *act.others)]
    _require_new(meeting, asked)
    _require_less(asked, act.ask)
    if act.ask > meeting.free:
        raise Refused("over_pot", over=act.ask - meeting.free)
    text = clean(act.text, LONGEST_REASON, field="text")
    title = optional(act.title, LONGEST_TITLE, field="title")
    key, keys = f"K{len(recasts(meeting)) + 1}", tuple(plan.id for plan in asked)
    return [RecastOffered(recast=key, initiatives=keys, ask=act.ask, text=text, title=title)]


def _require_new(meeting: Meeting, asked: Sequence[Initiative]) -> None:
    if len({plan.id for plan in asked}) < len(asked):
        raise Malformed("recast_repeats")
    for plan in asked:
        if asked_about(meeting, plan.id):
            raise Refused("recast_pending", initiative=plan.id, title=plan.title)


def _require_less(asked: Sequence[Initiative], ask: int) -> None:
    together = sum(plan.ask for plan in asked)
    if len(asked) == 1 and not 0 < ask < together:
        raise Malformed("recast_not_less", ask=together)
    if not 0 < ask <= together:
        raise Malformed("recast_over_sum", ask=together)


def answer(context: Context[Any], act: AnswerRecast) -> Facts:
    """One's own plan only; a no ends the question, the last yes changes the plans.

    Events: recast.answered; after the last yes division.composed, initiative.corrected and initiative.withdrawn. None
    where the same was said. Raises Forbidden(not_your_plan), Refused(unknown_recast, recast_other_plan, recast_over,
    decision_recorded, ballots_out, unknown_initiative, initiative_withdrawn), Malformed(recast_not_less,
    recast_over_sum) and what `optional` raises.
    """
    aloud = context.actor.role is not Role.PROPOSER
    if not aloud and act.initiative != context.actor.plan:
        raise Forbidden("not_your_plan")
    asked = named(context.meeting, act.recast)
    if act.initiative not in asked.initiatives:
        raise Refused("recast_other_plan")
    given = Reply(act.yes, aloud, optional(act.words, LONGEST_REASON, field="words"))
    if asked.answers.get(act.initiative) == given:
        return []
    require_asking(asked)
    _require_changeable(context.meeting)
    if act.yes:
        _require_less([taking_part(context.meeting, key) for key in asked.initiatives], asked.ask)
    facts: Facts = [RecastAnswered(recast=asked.id, initiative=act.initiative, **msgspec.structs.asdict(given))]
    return [*facts, *_changes(context.meeting, asked)] if act.yes and asked.waiting == [act.initiative] else facts


def drop(context: Context[Any], act: DropRecast) -> Facts:
    """Ask no longer. Event: recast.dropped; none where it was dropped. Raises Refused(unknown_recast, recast_over)."""
    asked = named(context.meeting, act.recast)
    if asked.became == "dropped":
        return []
    require_asking(asked)
    return [RecastDropped(recast=asked.id)]


def _require_changeable(meeting: Meeting) -> None:
    require_unsettled(meeting)
    if ballots_out(meeting):
        raise Refused("ballots_out")


def _changes(meeting: Meeting, asked: Recast) -> Iterator[Event]:
    """The package first, so that it changes once and not at each plan."""
    first, *others = (plans(meeting)[key] for key in asked.initiatives)
    least = min(first.minimum, asked.ask) if first.scalable and not others else asked.ask
    wanted: dict[str, Any] = {"title": asked.title or first.title, "ask": asked.ask, "minimum": least}
    changes = {field: value for field, value in wanted.items() if value != getattr(first, field)}
    yield from _package(meeting, asked)
    if changes:
        yield InitiativeCorrected(initiative=first.id, reason=asked.text, **changes)
    for plan in others:
        yield InitiativeWithdrawn(initiative=plan.id, reason=asked.text)


def _package(meeting: Meeting, asked: Recast) -> list[Event]:
    """What was agreed goes into the package where one is being made and the pot allows it."""
    if not composing(meeting):
        return []
    now, first = current(meeting), asked.initiatives[0]
    given = [now[key] for key in asked.initiatives if key in now]
    conditions = tuple(chain.from_iterable(award.agreed for award in given))
    awards = {key: award for key, award in now.items() if key not in asked.initiatives}
    awards[first] = Award(first, asked.ask, asked.text, conditions)
    if total(awards) > meeting.free:
        return []
    lines = tuple(awards[plan.id] for plan in active(meeting) if plan.id in awards)
    return [DivisionComposed(awards=lines, by=str(Role.PROPOSER))]
