"""Objections: on the floor one by one, taken in by a changed package, ended by their owner, or standing."""

from facilitation.by_two.card import of_nobody
from facilitation.part import Context, Facts
from facilitation.parts.decision.acts import AcceptObjection, FloorObjection, SettleObjection, WithdrawObjection
from facilitation.parts.decision.consent import Became, Fate
from facilitation.parts.decision.events import ObjectionFloored, ObjectionSettled
from facilitation.parts.decision.state import KIND, DecisionState
from facilitation.parts.package.division import current, package
from facilitation.parts.seating import require_helped, seat_of
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import LEADERS
from facilitation.situation import stage_named
from facilitation.state.meeting import Meeting
from facilitation.texts import LONGEST_REASON, optional

Here = Context[DecisionState]


def require_undecided(context: Here) -> None:
    """Raises Refused(decision_recorded) once the decision stands, Refused(wrong_stage) while the room is elsewhere."""
    if context.stage.state.recorded:
        raise Refused("decision_recorded")
    if context.meeting.current.key != context.key:
        raise Refused("wrong_stage", stage=context.stage.plan.kind)


def spoken_by(before: Meeting, event: ObjectionSettled) -> str | None:
    """The owner of an objection, where they said what became of it; None where it was written down about them."""
    if event.became != "withdrawn" and event.by not in ("seat", "aloud"):
        return None
    stage = KIND.live(stage_named(before, event.stage))
    owner = stage.state.owners(stage.status == "closed").get(event.objection)
    return None if owner is None or of_nobody(owner) else owner


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

    Raises Malformed(reason_needed) where it was worked in without words, Refused(package_unchanged) where the package
    is the one that it was about, Refused(unknown_objection), and what `optional` and `require_undecided` raise.
    """
    key = _known(context, act.objection)
    text = optional(act.text, LONGEST_REASON)
    if act.became == "worked_in" and not text:
        raise Malformed("reason_needed")
    if act.became == "worked_in" and not moved_on(context.meeting, context.stage.state, key):
        raise Refused("package_unchanged")
    return _settled(context, key, act.became, text, str(context.actor.role))


def moved_on(meeting: Meeting, state: DecisionState, key: str) -> bool:
    """Whether the package is another one than this objection was about."""
    asked = next(round for round in (*state.past, state.now) if key in round.objectors())
    return asked is not state.now and package(meeting, asked.version) != current(meeting)


def accept(context: Here, act: AcceptObjection) -> Facts:
    """Its owner calls it taken in, also where nothing changed. Event: objection.settled; none where it is so.

    Raises what `withdraw` raises.
    """
    key, aloud, text = _own(context, act)
    return _settled(context, key, "worked_in", text, "aloud" if aloud else "seat")


def withdraw(context: Here, act: WithdrawObjection) -> Facts:
    """Only its owner can, or the console on their word. Event: objection.settled; none where it is so.

    Raises Refused(unknown_objection, no_objection), Forbidden(not_your_objection), and what `seat_of`, `optional` and
    `require_undecided` raise.
    """
    key, aloud, text = _own(context, act)
    return _settled(context, key, "withdrawn", text, str(context.actor.role) if aloud else "seat")


def _own(context: Here, act: WithdrawObjection | AcceptObjection) -> tuple[str, bool, str]:
    """The objection that its owner speaks of, whether the console says so for them, and in which words.

    Raises what `require_helped` and `seat_of` raise: whoever has a phone says it there, unless they asked for help.
    Whoever wrote a card has none.
    """
    require_undecided(context)
    text = optional(act.text, LONGEST_REASON)
    leading = context.actor.role in LEADERS
    if act.objection and leading and act.seat is None:
        key = _known(context, act.objection)
        owner = _owners(context)[key]
        if not of_nobody(owner):
            require_helped(context, owner)
        return key, True, text
    seat = seat_of(context, act)
    own = [key for key, owner in _owners(context).items() if owner == seat.id]
    if act.objection and act.objection not in own:
        raise Forbidden("not_your_objection")
    if not own:
        raise Refused("no_objection")
    return act.objection or own[-1], leading, text


def _settled(context: Here, key: str, became: Became, text: str, by: str) -> Facts:
    fate = context.stage.state.fates.get(key, Fate())
    if became == "worked_in":
        text = text or fate.change
    if fate.became == became and text in ("", fate.change if became == "worked_in" else fate.words):
        return []
    return [ObjectionSettled(stage=context.key, objection=key, became=became, text=text, by=by)]
