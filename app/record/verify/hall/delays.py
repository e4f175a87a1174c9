"""Closings that waited for who was at home, in a record's log: for so long as was agreed, and nothing in between."""

from datetime import datetime, timedelta

from app.record.verify.file import Fault
from facilitation.events import Event, MeetingClosed, StageAdvanced, StageClosed, StageEvent
from facilitation.parts.ballots import BallotHanded
from facilitation.parts.chips.events import ChipsAgreed, ChipsPlaced
from facilitation.parts.choice.events import ChoiceAnswered, ChoiceClosed
from facilitation.parts.decision.events import ConsentGiven
from facilitation.parts.delay.events import DelayBegan, DelayEnded
from facilitation.parts.delay.state import GRACE, ONLINE, Call, at_home, delay
from facilitation.parts.seating import seats
from facilitation.state.meeting import Meeting

ANSWERS = (BallotHanded, ConsentGiven, ChoiceAnswered, ChipsPlaced, ChipsAgreed)
GOES_ON = (StageClosed, ChoiceClosed, StageAdvanced, MeetingClosed)
WHOLE = timedelta(seconds=1)


def faults_of(before: Meeting, event: Event, seq: int, at: str) -> list[Fault]:
    """A time that does not belong to the delay, a closing before it, and an answer from the hall or after it."""
    place, now, agreed = f"events[{seq}].body", datetime.fromisoformat(at), delay(before)
    if isinstance(event, DelayBegan):
        more = event.until - now - GRACE - timedelta(seconds=agreed.seconds)
        fits = agreed.seconds and not agreed.call and timedelta(0) <= more <= WHOLE
        return [] if fits else [Fault(f"{place}.until", "is another moment than belongs to this delay")]
    if isinstance(event, DelayEnded):
        return _ended(before, agreed.call, event, place, now)
    if isinstance(event, GOES_ON) and agreed.call:
        return [Fault(place, "is sealed while a box of it is open")]
    if isinstance(event, ANSWERS) and agreed.call and agreed.call.stage == event.stage:
        return _answered(before, agreed.call, event, place, now)
    return []


def _ended(before: Meeting, call: Call | None, event: DelayEnded, place: str, now: datetime) -> list[Fault]:
    if call is None or (call.stage, call.until) != (event.stage, event.until):
        return [Fault(f"{place}.until", "is another moment than belongs to this delay")]
    unsaid = event.early and event.reason is None and at_home(before)
    if unsaid or (not event.early and now < event.until):
        return [Fault(f"{place}.stage", "closes at home before its time, without a reason")]
    return []


def _answered(before: Meeting, call: Call, event: StageEvent, place: str, now: datetime) -> list[Fault]:
    known = seats(before).get(getattr(event, "seat", ""))
    if known is not None and known.channel != ONLINE:
        return [Fault(place, "comes from the hall, which was closed already")]
    return [Fault(place, "came after the closing at home")] if now >= call.until else []
