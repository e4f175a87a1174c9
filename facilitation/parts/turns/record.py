"""What the record tells of turns: how many, of how many people and how long together; never who."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec

from facilitation.events import Event
from facilitation.part import Course
from facilitation.parts.seating import ever, seats
from facilitation.parts.turns.state import HALL, NAME, turns
from facilitation.state.meeting import Meeting
from facilitation.state.seat import Seat

FEWEST_APART = 5
"""So few people are told apart at least."""


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
    told = {"hall": _told(hall), "tables": _told(tables)} | shares(course.meeting, hall)
    return {"turns": told} if spoken else {}


def shares(meeting: Meeting, hall: list[Spoken]) -> dict[str, dict[str, int]]:
    """How the seconds in the hall fall over `channels` and over the tables, where everybody sits in the end.

    A group of fewer than five is never told apart, nor to be found by taking the others from all: it is in the rest,
    which has no name.
    """
    known = ever(meeting)
    groups: dict[str, Callable[[Seat], str]] = {
        "channels": lambda seat: "online" if seat.channel == "online" else "room",
        "per_table": lambda seat: seat.table or "",
    }
    found = {}
    for name, group in groups.items():
        seconds, people = Counter[str](), Counter(group(seat) for seat in seats(meeting).values())
        for each in hall:
            seconds[group(known[each.seat])] += each.seconds
        found[name] = _apart(seconds, people)
    return {name: told for name, told in found.items() if told}


def _apart(seconds: Mapping[str, int], people: Mapping[str, int]) -> dict[str, int]:
    """The seconds of each group that is large enough, and under no name those of the others together."""
    large = sorted(
        (group for group in people if group and people[group] >= FEWEST_APART), key=lambda g: (-people[g], g)
    )
    rest = [group for group in {**people, **seconds} if group not in large]
    while large and rest and sum(people.get(group, 0) for group in rest) < FEWEST_APART:
        rest.append(large.pop())
    told = {group: seconds.get(group, 0) for group in large}
    return told | ({"": sum(seconds.get(group, 0) for group in rest)} if rest and large else {})


def _told(turns: list[Spoken]) -> dict[str, int]:
    people = {(each.place, each.seat) for each in turns}
    return {"turns": len(turns), "people": len(people), "seconds": sum(each.seconds for each in turns)}
