"""Voting at home in a record's log: opened and closed in time, and sealed together with the hall."""

from datetime import datetime

from app.record.verify.file import Fault
from facilitation.events import BallotsSealed, Event, MeetingClosed
from facilitation.parts.ballots import BallotHanded
from facilitation.parts.window.events import WindowClosed, WindowOpened
from facilitation.parts.window.state import Window, open_windows, uncounted, window_at, windows
from facilitation.situation import stage_named
from facilitation.state.meeting import Meeting


def faults_of(before: Meeting, event: Event, seq: int, at: str) -> list[Fault]:
    """A box that opens or closes too early, a ballot after it, a seal before the last box closed, a vote left out."""
    place, now = f"events[{seq}].body", datetime.fromisoformat(at)
    if isinstance(event, WindowOpened) and not _begins(windows(before)[event.stage], now):
        return [Fault(f"{place}.stage", "opens at home before its time")]
    if isinstance(event, WindowClosed) and not _ends(windows(before)[event.stage], event, now):
        return [Fault(f"{place}.stage", "closes at home before its time, without a reason")]
    if isinstance(event, BallotHanded) and not _taken(before, event.stage, now):
        return [Fault(f"{place}.stage", "takes no ballots at this time")]
    if isinstance(event, BallotsSealed):
        return _sealed(before, event, place)
    if isinstance(event, MeetingClosed) and (open_windows(before) or uncounted(before)):
        return [Fault(place, "ends the evening before everybody was counted")]
    return []


def _begins(window: Window, now: datetime) -> bool:
    return window.how == "planned" and window.opens <= now


def _ends(window: Window, event: WindowClosed, now: datetime) -> bool:
    return window.how == "open" and (event.early or window.closes <= now)


def _taken(before: Meeting, key: str, now: datetime) -> bool:
    stage = stage_named(before, key)
    window = window_at(before, stage)
    return stage.status == "open" or (window is not None and window.takes(now))


def _sealed(before: Meeting, event: BallotsSealed, place: str) -> list[Fault]:
    stage = stage_named(before, event.stage)
    window = window_at(before, stage)
    if window is None or window.how == "planned":
        return []
    if window.how == "open" or stage.status != "closed":
        return [Fault(f"{place}.stage", "is sealed while a box of it is open")]
    if sum(event.turnout.values()) != len(event.ballots):
        return [Fault(f"{place}.turnout", "is not as many as there are ballots")]
    return []
