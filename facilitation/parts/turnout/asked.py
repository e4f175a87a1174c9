"""Whether the turnout adds up: heads at the door, seats and sealed ballots, and what does not go together."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, cast

import msgspec

from facilitation.part import Course
from facilitation.parts.ballots import box_of
from facilitation.parts.door.asked import door
from facilitation.parts.roll.rules import heads
from facilitation.parts.seating import seats
from facilitation.parts.turnout.state import NAME, Mismatch, Present, Turnout
from facilitation.state.deciding import codes_on_paper, deciders, entitled
from facilitation.state.groups import FEWEST, told_apart
from facilitation.state.meeting import Meeting
from facilitation.state.seat import Seat

ONE_IN = 4  # where more than one in so many of who may decide handed in nothing, somebody says why


def turnout(meeting: Meeting) -> Turnout:
    """What is kept of the turnout."""
    return cast(Turnout, meeting.parts[NAME])


def present(meeting: Meeting, stage: str = "") -> Present:
    """Who is there now, by the heads at the door and by the seats that are taken; and who may decide at a stage."""
    there = heads(meeting)
    residents = there["resident"] if door(meeting).heads is not None else None
    return Present(residents, there["viewer"], _per_channel(seats(meeting)), _deciding(meeting, stage))


def _per_channel(found: Mapping[str, Seat], **more: int) -> dict[str, int]:
    by = Counter[str](seat.channel for seat in found.values()) + Counter(more)
    return dict(sorted(by.items()))


def _deciding(meeting: Meeting, stage: str) -> Mapping[str, int] | None:
    """Who may decide, per channel; None where every seat may."""
    if entitled(meeting).mode in (None, "open"):
        return None
    return _per_channel(deciders(meeting, seats(meeting)), paper=codes_on_paper(meeting, stage))


def counted(meeting: Meeting) -> bool:
    """Whether heads are counted, or were when a vote that stands was sealed: else nothing has to add up."""
    return present(meeting).residents is not None or any(
        each.residents is not None for each in sealed(meeting).values()
    )


def sealed(meeting: Meeting) -> Mapping[str, Present]:
    """Who was there when each stage was sealed that is sealed now, in the order of the agenda."""
    known = turnout(meeting).sealings
    stages = [stage.key for stage in meeting.stages if stage.sealed and stage.key in known]
    return {key: as_counted(meeting, known[key]) for key in stages}


def as_counted(meeting: Meeting, there: Present) -> Present:
    """Who was there as the turnout counts them: by all seats in older logs, which were closed like that."""
    return msgspec.structs.replace(there, deciding=None) if turnout(meeting).by == "seats" else there


def cast_at(meeting: Meeting, stage: str) -> Mapping[str, int]:
    """How many ballots were sealed at a stage, per channel."""
    return next(box_of(each).turnout for each in meeting.stages if each.key == stage)


def in_hall(by: Mapping[str, int]) -> int:
    """Those of all channels but online."""
    return sum(number for channel, number in by.items() if channel != "online")


def mismatches(meeting: Meeting) -> list[Mismatch]:
    """What does not go together, in the order of the agenda; nothing where no heads were counted."""
    now = as_counted(meeting, present(meeting))
    found = [Mismatch("seats", in_hall(now.could), now.residents)] if now.residents is not None else []
    wrong = [each for each in found if each.found > each.limit]
    for stage, there in sealed(meeting).items():
        wrong += _at(stage, there, cast_at(meeting, stage))
    return wrong


def _at(stage: str, there: Present, ballots: Mapping[str, int]) -> Iterator[Mismatch]:
    """What does not go together at one sealed vote at which heads were counted."""
    handed, could, residents = sum(ballots.values()), sum(there.could.values()), there.residents
    if residents is None:
        return
    if in_hall(ballots) > residents:
        yield Mismatch("ballots", in_hall(ballots), residents, stage)
    if handed > could:
        yield Mismatch("more", handed, could, stage)
    if could - handed >= FEWEST and (could - handed) * ONE_IN > could:
        yield Mismatch("few", handed, could, stage)


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
    return {"opkomst": _told(as_counted(meeting, present(meeting))) | {"votes": votes, "mismatches": wrong}}


def _told(there: Present) -> dict[str, Any]:
    told = {"residents": there.residents, "viewers": there.viewers, "seats": dict(there.seats)}
    return told if there.deciding is None else told | {"deciding": apart(there.deciding, there.seats)}


def apart(by: Mapping[str, int], seated: Mapping[str, int]) -> dict[str, Any]:
    """How many in all; per channel where five or more decide over each, and five or more that sit there do not."""
    others = (max(0, number - by.get(channel, 0)) for channel, number in seated.items())
    return {"all": sum(by.values()), "channels": dict(by) if told_apart((*by.values(), *others)) else {}}


def _cast(meeting: Meeting, stage: str) -> dict[str, Any]:
    """How many ballots, and per channel where five or more came over each."""
    by = cast_at(meeting, stage)
    return {"ballots": sum(by.values()), "channels": dict(by) if told_apart(by.values()) else {}}
