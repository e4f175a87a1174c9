"""Minority views: what somebody sees otherwise, and how many with them; it stands beside the decision."""

from facilitation.part import Context, Facts
from facilitation.parts.decision.acts import JoinView, LeaveView, ModerateView, PostView
from facilitation.parts.decision.events import ViewJoined, ViewLeft, ViewModerated, ViewPosted
from facilitation.parts.decision.state import DecisionState, MinorityView
from facilitation.parts.plans import taking_part
from facilitation.parts.seating import seat_of
from facilitation.refusals import Refused
from facilitation.situation import position
from facilitation.texts import LONGEST_REASON, clean, optional

Here = Context[DecisionState]


def _require_package(context: Here) -> None:
    """Raises Refused(wrong_stage) before the room came to the decision: there is nothing to see otherwise yet."""
    if context.meeting.at < position(context.meeting, context.key):
        raise Refused("wrong_stage", stage=context.stage.plan.kind)


def _find(context: Here, key: str) -> MinorityView:
    view = context.stage.state.views.get(key)
    if view is None:
        raise Refused("unknown_view", view=key)
    return view


def post(context: Here, act: PostView) -> Facts:
    """One view a seat; about any plans that take part. Event: minority.posted.

    Raises Refused(wrong_stage, view_posted, unknown_initiative, initiative_withdrawn), as `seat_of` and `clean` do.
    """
    _require_package(context)
    seat, views = seat_of(context, act), context.stage.state.views
    if any(view.author == seat.id for view in views.values()):
        raise Refused("view_posted")
    plans = tuple(dict.fromkeys(taking_part(context.meeting, key).id for key in act.initiatives))
    text = clean(act.text, LONGEST_REASON)
    return [ViewPosted(stage=context.key, view=f"M{len(views) + 1}", seat=seat.id, text=text, initiatives=plans)]


def join(context: Here, act: JoinView) -> Facts:
    """Stand behind a view. Event: minority.joined; none where the seat does.

    Raises Refused(wrong_stage, unknown_view, view_hidden) and what `seat_of` raises.
    """
    _require_package(context)
    seat, view = seat_of(context, act), _find(context, act.view)
    if view.hidden is not None:
        raise Refused("view_hidden")
    return [] if seat.id in view.supporters else [ViewJoined(stage=context.key, view=view.id, seat=seat.id)]


def leave(context: Here, act: LeaveView) -> Facts:
    """Stand behind it no longer; its author stays with it. Event: minority.left; none where the seat does not.

    Raises Refused(unknown_view, own_view) and what `seat_of` raises.
    """
    seat, view = seat_of(context, act), _find(context, act.view)
    if seat.id == view.author:
        raise Refused("own_view")
    return [ViewLeft(stage=context.key, view=view.id, seat=seat.id)] if seat.id in view.supporters else []


def moderate(context: Here, act: ModerateView) -> Facts:
    """Show or hide a view, or say why later. Event: minority.moderated.

    None where it is so, and nothing new is said about it. Raises Refused(unknown_view) and what `optional` raises.
    """
    view, reason = _find(context, act.view), optional(act.reason, LONGEST_REASON, field="reason")
    shown = act.verdict == "show"
    if shown == (view.hidden is None) and (shown or reason in ("", view.hidden)):
        return []
    return [ViewModerated(stage=context.key, view=view.id, shown=shown, reason=reason)]
