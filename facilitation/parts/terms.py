"""Agreeing before there is anything to decide: the mandate at the welcome, the rule before the frames are confirmed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from facilitation.acts import Act
from facilitation.events import Event, MeetingOpened
from facilitation.part import Context, Course, Facts, Part, Rule
from facilitation.parts.frames import unconfirmed
from facilitation.refusals import Refused
from facilitation.roles import LEADERS
from facilitation.situation import settled
from facilitation.state.meeting import Meeting
from facilitation.state.terms import MandateKind, Name, Number, Percent, RuleKind, Terms
from facilitation.texts import LONGEST_NAME, optional


class SetMandate(Act, frozen=True, kw_only=True, tag="mandate.set"):
    """Whether the room decides or advises, and who confirms what it says."""

    mandate: MandateKind
    confirms: Name = ""


class SetRule(Act, frozen=True, kw_only=True, tag="rule.set"):
    """When the answers make a decision; the quorum in seats and tables; the date of a condition that names none."""

    rule: RuleKind = ""
    percent: Percent = 50
    seats: Number = 0
    tables: Number = 0
    due: date | None = None


class TermsSet(Event, frozen=True, kw_only=True, tag="terms.set"):
    """From now on these are the terms of the meeting."""

    terms: Terms


def terms(meeting: Meeting) -> Terms:
    """What was agreed about the decision."""
    return PART.of(meeting)


def set_mandate(context: Context[Any], act: SetMandate) -> Facts:
    """Agree on the mandate. Event: terms.set; none where it is so.

    Raises Refused(mandate_fixed) once the first stage is over, and what `texts.optional` raises.
    """
    if context.meeting.at > 0:
        raise Refused("mandate_fixed")
    confirms = optional(act.confirms, LONGEST_NAME, field="confirms")
    return _set(context, mandate=act.mandate, confirms=confirms)


def set_rule(context: Context[Any], act: SetRule) -> Facts:
    """Agree on when answers make a decision. Event: terms.set; none where it is so.

    Raises Refused(rule_fixed) once all frames are confirmed or the decision stands.
    """
    if settled(context.meeting) or not unconfirmed(context.meeting):
        raise Refused("rule_fixed")
    changes = {field: getattr(act, field) for field in ("rule", "percent", "seats", "tables", "due")}
    return _set(context, **changes)


def _set(context: Context[Any], **changes: Any) -> Facts:
    before = terms(context.meeting)
    after = msgspec.structs.replace(before, **changes)
    return [] if after == before else [TermsSet(terms=after)]


def begin(opened: MeetingOpened) -> Terms:
    """The terms that the meeting opens with."""
    return opened.terms


def on_set(state: Terms, event: TermsSet) -> Terms:
    """These terms, in place of those before."""
    return event.terms


def record(course: Course) -> Mapping[str, Any]:
    """What was agreed before there was anything to decide."""
    return {"terms": msgspec.to_builtins(terms(course.meeting))}


PART: Part[Terms] = Part(
    "terms",
    state=begin,
    rules={SetMandate: Rule(set_mandate, LEADERS), SetRule: Rule(set_rule, LEADERS)},
    events={TermsSet: on_set},
    record=record,
)
