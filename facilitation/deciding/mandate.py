"""Agreeing before there is anything to decide: the mandate at the welcome, the rule before the frames are confirmed."""

from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from facilitation.acts import Act
from facilitation.deciding.package import Name
from facilitation.deciding.terms import MandateKind, Number, Percent, RuleKind, Terms
from facilitation.events import Event
from facilitation.refusals import Refused
from facilitation.texts import LONGEST_NAME, optional

if TYPE_CHECKING:
    from facilitation.meeting import Meeting
    from facilitation.stages import Context


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


def set_mandate(context: "Context", act: SetMandate) -> list[Event]:
    """Before the first stage is over."""
    if context.meeting.at > 0:
        raise Refused("mandate_fixed")
    confirms = optional(act.confirms, LONGEST_NAME, field="confirms")
    return _set(context, mandate=act.mandate, confirms=confirms)


def set_rule(context: "Context", act: SetRule) -> list[Event]:
    """As long as a frame is open, and before anything was decided."""
    meeting = context.meeting
    if meeting.recorded or not any(not frame.confirmed for frame in meeting.frames.values()):
        raise Refused("rule_fixed")
    changes = {field: getattr(act, field) for field in ("rule", "percent", "seats", "tables", "due")}
    return _set(context, **changes)


def _set(context: "Context", **changes: Any) -> list[Event]:
    terms = msgspec.structs.replace(context.meeting.terms, **changes)
    return [] if terms == context.meeting.terms else [TermsSet(terms=terms)]


def on_set(meeting: "Meeting", event: TermsSet) -> "Meeting":
    """The last ones count."""
    return msgspec.structs.replace(meeting, terms=event.terms)


ACTS: dict[type[Act], Any] = {SetMandate: set_mandate, SetRule: set_rule}
