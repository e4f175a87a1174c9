"""Bewonersplatform: a plan of which the money goes to a group of residents, who divide it further.

Its amount and its conditions are those of the plan in the package, and the room agrees with it as with the whole. What
comes with it is for what the platform may use it, and on which days it gives account.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

import msgspec

from facilitation.acts import Act, Key, Writing
from facilitation.events import Event, MeetingOpened
from facilitation.part import Context, Course, Facts, Part, Rule
from facilitation.parts.decision.acts import OpenRound
from facilitation.parts.decision.rounds import open_round
from facilitation.parts.decision.state import KIND as DECISION
from facilitation.parts.plans import known, taking_part
from facilitation.refusals import Malformed, Refused
from facilitation.roles import LEADERS
from facilitation.situation import require_unsettled
from facilitation.state.meeting import Meeting
from facilitation.texts import LONGEST_NAME, LONGEST_REASON, clean

NAME = "platform"
MOST = 12


class Mandate(msgspec.Struct, frozen=True):
    """What a residents' platform may do with the money of a plan, and on which days it gives account."""

    platform: str
    purpose: str
    accounts: tuple[date, ...]


Mandates = Mapping[str, Mandate]


class SetPlatform(Act, frozen=True, kw_only=True, tag="platform.set"):
    """Give the money of a plan, if it gets any, to a platform: for what, and on which days it gives account."""

    initiative: Key
    platform: Writing = ""
    purpose: Writing = ""
    accounts: list[date] = []


class DropPlatform(Act, frozen=True, kw_only=True, tag="platform.drop"):
    """The plan is a plan as any other."""

    initiative: Key


class PlatformSet(Event, frozen=True, kw_only=True, tag="platform.set"):
    """The money of a plan goes to this platform, for this, and it gives account on these days."""

    texts: ClassVar = ("platform", "purpose")
    initiative: str
    platform: str | None
    purpose: str | None
    accounts: tuple[date, ...]


class PlatformDropped(Event, frozen=True, kw_only=True, tag="platform.dropped"):
    """The plan has no platform any more."""

    initiative: str


def mandates(meeting: Meeting) -> Mandates:
    """The mandates of a meeting by their plans; none of a meeting that was not opened."""
    found: Mandates = meeting.parts.get(NAME, {})  # type: ignore[assignment]
    return found


def agree(context: Context[Any], act: SetPlatform) -> Facts:
    """Propose a mandate, or another one. Events: platform.set, and round.opened and stage.opened where the room had
    answered without it; none where it is so.

    Raises Refused(decision_recorded, unknown_initiative, initiative_withdrawn), Malformed(account_needed,
    too_many_accounts), Refused(account_past), what `clean` and `asked_again` raise.
    """
    require_unsettled(context.meeting)
    plan = taking_part(context.meeting, act.initiative)
    wanted = Mandate(
        clean(act.platform, LONGEST_NAME, field="platform"),
        clean(act.purpose, LONGEST_REASON, field="purpose"),
        _days(act.accounts, context.now.date()),
    )
    if mandates(context.meeting).get(plan.id) == wanted:
        return []
    return [PlatformSet(initiative=plan.id, **msgspec.structs.asdict(wanted)), *asked_again(context)]


def _days(accounts: Sequence[date], today: date) -> tuple[date, ...]:
    days = tuple(sorted(set(accounts)))
    if not days:
        raise Malformed("account_needed")
    if len(days) > MOST:
        raise Malformed("too_many_accounts", most=MOST)
    if days[0] <= today:
        raise Refused("account_past")
    return days


def drop(context: Context[Any], act: DropPlatform) -> Facts:
    """Take a mandate back. Events: platform.dropped, and as `agree`; none where there is none.

    Raises Refused(decision_recorded), Refused(unknown_initiative) and what `asked_again` raises.
    """
    require_unsettled(context.meeting)
    known(context.meeting, act.initiative)
    if act.initiative not in mandates(context.meeting):
        return []
    return [PlatformDropped(initiative=act.initiative), *asked_again(context)]


def asked_again(context: Context[Any]) -> Facts:
    """What the room answered was about another mandate: it is asked once more.

    Raises Refused(mandate_asked) while answers are out, and what `open_round` raises.
    """
    stage = DECISION.at(context.meeting)
    if stage is None or not stage.state.now.size:
        return []
    if stage.status == "open":
        raise Refused("mandate_asked")
    return open_round(Context(context.meeting, stage, context.actor, context.now), OpenRound())


def begin(opened: MeetingOpened) -> Mandates:
    """No plan is a platform's until that is said."""
    return {}


def on_set(state: Mandates, event: PlatformSet) -> Mandates:
    """The plan has this mandate, in place of the one before."""
    return {**state, event.initiative: Mandate(event.platform or "", event.purpose or "", event.accounts)}


def on_dropped(state: Mandates, event: PlatformDropped) -> Mandates:
    """The plan is a plan as any other."""
    return {plan: mandate for plan, mandate in state.items() if plan != event.initiative}


def record(course: Course) -> Mapping[str, Any]:
    """Each mandate with its plan; no member where there is none."""
    found = [{"initiative": plan, **_plain(mandate)} for plan, mandate in mandates(course.meeting).items()]
    return {"mandates": found} if found else {}


def _plain(mandate: Mandate) -> dict[str, Any]:
    days = [day.isoformat() for day in mandate.accounts]
    return {"platform": mandate.platform, "purpose": mandate.purpose, "accounts": days}


PART: Part[Mandates] = Part(
    NAME,
    state=begin,
    rules={SetPlatform: Rule(agree, LEADERS), DropPlatform: Rule(drop, LEADERS)},
    events={PlatformSet: on_set, PlatformDropped: on_dropped},
    record=record,
)
