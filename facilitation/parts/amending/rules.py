"""An improvement that residents wrote becomes part of the plan, with the proposer's yes."""

from typing import Any

from facilitation.part import Context, Facts
from facilitation.parts.amending.acts import AdoptImprovement
from facilitation.parts.amending.asked import adopted, divided
from facilitation.parts.arguments.state import Argument, argument_named
from facilitation.parts.plans import CorrectInitiative, InitiativeCorrected, changes, taking_part
from facilitation.refusals import Forbidden, Refused
from facilitation.roles import Role
from facilitation.situation import require_unsettled
from facilitation.state.meeting import Meeting
from facilitation.texts import LONGEST_REASON, optional


def adopt(context: Context[Any], act: AdoptImprovement) -> Facts:
    """Take an improvement over, before the money is divided. Event: initiative.corrected, with the argument.

    Raises Refused(unknown_argument, argument_hidden, not_an_improvement, improvement_adopted, over_pot,
    decision_recorded, already_divided, unknown_initiative, initiative_withdrawn), Forbidden(not_your_plan), and what
    `plans.changes` and `texts.optional` raise.
    """
    meeting, aloud = context.meeting, context.actor.role is not Role.PROPOSER
    argument = _improvement(meeting, act.argument)
    if not aloud and argument.initiative != context.actor.plan:
        raise Forbidden("not_your_plan")
    require_unsettled(meeting)
    if divided(meeting):
        raise Refused("already_divided")
    plan = taking_part(meeting, argument.initiative)
    made = changes(meeting, plan, _correction(act, plan.id))
    if made.get("ask", 0) > meeting.free:
        raise Refused("over_pot", over=made["ask"] - meeting.free)
    words = optional(act.words, LONGEST_REASON, field="words")
    return [InitiativeCorrected(initiative=plan.id, reason=words, argument=argument.id, aloud=aloud, **made)]


def _improvement(meeting: Meeting, key: str) -> Argument:
    argument = argument_named(meeting, key)
    if argument is None:
        raise Refused("unknown_argument", argument=key)
    if argument.status != "shown":
        raise Refused("argument_hidden")
    if argument.side != "improvement":
        raise Refused("not_an_improvement")
    if adopted(meeting, key):
        raise Refused("improvement_adopted")
    return argument


def _correction(act: AdoptImprovement, plan: str) -> CorrectInitiative:
    """The same as somebody at the console would put right."""
    return CorrectInitiative(
        initiative=plan,
        reason=act.words,
        title=act.title,
        short=act.short,
        text=act.text,
        ask=act.ask,
        minimum=act.minimum,
    )
