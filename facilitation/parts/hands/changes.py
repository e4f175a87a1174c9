"""How what happens with hands changes what the meeting keeps, and what the record tells of it."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.by_two.person import SECOND, Person
from facilitation.events import HandsCounted, HandsVoided, MeetingOpened
from facilitation.part import Course
from facilitation.parts.hands.events import HandsConfirmed, HandsEntered, HandsExplained, HandsOpened, HandsSettled
from facilitation.parts.hands.state import NAME, Count, Counts, counts
from facilitation.situation import asked, stage_named
from facilitation.state.meeting import Meeting

replace = msgspec.structs.replace


def begin(opened: MeetingOpened) -> Counts:
    """A meeting begins without any count."""
    return Counts()


def on_opened(meeting: Meeting, event: HandsOpened) -> Meeting:
    """A count waits for the first of two people."""
    every = asked(meeting, stage_named(meeting, event.stage))
    options = next((question.options for question in every if question.about == event.about), ())
    count = Count(event.count, event.stage, event.about, options)
    return meeting.with_part(NAME, Counts({**counts(meeting), count.id: count}))


def on_entered(state: Counts, event: HandsEntered) -> Counts:
    """What that person counted last; who settled or confirmed before looked at something else."""
    count, person = state.every[event.count], Person(event.link, event.device)
    if count.how == "compare":
        entries = tuple(event.numbers if n == event.turn else each for n, each in enumerate(count.entries, 1))
        return _with(state, event.count, entries=entries, again=count.again + 1, settled=None, confirmed=frozenset())
    people = count.people if person in count.people else (*count.people, person)
    how = "compare" if len(people) == SECOND and event.turn == SECOND else "second"
    counted = (*count.entries[: event.turn - 1], event.numbers)
    return _with(state, event.count, entries=counted, people=people, how=how)


def on_explained(state: Counts, event: HandsExplained) -> Counts:
    """The last words under a code stand."""
    return _with(state, event.count, words={**state.every[event.count].words, event.code: event.words or ""})


def on_settled(state: Counts, event: HandsSettled) -> Counts:
    """That is what it was, as one of both says."""
    return _with(state, event.count, settled=event.numbers, confirmed=frozenset({event.turn}))


def on_confirmed(state: Counts, event: HandsConfirmed) -> Counts:
    """That person saw the numbers as they stand now."""
    return _with(state, event.count, confirmed=state.every[event.count].confirmed | {event.turn})


def on_counted(state: Counts, event: HandsCounted) -> Counts:
    """It counts, with these numbers."""
    return _with(state, event.count, how="counted", numbers=event.numbers)


def on_voided(state: Counts, event: HandsVoided) -> Counts:
    """It does not stand, for this reason."""
    return _with(state, event.count, how="voided", reason=event.reason or "", numbers={})


def _with(state: Counts, count: str, **changes: Any) -> Counts:
    return Counts({**state.every, count: replace(state.every[count], **changes)})


def record(course: Course) -> Mapping[str, Any]:
    """Every count of hands; no member where there was none."""
    every = counts(course.meeting)
    return {"hands": [_told(count) for count in every.values()]} if every else {}


def _told(count: Count) -> dict[str, Any]:
    """A count: what it answered, how it ended and how many hands there were in all; of a voided one only why."""
    told: dict[str, Any] = {"count": count.id, "stage": count.stage, "about": count.about, "how": count.how}
    if count.how == "voided":
        return told | {"reason": count.reason}
    if count.how != "counted":
        return told
    words = [{"code": code, "words": words} for code, words in sorted(count.words.items())]
    agreed = {"again": count.again, "settled": count.settled is not None}
    return told | {"hands": sum(count.numbers.values()), **agreed, "words": words}
