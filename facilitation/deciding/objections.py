"""Objections: on the floor one by one, worked into the package, taken back by their owner, or standing."""

from typing import Any, ClassVar, Literal

import msgspec

from facilitation.acts import Act, Key, VoiceAct, Writing
from facilitation.deciding.consent import Became, Fate
from facilitation.events import Event, StageEvent
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import LEADING_ROLES
from facilitation.stages import Context, Facts
from facilitation.texts import LONGEST_REASON, optional

replace = msgspec.structs.replace


class FloorObjection(Act, frozen=True, kw_only=True, tag="objection.floor"):
    """Put one objection on the wall, without a name; none takes it off."""

    objection: Key | None = None


class SettleObjection(Act, frozen=True, kw_only=True, tag="objection.settle"):
    """Write down that the package took an objection in, and how; or that it stands."""

    objection: Key
    became: Literal["worked_in", "stands"]
    text: Writing = ""


class WithdrawObjection(VoiceAct, frozen=True, kw_only=True, tag="objection.withdraw"):
    """Take one's own objection back; the console names the one whose owner said so."""

    objection: Key | None = None
    text: Writing = ""


class ObjectionFloored(StageEvent, frozen=True, kw_only=True, tag="objection.floored"):
    """The room talks about this objection, or about none."""

    objection: str | None


class ObjectionSettled(StageEvent, frozen=True, kw_only=True, tag="objection.settled"):
    """What became of an objection; `by` is its owner (`seat`) or the role that wrote it down."""

    texts: ClassVar = ("text",)
    objection: str
    became: Became
    text: str | None
    by: str


def require_undecided(context: Context) -> None:
    """Refuse once the decision stands, and while the room is elsewhere."""
    if context.stage.state.recorded:
        raise Refused("decision_recorded")
    if context.meeting.current.plan.key != context.key:
        raise Refused("wrong_stage", stage="decision")


def _owners(context: Context) -> dict[str, str]:
    """The objections that can be talked about: those of rounds that are closed."""
    found: dict[str, str] = context.stage.state.owners(context.stage.status == "closed")
    return found


def _known(context: Context, key: str) -> str:
    require_undecided(context)
    if key not in _owners(context):
        raise Refused("unknown_objection", objection=key)
    return key


def floor(context: Context, act: FloorObjection) -> Facts:
    """One at a time."""
    wanted = _known(context, act.objection) if act.objection else None
    if wanted == context.stage.state.floor:
        return []
    return [ObjectionFloored(stage=context.key, objection=wanted)]


def settle(context: Context, act: SettleObjection) -> Facts:
    """What the package took in has to be said."""
    key = _known(context, act.objection)
    text = optional(act.text, LONGEST_REASON)
    if act.became == "worked_in" and not text:
        raise Malformed("reason_needed")
    return _settled(context, key, act.became, text, str(context.actor.role))


def withdraw(context: Context, act: WithdrawObjection) -> Facts:
    """Only its owner can, or the console on their word."""
    require_undecided(context)
    text = optional(act.text, LONGEST_REASON)
    leading = context.actor.role in LEADING_ROLES
    if act.objection and leading and act.seat is None:
        return _settled(context, _known(context, act.objection), "withdrawn", text, str(context.actor.role))
    seat = context.seat(act)
    own = [key for key, owner in _owners(context).items() if owner == seat.id]
    if act.objection and act.objection in own:
        own = [act.objection]
    elif act.objection:
        raise Forbidden("not_your_objection")
    if not own:
        raise Refused("no_objection")
    return _settled(context, own[-1], "withdrawn", text, str(context.actor.role) if leading else "seat")


def _settled(context: Context, key: str, became: Became, text: str, by: str) -> Facts:
    fate = context.stage.state.fates.get(key, Fate())
    if fate.became == became and text in ("", fate.change if became == "worked_in" else fate.words):
        return []
    return [ObjectionSettled(stage=context.key, objection=key, became=became, text=text, by=by)]


def on_floored(state: Any, event: ObjectionFloored) -> Any:
    """The last one put there."""
    return replace(state, floor=event.objection)


def on_settled(state: Any, event: ObjectionSettled) -> Any:
    """How it was taken in stays known when its owner takes it back."""
    fate = replace(state.fates.get(event.objection, Fate()), became=event.became, by=event.by)
    words = {"change": event.text or ""} if event.became == "worked_in" else {"words": event.text or ""}
    floor = None if event.objection == state.floor and event.became != "worked_in" else state.floor
    return replace(state, fates={**state.fates, event.objection: replace(fate, **words)}, floor=floor)


ACTS: dict[type[Act], Any] = {FloorObjection: floor, SettleObjection: settle, WithdrawObjection: withdraw}
EVENTS: dict[type[Event], Any] = {ObjectionFloored: on_floored, ObjectionSettled: on_settled}
