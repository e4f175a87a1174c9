"""The plans of the evening: what each asks; put right or withdrawn, with the reason."""

from collections.abc import Mapping
from typing import Any, ClassVar

import msgspec

from facilitation.acts import Act, Cents, Key, Writing
from facilitation.events import Event, MeetingOpened
from facilitation.part import Context, Course, Facts, Part, Rule, everybody
from facilitation.refusals import Malformed, Refused
from facilitation.roles import LEADERS
from facilitation.situation import ballots_out, require_unsettled
from facilitation.state.meeting import Meeting
from facilitation.state.plan import Initiative
from facilitation.texts import LONGEST_DESCRIPTION, LONGEST_TITLE, clean, why

FIELDS = ("title", "short", "text", "ask", "minimum")
Plans = Mapping[str, Initiative]


class WithdrawInitiative(Act, frozen=True, kw_only=True, tag="initiative.withdraw"):
    """Take a plan off the evening, with the reason."""

    initiative: Key
    reason: Writing


class CorrectInitiative(Act, frozen=True, kw_only=True, tag="initiative.correct"):
    """Put right what a plan says, with the reason; amounts in cents."""

    initiative: Key
    reason: Writing
    title: Writing | None = None
    short: Writing | None = None
    text: Writing | None = None
    ask: Cents | None = None
    minimum: Cents | None = None


class RestoreInitiative(Act, frozen=True, kw_only=True, tag="initiative.restore"):
    """Bring back a plan that was withdrawn by mistake, with the reason."""

    initiative: Key
    reason: Writing = ""


class InitiativeWithdrawn(Event, frozen=True, kw_only=True, tag="initiative.withdrawn"):
    """A plan left the evening."""

    texts: ClassVar = ("reason",)
    initiative: str
    reason: str | None


class InitiativeCorrected(Event, frozen=True, kw_only=True, tag="initiative.corrected"):
    """A plan was put right; only what changed is given, amounts in cents.

    `argument` is there only where its proposer took over an improvement: which, and whether that was said `aloud`.
    """

    texts: ClassVar = ("reason", "title", "short", "text")
    initiative: str
    reason: str | None
    title: str | None = None
    short: str | None = None
    text: str | None = None
    ask: int | None = None
    minimum: int | None = None
    argument: str | msgspec.UnsetType = msgspec.UNSET
    aloud: bool | msgspec.UnsetType = msgspec.UNSET


class InitiativeRestored(Event, frozen=True, kw_only=True, tag="initiative.restored"):
    """A plan that was withdrawn takes part again, with its arguments and supports."""

    texts: ClassVar = ("reason",)
    initiative: str
    reason: str | None


def plans(meeting: Meeting) -> Plans:
    """All plans of the evening by their ids, also those that were withdrawn."""
    return PART.of(meeting)


def active(meeting: Meeting) -> list[Initiative]:
    """The plans that take part, in their own order."""
    return [plan for plan in plans(meeting).values() if plan.withdrawn is None]


def known(meeting: Meeting, key: str) -> Initiative:
    """The plan with this id; raises Refused(unknown_initiative)."""
    found = plans(meeting).get(key)
    if found is None:
        raise Refused("unknown_initiative", initiative=key)
    return found


def taking_part(meeting: Meeting, key: str) -> Initiative:
    """The plan with this id that still takes part; raises Refused(unknown_initiative, initiative_withdrawn)."""
    plan = known(meeting, key)
    if plan.withdrawn is not None:
        raise Refused("initiative_withdrawn", initiative=key, title=plan.title)
    return plan


def withdraw(context: Context[Any], act: WithdrawInitiative) -> Facts:
    """Take a plan off the evening. Event: initiative.withdrawn.

    Raises Refused(decision_recorded, unknown_initiative, initiative_withdrawn), Malformed(reason_needed).
    """
    require_unsettled(context.meeting)
    plan = taking_part(context.meeting, act.initiative)
    return [InitiativeWithdrawn(initiative=plan.id, reason=why(act.reason))]


def restore(context: Context[Any], act: RestoreInitiative) -> Facts:
    """Bring a plan back. Event: initiative.restored.

    Raises Refused(decision_recorded, unknown_initiative, initiative_here), Refused(ballots_out) while people vote, and
    what `why` raises.
    """
    require_unsettled(context.meeting)
    plan = known(context.meeting, act.initiative)
    if plan.withdrawn is None:
        raise Refused("initiative_here", title=plan.title)
    if ballots_out(context.meeting):
        raise Refused("ballots_out")
    return [InitiativeRestored(initiative=plan.id, reason=why(act.reason))]


def correct(context: Context[Any], act: CorrectInitiative) -> Facts:
    """Put words or amounts right. Event: initiative.corrected.

    Raises Refused(decision_recorded, unknown_initiative, initiative_withdrawn), and what `changes` and `why` raise.
    """
    require_unsettled(context.meeting)
    plan = taking_part(context.meeting, act.initiative)
    made = changes(context.meeting, plan, act)
    return [InitiativeCorrected(initiative=plan.id, reason=why(act.reason), **made)]


def changes(meeting: Meeting, plan: Initiative, act: CorrectInitiative) -> dict[str, Any]:
    """What becomes different of a plan: each field that changes with its new value, amounts in cents.

    Raises Refused(ballots_out) for amounts while people vote on them, Malformed(nothing_corrected, minimum_over_ask)
    and what `texts.clean` raises.
    """
    wanted = _words(act) | _amounts(meeting, plan, act)
    made = {field: value for field, value in wanted.items() if value != getattr(plan, field)}
    if not made:
        raise Malformed("nothing_corrected")
    return made


def _words(act: CorrectInitiative) -> dict[str, Any]:
    limits = {"title": LONGEST_TITLE, "short": LONGEST_DESCRIPTION, "text": LONGEST_DESCRIPTION}
    given = {field: getattr(act, field) for field in limits if getattr(act, field) is not None}
    return {field: clean(said, limits[field], field=field) for field, said in given.items()}


def _amounts(meeting: Meeting, plan: Initiative, act: CorrectInitiative) -> dict[str, Any]:
    if act.ask is None and act.minimum is None:
        return {}
    wanted = plan.ask if act.ask is None else act.ask
    least = min(plan.minimum, wanted) if act.minimum is None else act.minimum
    if act.minimum is None and not plan.scalable:
        least = wanted
    if not 0 < least <= wanted:
        raise Malformed("minimum_over_ask")
    if ballots_out(meeting):
        raise Refused("ballots_out")
    return {"ask": wanted, "minimum": least}


def begin(opened: MeetingOpened) -> Plans:
    """The plans that the meeting opens with."""
    return {plan.id: plan for plan in opened.initiatives}


def on_withdrawn(state: Plans, event: InitiativeWithdrawn) -> Plans:
    """It stays known, with the reason."""
    return _with(state, event.initiative, withdrawn=event.reason or "")


def on_restored(state: Plans, event: InitiativeRestored) -> Plans:
    """It takes part as before."""
    return _with(state, event.initiative, withdrawn=None)


def on_corrected(state: Plans, event: InitiativeCorrected) -> Plans:
    """The plan with what was corrected; its other fields stay."""
    made = {field: getattr(event, field) for field in FIELDS if getattr(event, field) is not None}
    return _with(state, event.initiative, **made)


def _with(state: Plans, key: str, **changes: Any) -> Plans:
    return {**state, key: msgspec.structs.replace(state[key], **changes)}


def different(before: Meeting, event: InitiativeCorrected) -> dict[str, tuple[Any, Any]]:
    """What a correction changes of a plan: each field with its value before and after."""
    plan = plans(before)[event.initiative]
    return {f: (getattr(plan, f), getattr(event, f)) for f in FIELDS if getattr(event, f) is not None}


def note_correction(before: Meeting, after: Meeting, event: InitiativeCorrected, at: str) -> dict[str, Any] | None:
    """What a correction changed; None where its proposer took over an improvement, which is told apart."""
    if event.argument:
        return None
    made = {field: list(values) for field, values in different(before, event).items()}
    return {"initiative": event.initiative, "at": at, "reason": event.reason or "", "changes": made}


def record(course: Course) -> Mapping[str, Any]:
    """All corrections in their order, but for improvements that were taken over."""
    return {"corrections": course.notes[PART.name]}


def record_of_plan(course: Course, plan: Initiative) -> Mapping[str, Any]:
    """What a plan says of itself; amounts in cents."""
    names = ("id", "title", "theme", "proposer", "short", "ask", "minimum", "withdrawn")
    return {name: getattr(plan, name) for name in names}


PART: Part[Plans] = Part(
    "plans",
    state=begin,
    rules={
        WithdrawInitiative: Rule(withdraw, LEADERS),
        CorrectInitiative: Rule(correct, LEADERS),
        RestoreInitiative: Rule(restore, LEADERS),
    },
    events={
        InitiativeWithdrawn: on_withdrawn,
        InitiativeCorrected: on_corrected,
        InitiativeRestored: on_restored,
    },
    notes={InitiativeCorrected: note_correction},
    record=record,
    record_of_plan=record_of_plan,
    apart=True,
    touches=dict.fromkeys((InitiativeWithdrawn, InitiativeCorrected, InitiativeRestored), everybody),
)
