"""Viewers in a record's log: they have no seat and no ballot, and a poll of theirs is only sums."""

from app.record.verify.file import Fault
from facilitation.events import BallotsSealed, Event
from facilitation.parts.ballots import CHANNEL
from facilitation.parts.plans import plans
from facilitation.parts.seating import SeatTaken
from facilitation.parts.stream import stream
from facilitation.parts.viewers.events import PollCounted, ViewerJoined, ViewerLeft
from facilitation.parts.viewers.rules import CHANNEL as VIEWER
from facilitation.registry import PARTS
from facilitation.situation import stage_named
from facilitation.state.groups import FEWEST
from facilitation.state.meeting import Meeting
from facilitation.state.viewers import viewers, watching

HIGHEST = 10**6


def faults_of(before: Meeting, event: Event, seq: int) -> list[Fault]:
    """A viewer with a seat, in a count, or there twice; one who came while it was quiet; a poll that cannot be."""
    place = f"events[{seq}].body"
    match event:
        case SeatTaken() if event.channel == VIEWER:
            return [Fault(f"{place}.channel", "gives a viewer a seat")]
        case BallotsSealed() if VIEWER in event.turnout or any(paper.get(CHANNEL) == VIEWER for paper in event.ballots):
            return [Fault(f"{place}.turnout", "counts viewers, who have no vote")]
        case ViewerLeft() if event.seat not in watching(before):
            return [Fault(f"{place}.seat", "is a viewer who is not there, or was there already")]
        case ViewerJoined() if event.seat in watching(before):
            return [Fault(f"{place}.seat", "is a viewer who is not there, or was there already")]
        case ViewerJoined() if stream(before).quiet:
            return [Fault(place, "comes from a viewer while home could only read")]
        case PollCounted():
            return _poll(before, event, place)
    return []


def _poll(before: Meeting, event: PollCounted, place: str) -> list[Fault]:
    stage = stage_named(before, event.stage)
    here = PARTS.kind(stage).ballots is not None and stage.sealed and stage.status == "closed"
    if not here or event.stage in viewers(before).polls:
        return [Fault(f"{place}.stage", "is no vote that just closed, or one of which viewers were asked before")]
    if event.answered < FEWEST:
        return [Fault(f"{place}.answered", "tells what fewer than five people answered")]
    return [] if _fits(before, event) else [Fault(f"{place}.points", "is not what so many viewers can have given")]


def _fits(before: Meeting, event: PollCounted) -> bool:
    known = plans(before)
    number = len(known)
    most = {"order": number, "approved": 1, "amounts": before.pot}.get(event.form, HIGHEST) * event.answered
    within = all(0 <= given <= most for given in event.points.values())
    together = event.form != "order" or sum(event.points.values()) <= event.answered * number * (number + 1) // 2
    return set(event.points) == set(known) and within and together
