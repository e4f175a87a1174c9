"""The room's one package: composed by the gespreksleider, never over the pot, with its conditions and its versions."""

import msgspec

from facilitation.events import Event, MeetingOpened
from facilitation.part import Part, Rule, Whole, everybody
from facilitation.parts.package.acts import ProposeDecision, SetAward
from facilitation.parts.package.division import NAME, Packages, current, division_of
from facilitation.parts.package.events import DivisionComposed
from facilitation.parts.package.record import note_versions, record, record_of_plan
from facilitation.parts.package.rules import propose, set_award
from facilitation.parts.plans import InitiativeCorrected, InitiativeWithdrawn, active
from facilitation.roles import LEADERS
from facilitation.situation import home
from facilitation.state.award import Awards
from facilitation.state.meeting import Meeting


def begin(opened: MeetingOpened) -> Packages:
    """A meeting begins without a package of any stage."""
    return {}


def on_composed(meeting: Meeting, event: DivisionComposed) -> Meeting:
    """Another package of the stage that the room is at, with the one before it kept beside it."""
    return _version(meeting, home(meeting), {award.initiative: award.readable() for award in event.awards})


def without_changed_plans(before: Meeting, meeting: Meeting, event: Event) -> Meeting:
    """A new version of the package without the lines that a withdrawn or corrected plan no longer allows.

    Packages of stages that the room has left stay as they were made.
    """
    composed, plans = division_of(meeting).awards, {plan.id: plan for plan in active(meeting)}
    if composed is None:
        return meeting
    left = {key: award for key, award in composed.items() if key in plans and plans[key].allows(award.amount)}
    return meeting if left == composed else _version(meeting, home(meeting), left)


def _version(meeting: Meeting, key: str, awards: Awards) -> Meeting:
    before = division_of(meeting, key)
    former = (*before.former, current(meeting, key))
    after = msgspec.structs.replace(before, awards=awards, version=before.version + 1, former=former)
    return PART.put(meeting, {**PART.of(meeting), key: after})


PART: Part[Packages] = Part(
    NAME,
    state=begin,
    rules={
        SetAward: Rule(set_award, LEADERS, waits_for_count="shown"),
        ProposeDecision: Rule(propose, LEADERS, waits_for_count="shown"),
    },
    events={DivisionComposed: Whole(on_composed)},
    follows={InitiativeWithdrawn: without_changed_plans, InitiativeCorrected: without_changed_plans},
    notes=dict.fromkeys((DivisionComposed, InitiativeWithdrawn, InitiativeCorrected), note_versions),
    record=record,
    record_of_plan=record_of_plan,
    touches={DivisionComposed: everybody},
)
