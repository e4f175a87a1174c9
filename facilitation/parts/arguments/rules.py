"""Saying something about a plan, standing behind what was said, and what the console may do with it."""

from msgspec import UNSET

from facilitation.part import Context, Facts
from facilitation.parts.arguments.acts import (
    FeatureArgument,
    ModerateArgument,
    PostArgument,
    SetApproval,
    SettleQuestion,
    SupportArgument,
    UnsupportArgument,
)
from facilitation.parts.arguments.events import (
    ApprovalSet,
    ArgumentFeatured,
    ArgumentModerated,
    ArgumentPosted,
    ArgumentSupported,
    ArgumentUnsupported,
    QuestionSettled,
)
from facilitation.parts.arguments.state import KIND, Argument, ArgumentsState, number_of_arguments
from facilitation.parts.plans import taking_part
from facilitation.parts.seating import seat_of, seats
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.state.groups import FEWEST
from facilitation.state.meeting import Meeting
from facilitation.texts import LONGEST_REASON, clean, optional

Here = Context[ArgumentsState]


def _find(context: Here, key: str) -> Argument:
    argument = context.stage.state.arguments.get(key)
    if argument is None:
        raise Refused("unknown_argument", argument=key)
    return argument


def asked_now(meeting: Meeting) -> bool:
    """Whether questions may be asked because the plans are told now, and there is a stage to talk them over."""
    now = meeting.current
    return PARTS.kind(now).tells_plans and now.status == "open" and KIND.at(meeting) is not None


def settle_question(context: Here, act: SettleQuestion) -> Facts:
    """What became of a question. Event: question.settled; none where it is so. Raises Refused(unknown_argument)."""
    argument = _find(context, act.argument)
    if argument.side != "question":
        raise Refused("unknown_argument", argument=act.argument)
    if argument.became == act.became:
        return []
    return [QuestionSettled(stage=context.key, argument=argument.id, became=act.became)]


def post(context: Here, act: PostArgument) -> Facts:
    """One argument, about a plan that takes part; a question also while the plans are told. Event: argument.posted.

    Raises Refused(wrong_stage, stage_closed, unknown_initiative, initiative_withdrawn), as `seat_of` and `clean` do.
    """
    if not (act.side == "question" and asked_now(context.meeting)):
        context.require_open()
    seat = seat_of(context, act)
    return [
        ArgumentPosted(
            stage=context.key,
            argument=f"A{number_of_arguments(context.meeting) + 1}",
            initiative=taking_part(context.meeting, act.initiative).id,
            side=act.side,
            text=clean(act.text),
            author=seat.id,
            channel=seat.channel,
            shown=not context.stage.state.approval,
            table=source(context.meeting, seat.table) or UNSET,
        )
    ]


def source(meeting: Meeting, table: str | None) -> str:
    """The table that an argument came from; empty where nobody sits at one, or too few to tell it."""
    sitting = sum(seat.table == table for seat in seats(meeting).values())
    return table if table and sitting >= FEWEST else ""


def support(context: Here, act: SupportArgument) -> Facts:
    """Stand behind an argument. Event: argument.supported; none where the seat does.

    Raises Refused(wrong_stage, stage_closed, unknown_argument, argument_hidden, own_argument), as `seat_of` does.
    """
    context.require_open()
    seat, argument = seat_of(context, act), _find(context, act.argument)
    if argument.status != "shown":
        raise Refused("argument_hidden")
    if seat.id in context.stage.state.authors(argument.id):
        raise Refused("own_argument")
    if seat.id in argument.supporters:
        return []
    return [ArgumentSupported(stage=context.key, argument=argument.id, seat=seat.id)]


def unsupport(context: Here, act: UnsupportArgument) -> Facts:
    """Take support back. Event: argument.unsupported; none where there was none.

    Raises Refused(wrong_stage, stage_closed, unknown_argument) and what `seat_of` raises.
    """
    context.require_open()
    seat, argument = seat_of(context, act), _find(context, act.argument)
    if seat.id not in argument.supporters:
        return []
    return [ArgumentUnsupported(stage=context.key, argument=argument.id, seat=seat.id)]


def moderate(context: Here, act: ModerateArgument) -> Facts:
    """Show or hide an argument, or say why later, as long as the meeting runs. Event: argument.moderated.

    None where it is so, and nothing new is said about it. Raises Refused(unknown_argument) and what `optional` raises.
    """
    argument = _find(context, act.argument)
    reason = optional(act.reason, LONGEST_REASON, field="reason")
    shown = act.verdict == "show"
    if argument.status == ("shown" if shown else "hidden") and reason in ("", argument.reason):
        return []
    return [ArgumentModerated(stage=context.key, argument=argument.id, shown=shown, reason=reason)]


def feature(context: Here, act: FeatureArgument) -> Facts:
    """Put an argument on the wall, or take it off. Event: argument.featured; none where it is so.

    Raises Refused(unknown_argument, argument_hidden).
    """
    argument = _find(context, act.argument)
    if act.on and argument.status != "shown":
        raise Refused("argument_hidden")
    if (argument.id in context.stage.state.featured) == act.on:
        return []
    return [ArgumentFeatured(stage=context.key, argument=argument.id, on=act.on)]


def set_approval(context: Here, act: SetApproval) -> Facts:
    """Look at new arguments first, or show them at once; before and during the stage. Event: approval.set."""
    if context.stage.state.approval == act.on:
        return []
    return [ApprovalSet(stage=context.key, on=act.on)]
