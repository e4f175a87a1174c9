"""Voting at home: agreed, opened and closed by the clock or ended earlier; and what has to wait for it."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any

from facilitation.part import Context, Facts
from facilitation.parts.ballots import CastBallot
from facilitation.parts.seating import seats
from facilitation.parts.window.acts import DropWindow, EndWindow, SetWindow, TurnWindow
from facilitation.parts.window.events import WindowClosed, WindowDropped, WindowOpened, WindowSet
from facilitation.parts.window.state import Window, open_windows, uncounted, window_at, windows
from facilitation.refusals import Malformed, Refused
from facilitation.registry import PARTS
from facilitation.situation import home
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage
from facilitation.texts import why

LONGEST = timedelta(days=60)
ONLINE = "online"


def agree(context: Context[Any], act: SetWindow) -> Facts:
    """Agree on a window, or give one that is open more time. Events: window.set, window.opened; none where it is so.

    Raises Refused(window_unfit) for a stage without a vote that is counted later, Refused(window_late) once that vote
    is over, Refused(window_done) once the window was closed, Refused(window_shorter) where an open one would begin
    otherwise or end earlier, Malformed(window_backwards, window_long), Refused(window_past).
    """
    opens, closes = _whole(act.opens), _whole(act.closes)
    _require_vote(context.stage)
    _require_span(context.now, opens, closes)
    there = current(context)
    if there and (there.opens, there.closes) == (opens, closes):
        return []
    if there and there.how != "planned":
        _require_longer(there, opens, closes)
        return [WindowSet(stage=context.key, opens=opens, closes=closes)]
    begins: Facts = [WindowOpened(stage=context.key)] if opens <= context.now else []
    return [WindowSet(stage=context.key, opens=opens, closes=closes), *begins]


def _whole(moment: datetime) -> datetime:
    """In whole seconds, so that the times in the log can be laid beside it."""
    return moment.astimezone(UTC).replace(microsecond=0)


def _require_vote(stage: LiveStage[Any]) -> None:
    if PARTS.kind(stage).ballots is None or stage.plan.method is None:
        raise Refused("window_unfit")
    if stage.sealed or stage.status == "revealed":
        raise Refused("window_late")


def _require_span(now: datetime, opens: datetime, closes: datetime) -> None:
    if closes <= opens:
        raise Malformed("window_backwards")
    if closes - opens > LONGEST:
        raise Malformed("window_long", days=LONGEST.days)
    if closes <= now:
        raise Refused("window_past")


def _require_longer(there: Window, opens: datetime, closes: datetime) -> None:
    if there.how == "closed":
        raise Refused("window_done")
    if opens != there.opens or closes < there.closes:
        raise Refused("window_shorter")


def drop(context: Context[Any], act: DropWindow) -> Facts:
    """Take a window back. Event: window.dropped; none where there is none. Raises Refused(window_began)."""
    there = current(context)
    if there is None:
        return []
    if there.how != "planned":
        raise Refused("window_began")
    return [WindowDropped(stage=context.key)]


def end(context: Context[Any], act: EndWindow) -> Facts:
    """Close it before its time. Event: window.closed; none where it is over.

    Raises Refused(window_not_open), and what `why` raises.
    """
    there = current(context)
    if there is None or there.how == "planned":
        raise Refused("window_not_open")
    if there.how == "closed":
        return []
    return [WindowClosed(stage=context.key, early=True, reason=why(act.reason))]


def turn(context: Context[Any], act: TurnWindow) -> Facts:
    """Open or close what is due by the clock. Events: window.opened, window.closed; none where nothing is."""
    there = current(context)
    if there is None or there.how == "closed":
        return []
    begins: Facts = [WindowOpened(stage=context.key)] if there.how == "planned" and there.opens <= context.now else []
    ends: Facts = [WindowClosed(stage=context.key)] if there.closes <= context.now else []
    return [*begins, *ends]


def due(meeting: Meeting, now: datetime) -> TurnWindow | None:
    """Which window has to open or to close now; None where none has, and once the meeting is closed."""
    if meeting.closed:
        return None
    waits = {"planned": lambda window: window.opens, "open": lambda window: window.closes}
    ready = (key for key, it in windows(meeting).items() if it.how in waits and waits[it.how](it) <= now)
    return next((TurnWindow(stage=key) for key in ready), None)


def current(context: Context[Any]) -> Window | None:
    """The window of the stage of an act, for the vote that it holds now."""
    return window_at(context.meeting, context.stage)


def admits(context: Context[Any], channel: str) -> bool:
    """Whether a ballot over this channel may come in beside the turn of its stage: from home, and in time."""
    there = windows(context.meeting).get(context.key)
    return channel == ONLINE and there is not None and there.takes(context.now)


def in_time(context: Context[Any], act: CastBallot) -> None:
    """Say why a ballot from home does not come in outside the turn of its stage.

    Raises Refused(window_soon) before it opens, Refused(window_over) after it closed, Refused(window_from_home) for
    whoever takes part in the hall.
    """
    there, seat = windows(context.meeting).get(context.key), act.seat or context.actor.seat or ""
    if there is None or _in_turn(context) or seat not in seats(context.meeting):
        return
    if seats(context.meeting)[seat].channel != ONLINE:
        raise Refused("window_from_home")
    if there.how == "planned":
        raise Refused("window_soon", moment=there.opens.isoformat())
    if not there.takes(context.now):
        raise Refused("window_over", moment=there.closes.isoformat())


def _in_turn(context: Context[Any]) -> bool:
    return context.stage.status == "open" and context.meeting.current.key == context.key


def fixed(context: Context[Any], act: object) -> None:
    """How is voted stays as it is once somebody may have voted. Raises Refused(method_fixed)."""
    there = current(context)
    if there and there.how != "planned":
        raise Refused("method_fixed")


def decided_later(context: Context[Any], act: object) -> None:
    """Nothing is decided on a vote before everybody was counted.

    Raises Refused(window_open) while people vote at home, Refused(window_uncounted) while that waits for the hall.
    """
    meeting = context.meeting
    here = {stage.key for at, stage in enumerate(meeting.stages) if home(meeting, at) == home(meeting)}
    _require_counted(meeting, here)


def closed_later(context: Context[Any], act: object) -> None:
    """The evening does not end before everybody was counted; raises as `decided_later` does, for every vote."""
    _require_counted(context.meeting, {stage.key for stage in context.meeting.stages})


def _require_counted(meeting: Meeting, stages: Collection[str]) -> None:
    if opened := [key for key in open_windows(meeting) if key in stages]:
        raise Refused("window_open", moment=windows(meeting)[opened[0]].closes.isoformat())
    if not set(uncounted(meeting)).isdisjoint(stages):
        raise Refused("window_uncounted")
