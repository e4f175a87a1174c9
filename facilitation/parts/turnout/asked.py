"""Whether the turnout adds up: heads at the door, seats and sealed ballots, and what does not go together."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, cast

from facilitation.part import Course
from facilitation.parts.ballots import box_of
from facilitation.parts.door.asked import door
from facilitation.parts.roll.rules import heads
from facilitation.parts.seating import seats
from facilitation.parts.turnout.state import NAME, Mismatch, Present, Turnout
from facilitation.state.groups import FEWEST, told_apart
from facilitation.state.meeting import Meeting

ONE_IN = 4  # where more than one in so many of the seats handed in nothing, somebody says why


def turnout(meeting: Meeting) -> Turnout:
    """What is kept of the turnout."""
    return cast(Turnout, meeting.parts[NAME])


def present(meeting: Meeting) -> Present:
    """Who is there now, by the heads at the door and by the seats that are taken."""
    there = heads(meeting)
    residents = there["resident"] if door(meeting).heads is not None else None
    by = Counter(seat.channel for seat in seats(meeting).values())
    return Present(residents, there["viewer"], dict(sorted(by.items())))


def counted(meeting: Meeting) -> bool:
    """Whether heads are counted, or were when a vote that stands was sealed: else nothing has to add up."""
    return present(meeting).residents is not None or any(
        each.residents is not None for each in sealed(meeting).values()
    )


def sealed(meeting: Meeting) -> Mapping[str, Present]:
    """Who was there when each stage was sealed that is sealed now, in the order of the agenda."""
    known = turnout(meeting).sealings
    return {stage.key: known[stage.key] for stage in meeting.stages if stage.sealed and stage.key in known}


def cast_at(meeting: Meeting, stage: str) -> Mapping[str, int]:
    """How many ballots were sealed at a stage, per channel."""
    return next(box_of(each).turnout for each in meeting.stages if each.key == stage)


def in_hall(by: Mapping[str, int]) -> int:
    """Those of all channels but online."""
    return sum(number for channel, number in by.items() if channel != "online")


def mismatches(meeting: Meeting) -> list[Mismatch]:
    """What does not go together, in the order of the agenda; nothing where no heads were counted."""
    now = present(meeting)
    found = [Mismatch("seats", in_hall(now.seats), now.residents)] if now.residents is not None else []
    wrong = [each for each in found if each.found > each.limit]
    for stage, there in sealed(meeting).items():
        wrong += _at(stage, there, cast_at(meeting, stage))
    return wrong


def _at(stage: str, there: Present, ballots: Mapping[str, int]) -> Iterator[Mismatch]:
    """What does not go together at one sealed vote at which heads were counted."""
    handed, sat, residents = sum(ballots.values()), sum(there.seats.values()), there.residents
    if residents is None:
        return
    if in_hall(ballots) > residents:
        yield Mismatch("ballots", in_hall(ballots), residents, stage)
    if handed > sat:
        yield Mismatch("more", handed, sat, stage)
    if sat - handed >= FEWEST and (sat - handed) * ONE_IN > sat:
        yield Mismatch("few", handed, sat, stage)


def why(meeting: Meeting, wrong: Mismatch) -> str | None:
    """What was said of it, empty where that was removed; None where nothing was said of these numbers."""
    said = turnout(meeting).explained.get(wrong.key)
    return said.reason if said and (said.found, said.limit) == (wrong.found, wrong.limit) else None


def unexplained(meeting: Meeting) -> list[Mismatch]:
    """What does not go together and was not explained with these numbers."""
    return [wrong for wrong in mismatches(meeting) if why(meeting, wrong) is None]


def record(course: Course) -> Mapping[str, Any]:
    """The turnout as the closing saw it; no member where it did not look."""
    meeting = course.meeting
    if not turnout(meeting).told:
        return {}
    votes = [{"stage": stage} | _told(there) | _cast(meeting, stage) for stage, there in sealed(meeting).items()]
    wrong = [
        {"what": each.what, "stage": each.stage, "found": each.found, "limit": each.limit, "reason": why(meeting, each)}
        for each in mismatches(meeting)
    ]
    return {"opkomst": _told(present(meeting)) | {"votes": votes, "mismatches": wrong}}


def _told(there: Present) -> dict[str, Any]:
    return {"residents": there.residents, "viewers": there.viewers, "seats": dict(there.seats)}


def _cast(meeting: Meeting, stage: str) -> dict[str, Any]:
    """How many ballots, and per channel where five or more came over each."""
    by = cast_at(meeting, stage)
    return {"ballots": sum(by.values()), "channels": dict(by) if told_apart(by.values()) else {}}
