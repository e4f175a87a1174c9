"""Objections: on the floor one by one, worked into the package, taken back by their owner, or standing."""

from facilitation.part import Context, Facts
from facilitation.parts.decision.acts import FloorObjection, SettleObjection, WithdrawObjection
from facilitation.parts.decision.consent import Became, Fate
from facilitation.parts.decision.events import ObjectionFloored, ObjectionSettled
from facilitation.parts.decision.state import DecisionState
from facilitation.parts.seating import seat_of
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import LEADERS
from facilitation.texts import LONGEST_REASON, optional

Here = Context[DecisionState]


def require_undecided(context: Here) -> None:
    """Raises Refused(decision_recorded) once the decision stands, Refused(wrong_stage) while the room is elsewhere."""
    if context.stage.state.recorded:
        raise Refused("decision_recorded")
    if context.meeting.current.key != context.key:
        raise Refused("wrong_stage", stage=context.stage.plan.kind)


def _owners(context: Here) -> dict[str, str]:
    """The objections that can be talked about: those of rounds that are closed."""
    return context.stage.state.owners(context.stage.status == "closed")


def _known(context: Here, key: str) -> str:
    require_undecided(context)
    if key not in _owners(context):
        raise Refused("unknown_objection", objection=key)
    return key


def floor(context: Here, act: FloorObjection) -> Facts:
    """Put one objection on the wall, or none. Event: objection.floored; none where it is so.

    Raises Refused(unknown_objection) and what `require_undecided` raises.
    """
    wanted = _known(context, act.objection) if act.objection else None
    if wanted == context.stage.state.floor:
        return []
    return [ObjectionFloored(stage=context.key, objection=wanted)]


def settle(context: Here, act: SettleObjection) -> Facts:
    """Write down what became of an objection. Event: objection.settled; none where it is so.

    Raises Malformed(reason_needed) where it was worked in without words, Refused(unknown_objection), and what
    `optional` and `require_undecided` raise.
    """
    key = _known(context, act.objection)
    text = optional(act.text, LONGEST_REASON)
    if act.became == "worked_in" and not text:
        raise Malformed("reason_needed")
    return _settled(context, key, act.became, text, str(context.actor.role))


def withdraw(context: Here, act: WithdrawObjection) -> Facts:
    """Only its owner can, or the console on their word. Event: objection.settled; none where it is so.

    Raises Refused(unknown_objection, no_objection), Forbidden(not_your_objection), and what `seat_of`, `optional` and
    `require_undecided` raise.
    """
    require_undecided(context)
    text = optional(act.text, LONGEST_REASON)
    leading = context.actor.role in LEADERS
    if act.objection and leading and act.seat is None:
        return _settled(context, _known(context, act.objection), "withdrawn", text, str(context.actor.role))
    seat = seat_of(context, act)
    own = [key for key, owner in _owners(context).items() if owner == seat.id]
    if act.objection and act.objection in own:
        own = [act.objection]
    elif act.objection:
        raise Forbidden("not_your_objection")
    if not own:
        raise Refused("no_objection")
    return _settled(context, own[-1], "withdrawn", text, str(context.actor.role) if leading else "seat")


def _settled(context: Here, key: str, became: Became, text: str, by: str) -> Facts:
    fate = context.stage.state.fates.get(key, Fate())
    if fate.became == became and text in ("", fate.change if became == "worked_in" else fate.words):
        return []
    return [ObjectionSettled(stage=context.key, objection=key, became=became, text=text, by=by)]
