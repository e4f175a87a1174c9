"""Who acted for whom in a record's log: only for seats that allow it, and from the first hand on never unseen."""

from datetime import datetime

from app.record.verify.file import Fault
from facilitation.events import Event
from facilitation.parts.ballots import BallotHanded
from facilitation.parts.helping import helping
from facilitation.parts.helping.events import HelpAsked
from facilitation.parts.seating import CHAIR, SeatTaken, seats
from facilitation.roles import HANDS, ON_CARDS
from facilitation.situation import voice
from facilitation.state.meeting import Meeting
from facilitation.state.seat import HELP, PHONELESS


def faults_of(before: Meeting, event: Event, seq: int, at: str) -> list[Fault]:
    """A hand where there can be none, and none where there has to be one; help that was asked for too long."""
    place = f"events[{seq}].body"
    if isinstance(event, HelpAsked) and event.until - datetime.fromisoformat(at) > HELP:
        return [Fault(f"{place}.until", "is later than help lasts")]
    why = _unfit(before, event, at) if event.hand else _unseen(before, event)
    return [Fault(f"{place}.hand", why)] if why else []


def _unfit(before: Meeting, event: Event, at: str) -> str:
    seat = voice(before, event)
    if seat is None:
        return "does not belong here: nobody's seat speaks in this event"
    if not event.hand or event.hand.role not in HANDS | ON_CARDS:
        return "is of a role that acts for nobody"
    if isinstance(event, SeatTaken):
        return ""
    if not _may_be(before, event, seat, datetime.fromisoformat(at)):
        return "is on a seat that nobody may act for at this time"
    return ""


def _may_be(before: Meeting, event: Event, seat: str, at: datetime) -> bool:
    """Whether somebody may act for this seat; of a pseudonym that is no chair's, for any seat at all."""
    known = seats(before)
    if before.pseudonymous and event.pseudonyms.get("seat") != CHAIR["seat"]:
        return any(each.helped(at) for each in known.values())
    return seat in known and known[seat].helped(at)


def _unseen(before: Meeting, event: Event) -> str:
    """From the first hand on, whatever a seat without a phone says has one: it cannot say anything by itself.

    But for what those who sit with it may do as well, in the open.
    Pseudonyms tell no channel: of a log with them this shows of chairs and ballots alone.
    """
    if event.shared:
        return ""
    if before.pseudonymous and isinstance(event, BallotHanded):
        return "is missing"
    seat = voice(before, event) if before.stages and helping(before).done else None
    if seat is None:
        return ""
    known = seats(before).get(seat)
    return "is missing" if isinstance(event, SeatTaken) or (known and known.channel in PHONELESS) else ""
