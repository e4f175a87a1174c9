"""Minority views: what somebody sees otherwise, and how many with them; it stands beside the decision."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

import msgspec

from facilitation.acts import Act, Key, VoiceAct, Writing
from facilitation.events import Event, StageEvent
from facilitation.refusals import Malformed, Refused
from facilitation.stages import Context, Facts
from facilitation.texts import LONGEST_REASON, clean, optional


class View(msgspec.Struct, frozen=True):
    """One view; `supporters` are opaque seats, its author among them. A hidden one has a reason."""

    id: str
    author: str
    text: str
    initiatives: tuple[str, ...] = ()
    supporters: frozenset[str] = frozenset()
    hidden: str | None = None


Views = Mapping[str, View]


class PostView(VoiceAct, frozen=True, kw_only=True, tag="minority.post"):
    """Say what a minority sees otherwise; one view a seat."""

    text: Writing
    initiatives: list[Key] = []


class JoinView(VoiceAct, frozen=True, kw_only=True, tag="minority.join"):
    """Stand behind a view."""

    view: Key


class LeaveView(VoiceAct, frozen=True, kw_only=True, tag="minority.leave"):
    """Stand behind it no longer."""

    view: Key


class ModerateView(Act, frozen=True, kw_only=True, tag="minority.moderate"):
    """Show a view, or hide it with a reason that its author reads."""

    view: Key
    verdict: Literal["show", "hide"]
    reason: Writing = ""


class ViewPosted(StageEvent, frozen=True, kw_only=True, tag="minority.posted"):
    """A minority spoke."""

    texts: ClassVar = ("text",)
    view: str
    seat: str
    text: str | None
    initiatives: tuple[str, ...] = ()


class ViewJoined(StageEvent, frozen=True, kw_only=True, tag="minority.joined"):
    """A seat stood behind a view."""

    view: str
    seat: str


class ViewLeft(StageEvent, frozen=True, kw_only=True, tag="minority.left"):
    """A seat no longer does."""

    view: str
    seat: str


class ViewModerated(StageEvent, frozen=True, kw_only=True, tag="minority.moderated"):
    """A view was shown or hidden."""

    texts: ClassVar = ("reason",)
    view: str
    shown: bool
    reason: str | None


def _require_package(context: Context) -> None:
    """There is nothing to see otherwise before the room came to the decision."""
    if context.meeting.at < context.meeting.position(context.key):
        raise Refused("wrong_stage", stage="decision")


def _find(context: Context, key: str) -> View:
    view: View | None = context.stage.state.views.get(key)
    if view is None:
        raise Refused("unknown_view", view=key)
    return view


def post(context: Context, act: PostView) -> Facts:
    """One view a seat; about any plans that take part."""
    _require_package(context)
    seat, views = context.seat(act), context.stage.state.views
    if any(view.author == seat.id for view in views.values()):
        raise Refused("view_posted")
    plans = tuple(dict.fromkeys(context.initiative(key).id for key in act.initiatives))
    text = clean(act.text, LONGEST_REASON)
    return [ViewPosted(stage=context.key, view=f"M{len(views) + 1}", seat=seat.id, text=text, initiatives=plans)]


def join(context: Context, act: JoinView) -> Facts:
    """Joining twice is joining once."""
    _require_package(context)
    seat, view = context.seat(act), _find(context, act.view)
    if view.hidden is not None:
        raise Refused("view_hidden")
    return [] if seat.id in view.supporters else [ViewJoined(stage=context.key, view=view.id, seat=seat.id)]


def leave(context: Context, act: LeaveView) -> Facts:
    """Its author stays with it."""
    seat, view = context.seat(act), _find(context, act.view)
    if seat.id == view.author:
        raise Refused("own_view")
    return [ViewLeft(stage=context.key, view=view.id, seat=seat.id)] if seat.id in view.supporters else []


def moderate(context: Context, act: ModerateView) -> Facts:
    """Hiding needs a reason."""
    view, reason = _find(context, act.view), optional(act.reason, LONGEST_REASON, field="reason")
    shown = act.verdict == "show"
    if not shown and not reason:
        raise Malformed("reason_needed")
    if shown == (view.hidden is None):
        return []
    return [ViewModerated(stage=context.key, view=view.id, shown=shown, reason=reason)]


def _with(state: Any, view: View) -> Any:
    return msgspec.structs.replace(state, views={**state.views, view.id: view})


def on_posted(state: Any, event: ViewPosted) -> Any:
    """Its author is the first behind it."""
    return _with(state, View(event.view, event.seat, event.text or "", event.initiatives, frozenset({event.seat})))


def on_joined(state: Any, event: ViewJoined) -> Any:
    """One more."""
    view = state.views[event.view]
    return _with(state, msgspec.structs.replace(view, supporters=view.supporters | {event.seat}))


def on_left(state: Any, event: ViewLeft) -> Any:
    """One less."""
    view = state.views[event.view]
    return _with(state, msgspec.structs.replace(view, supporters=view.supporters - {event.seat}))


def on_moderated(state: Any, event: ViewModerated) -> Any:
    """Hidden with its reason, or shown again."""
    hidden = None if event.shown else event.reason or ""
    return _with(state, msgspec.structs.replace(state.views[event.view], hidden=hidden))


ACTS: dict[type[Act], Any] = {PostView: post, JoinView: join, LeaveView: leave, ModerateView: moderate}
EVENTS: dict[type[Event], Any] = {
    ViewPosted: on_posted,
    ViewJoined: on_joined,
    ViewLeft: on_left,
    ViewModerated: on_moderated,
}
