"""What the record tells of turns: how many, of how many people and how long together; never who."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec

from facilitation.events import Event
from facilitation.part import Course
from facilitation.parts.turns.state import HALL, NAME, turns
from facilitation.state.meeting import Meeting


class Spoken(msgspec.Struct, frozen=True):
    """A turn that is over: where, whose, which of theirs there, until when it was meant (UTC), the seconds it took."""

    place: str
    seat: str
    number: int
    until: datetime
    seconds: int


def note(before: Meeting, after: Meeting, event: Event, at: str) -> list[Spoken] | None:
    """The turns that this event ended; one that was taken back never was."""
    return list(_ended(before, after, at)) or None if before.stages else None


def _ended(before: Meeting, after: Meeting, at: str) -> Iterator[Spoken]:
    for place, line in turns(before).lines.items():
        now, speaker = turns(after).at(place), line.speaker
        if speaker is None or now.speaker == speaker:
            continue
        if now.spoken.get(speaker.seat, 0) >= line.spoken[speaker.seat]:
            seconds = int((datetime.fromisoformat(at) - speaker.since).total_seconds())
            yield Spoken(place, speaker.seat, line.spoken[speaker.seat], speaker.until, seconds)


def record(course: Course) -> Mapping[str, Any]:
    """The turns in the hall and those at tables; no member where nobody spoke.

    One that was taken up again after it was over is one turn.
    """
    spoken = {(each.place, each.seat, each.number, each.until): each for ended in course.notes[NAME] for each in ended}
    hall = [each for each in spoken.values() if each.place == HALL]
    tables = [each for each in spoken.values() if each.place != HALL]
    return {"turns": {"hall": _told(hall), "tables": _told(tables)}} if spoken else {}


def _told(turns: list[Spoken]) -> dict[str, int]:
    people = {(each.place, each.seat) for each in turns}
    return {"turns": len(turns), "people": len(people), "seconds": sum(each.seconds for each in turns)}
