"""Shows of hands in a record's log: counted by two people, alike or agreed on, by no more than were there."""

from collections.abc import Callable, Iterator
from typing import Any

from app.record.verify.file import Fault
from facilitation.by_two.person import BOTH, FIRST, SECOND, Person, is_one_of
from facilitation.by_two.show import Numbers
from facilitation.events import Event, HandsCounted, HandsVoided, StageClosed
from facilitation.parts.hands.events import (
    CountEvent,
    HandsConfirmed,
    HandsEntered,
    HandsExplained,
    HandsOpened,
    HandsSettled,
)
from facilitation.parts.hands.rules import codes, heads, silent, warnings
from facilitation.parts.hands.state import Count, counts, question_of, standing, unfinished
from facilitation.situation import asked, stage_named
from facilitation.state.meeting import Meeting

Found = Iterator[tuple[str, str]]
"""The field that does not fit, and what is wrong with it."""


def faults_of(before: Meeting, event: Event, seq: int) -> list[Fault]:
    """A count that one person did alone, that comes to something else, or that was left out."""
    place = f"events[{seq}].body"
    look = LOOKS.get(type(event))
    if look is None:
        return []
    if isinstance(event, CountEvent | HandsCounted | HandsVoided) and counts(before)[event.count].stage != event.stage:
        return [Fault(f"{place}.count", "is not a count of this question")]
    return [Fault(f"{place}.{field}" if field else place, words) for field, words in look(before, event)]


def _opened(before: Meeting, event: HandsOpened) -> Found:
    if event.count != str(len(counts(before)) + 1):
        yield "count", "is not the next count"
    stage = stage_named(before, event.stage)
    every = [question for question in asked(before, stage) if question.options and stage.status == "open"]
    if event.about not in [question.about for question in every] or standing(before, stage, event.about):
        yield "about", "is not asked, or its hands stand already"


def _count(before: Meeting, event: Any) -> Count:
    return counts(before)[event.count]


def _going_on(before: Meeting, count: Count) -> Found:
    if not count.open or question_of(before, count) is None:
        yield "count", "is over"


def _entered(before: Meeting, event: HandsEntered) -> Found:
    count, person = _count(before, event), Person(event.link, event.device)
    yield from _going_on(before, count)
    yield from _numbered(count, event.numbers)
    if person in count.people:
        if count.people.index(person) != event.turn - 1:
            yield "turn", "is not whose turn it is"
    elif count.how == "compare" or event.turn != {"first": FIRST, "second": SECOND}.get(count.how):
        yield "turn", "is not whose turn it is"
    elif is_one_of(person, count.people):
        yield "device", "counted these hands before"


def _numbered(count: Count, numbers: Numbers) -> Found:
    if {*numbers} != {*count.options} or any(number < 0 for number in numbers.values()):
        yield "numbers", "is not a number for each option"


def _compared(before: Meeting, event: HandsExplained | HandsSettled | HandsConfirmed) -> Found:
    count = _count(before, event)
    yield from _going_on(before, count)
    if count.how != "compare":
        yield "count", "was not counted twice"
    elif isinstance(event, HandsSettled):
        yield from _numbered(count, event.numbers)
        if count.entries[0] == count.entries[1] or event.turn not in BOTH:
            yield "turn", "is not whose turn it is"
    elif isinstance(event, HandsConfirmed) and (count.agreed is None or event.turn not in BOTH - count.confirmed):
        yield "turn", "is not whose turn it is"


def _counted(before: Meeting, event: HandsCounted) -> Found:
    count = _count(before, event)
    yield from _going_on(before, count)
    if event.about != count.about:
        yield "about", "is not what was counted"
    at_once = not count.again and count.settled is None and not warnings(before, count, event.numbers)
    if count.how != "compare" or not (at_once or count.confirmed == BOTH) or silent(before, count, event.numbers):
        yield "count", "was not counted twice and confirmed"
    if event.numbers != count.agreed:
        yield "numbers", "is not what both counted"
    total, there, handed = sum(event.numbers.values()), heads(before), codes(before, event.stage)
    if (there is not None and total > there) or (handed is not None and total > handed):
        yield "numbers", "is more than there were people or codes"


def _voided(before: Meeting, event: HandsVoided) -> Found:
    count = _count(before, event)
    over = count.how == "counted" and question_of(before, count) is None
    if count.how == "voided" or over or event.about != count.about:
        yield "count", "cannot be voided any more"


def _closed(before: Meeting, event: StageClosed) -> Found:
    if unfinished(before, event.stage):
        yield "stage", "is closed while hands are counted for it"


LOOKS: dict[type[Event], Callable[[Meeting, Any], Found]] = {
    HandsOpened: _opened,
    HandsEntered: _entered,
    HandsExplained: _compared,
    HandsSettled: _compared,
    HandsConfirmed: _compared,
    HandsCounted: _counted,
    HandsVoided: _voided,
    StageClosed: _closed,
}
