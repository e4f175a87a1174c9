"""Argumenten: voor, tegen, vraag and verbetering per plan, with support and moderation."""

from collections.abc import Mapping
from typing import ClassVar, Literal

import msgspec

from facilitation.acts import Act, Key, VoiceAct, Writing
from facilitation.events import StageEvent
from facilitation.refusals import Malformed, Refused
from facilitation.room import Channel, Side
from facilitation.stages import Context, Facts, StageKind
from facilitation.texts import LONGEST_REASON, clean, optional

ArgumentStatus = Literal["waiting", "shown", "hidden"]


class Argument(msgspec.Struct, frozen=True):
    """One argument about one plan; `author` is an opaque seat, `reason` why it was hidden."""

    id: str
    initiative: str
    side: Side
    text: str
    author: str
    channel: Channel
    status: ArgumentStatus = "shown"
    reason: str = ""
    supporters: frozenset[str] = frozenset()

    @property
    def support(self) -> int:
        """How many seats support it."""
        return len(self.supporters)


class ArgumentsState(msgspec.Struct, frozen=True):
    """All arguments in order of arrival; `featured` stand on the wall; `approval` shows them only after a look."""

    arguments: Mapping[str, Argument] = {}
    featured: tuple[str, ...] = ()
    approval: bool = False

    def about(self, initiative: str, status: ArgumentStatus = "shown") -> list[Argument]:
        """The arguments about a plan with this status, oldest first."""
        return [a for a in self.arguments.values() if a.initiative == initiative and a.status == status]


class PostArgument(VoiceAct, frozen=True, kw_only=True, tag="argument.post"):
    """Say something about a plan, 1 to 280 characters."""

    initiative: Key
    side: Side
    text: Writing


class SupportArgument(VoiceAct, frozen=True, kw_only=True, tag="argument.support"):
    """Stand behind an argument."""

    argument: Key


class UnsupportArgument(VoiceAct, frozen=True, kw_only=True, tag="argument.unsupport"):
    """Take support back."""

    argument: Key


class ModerateArgument(Act, frozen=True, kw_only=True, tag="argument.moderate"):
    """Show an argument, or hide it with a reason that its author reads."""

    argument: Key
    verdict: Literal["show", "hide"]
    reason: Writing = ""


class FeatureArgument(Act, frozen=True, kw_only=True, tag="argument.feature"):
    """Put an argument on the wall, or take it off."""

    argument: Key
    on: bool = True


class SetApproval(Act, frozen=True, kw_only=True, tag="approval.set"):
    """Show new arguments only after the facilitator has approved them, or at once."""

    on: bool


class ArgumentPosted(StageEvent, frozen=True, kw_only=True, tag="argument.posted"):
    """Somebody argued; `shown` is False while it waits for approval."""

    texts: ClassVar = ("text",)
    argument: str
    initiative: str
    side: Side
    text: str | None
    author: str
    channel: Channel
    shown: bool = True


class ArgumentSupported(StageEvent, frozen=True, kw_only=True, tag="argument.supported"):
    """A seat stood behind an argument."""

    argument: str
    seat: str


class ArgumentUnsupported(StageEvent, frozen=True, kw_only=True, tag="argument.unsupported"):
    """A seat took its support back."""

    argument: str
    seat: str


class ArgumentModerated(StageEvent, frozen=True, kw_only=True, tag="argument.moderated"):
    """An argument was shown or hidden."""

    texts: ClassVar = ("reason",)
    argument: str
    shown: bool
    reason: str | None


class ArgumentFeatured(StageEvent, frozen=True, kw_only=True, tag="argument.featured"):
    """An argument came on the wall, or left it."""

    argument: str
    on: bool


class ApprovalSet(StageEvent, frozen=True, kw_only=True, tag="approval.set"):
    """From now on new arguments wait for approval, or no longer."""

    on: bool


def _find(context: Context, key: str) -> Argument:
    argument = context.stage.state.arguments.get(key)
    if argument is None:
        raise Refused("unknown_argument", argument=key)
    return argument


def post(context: Context, act: PostArgument) -> Facts:
    """One argument, about a plan that takes part."""
    context.require_open()
    seat = context.seat(act)
    state: ArgumentsState = context.stage.state
    return [
        ArgumentPosted(
            stage=context.key,
            argument=f"A{context.meeting.argument_count + 1}",
            initiative=context.initiative(act.initiative).id,
            side=act.side,
            text=clean(act.text),
            author=seat.id,
            channel=seat.channel,
            shown=not state.approval,
        )
    ]


def support(context: Context, act: SupportArgument) -> Facts:
    """Supporting twice is supporting once."""
    context.require_open()
    seat, argument = context.seat(act), _find(context, act.argument)
    if argument.status != "shown":
        raise Refused("argument_hidden")
    if argument.author == seat.id:
        raise Refused("own_argument")
    if seat.id in argument.supporters:
        return []
    return [ArgumentSupported(stage=context.key, argument=argument.id, seat=seat.id)]


def unsupport(context: Context, act: UnsupportArgument) -> Facts:
    """Taking back what was not given is harmless."""
    context.require_open()
    seat, argument = context.seat(act), _find(context, act.argument)
    if seat.id not in argument.supporters:
        return []
    return [ArgumentUnsupported(stage=context.key, argument=argument.id, seat=seat.id)]


def moderate(context: Context, act: ModerateArgument) -> Facts:
    """Hiding needs a reason; it can be done as long as the meeting runs."""
    argument = _find(context, act.argument)
    reason = optional(act.reason, LONGEST_REASON, field="reason")
    shown = act.verdict == "show"
    if not shown and not reason:
        raise Malformed("reason_needed")
    if argument.status == ("shown" if shown else "hidden"):
        return []
    return [ArgumentModerated(stage=context.key, argument=argument.id, shown=shown, reason=reason)]


def feature(context: Context, act: FeatureArgument) -> Facts:
    """What the wall shows is chosen by the console."""
    argument = _find(context, act.argument)
    if act.on and argument.status != "shown":
        raise Refused("argument_hidden")
    if (argument.id in context.stage.state.featured) == act.on:
        return []
    return [ArgumentFeatured(stage=context.key, argument=argument.id, on=act.on)]


def set_approval(context: Context, act: SetApproval) -> Facts:
    """Can be switched before and during the stage."""
    if context.stage.state.approval == act.on:
        return []
    return [ApprovalSet(stage=context.key, on=act.on)]


def _with(state: ArgumentsState, argument: Argument) -> ArgumentsState:
    return msgspec.structs.replace(state, arguments={**state.arguments, argument.id: argument})


def on_posted(state: ArgumentsState, event: ArgumentPosted) -> ArgumentsState:
    """A new argument joins the list."""
    status: ArgumentStatus = "shown" if event.shown else "waiting"
    argument = Argument(
        event.argument, event.initiative, event.side, event.text or "", event.author, event.channel, status
    )
    return _with(state, argument)


def on_supported(state: ArgumentsState, event: ArgumentSupported) -> ArgumentsState:
    """One supporter more."""
    argument = state.arguments[event.argument]
    return _with(state, msgspec.structs.replace(argument, supporters=argument.supporters | {event.seat}))


def on_unsupported(state: ArgumentsState, event: ArgumentUnsupported) -> ArgumentsState:
    """One supporter less."""
    argument = state.arguments[event.argument]
    return _with(state, msgspec.structs.replace(argument, supporters=argument.supporters - {event.seat}))


def on_moderated(state: ArgumentsState, event: ArgumentModerated) -> ArgumentsState:
    """What is hidden also leaves the wall."""
    status: ArgumentStatus = "shown" if event.shown else "hidden"
    argument = msgspec.structs.replace(state.arguments[event.argument], status=status, reason=event.reason or "")
    state = _with(state, argument)
    return state if event.shown else _without_featured(state, argument.id)


def on_featured(state: ArgumentsState, event: ArgumentFeatured) -> ArgumentsState:
    """The last chosen comes last."""
    state = _without_featured(state, event.argument)
    return msgspec.structs.replace(state, featured=(*state.featured, event.argument)) if event.on else state


def on_approval(state: ArgumentsState, event: ApprovalSet) -> ArgumentsState:
    """Arguments that wait keep waiting for a verdict."""
    return msgspec.structs.replace(state, approval=event.on)


def _without_featured(state: ArgumentsState, key: str) -> ArgumentsState:
    return msgspec.structs.replace(state, featured=tuple(f for f in state.featured if f != key))


KIND = StageKind(
    key="arguments",
    state=ArgumentsState,
    acts={
        PostArgument: post,
        SupportArgument: support,
        UnsupportArgument: unsupport,
        ModerateArgument: moderate,
        FeatureArgument: feature,
        SetApproval: set_approval,
    },
    events={
        ArgumentPosted: on_posted,
        ArgumentSupported: on_supported,
        ArgumentUnsupported: on_unsupported,
        ArgumentModerated: on_moderated,
        ArgumentFeatured: on_featured,
        ApprovalSet: on_approval,
    },
)
