"""How what happens to choices changes what the meeting keeps of them."""

from collections.abc import Iterator

import msgspec

from facilitation.by_two.card import beside_batch, seat_of
from facilitation.events import Event
from facilitation.part import Place
from facilitation.parts.choice.asked import NAME, in_sight, kept
from facilitation.parts.choice.events import (
    ChoiceAdopted,
    ChoiceAnswered,
    ChoiceClosed,
    ChoiceDrawn,
    ChoiceOnPaper,
    ChoiceOpened,
    ChoiceReopened,
    ChoiceShown,
)
from facilitation.parts.choice.state import Choice, Choices, Marked
from facilitation.parts.door.events import Removal, fallen
from facilitation.parts.package.division import package
from facilitation.state.kept import put
from facilitation.state.meeting import Meeting

replace = msgspec.structs.replace


def on_opened(meeting: Meeting, event: ChoiceOpened) -> Meeting:
    """Everybody looks at it from now on; options that are packages keep their awards."""
    options = tuple(option.readable() for option in event.options)
    packages = {o.id: package(meeting, o.version) for o in options if o.version is not None}
    choice = Choice(event.choice, event.stage, event.question or "", options, packages)
    return meeting.with_part(NAME, Choices({**kept(meeting).put, choice.id: choice}, choice.id))


def on_answered(state: Choices, event: ChoiceAnswered) -> Choices:
    """The last answer of a seat counts."""
    answers = put(event.beside(state.put[event.choice].answers), event.seat, Marked(event.marks, event.channel))
    return _with(state, event.choice, answers=answers)


def on_cards(state: Choices, event: ChoiceOnPaper) -> Choices:
    """The cards of a batch, each under a name that is no seat's, in place of what was known of it."""
    there = beside_batch(state.put[event.choice].answers, event.batch)
    for place, marks in enumerate(event.answers, 1):
        there[seat_of(event.batch, place)] = Marked(marks, "paper")
    return _with(state, event.choice, answers=there)


def without_seat(before: Meeting, meeting: Meeting, event: Removal) -> Meeting:
    """A seat that was taken out has no answer to a choice that is still open."""
    for choice in kept(meeting).put.values():
        gone = fallen(event, answering(choice))
        if not choice.closed and not gone.isdisjoint(choice.answers):
            answers = {seat: said for seat, said in choice.answers.items() if seat not in gone}
            meeting = meeting.with_part(NAME, _with(kept(meeting), choice.id, answers=answers))
    return meeting


def places(meeting: Meeting) -> Iterator[Place]:
    """Who answered a choice that is open."""
    return (Place(answering(each), each.answers) for each in kept(meeting).put.values() if not each.closed)


def answering(choice: Choice) -> str:
    """The kind of utterance that an answer to this choice is."""
    return ChoiceAnswered.utterance("seat", {"choice": choice.id})


def on_closed(state: Choices, event: ChoiceClosed) -> Choices:
    """The question takes no more answers; it stays in sight."""
    return _with(state, event.choice, closed=True, told=event.channels or None)


def on_reopened(state: Choices, event: ChoiceReopened) -> Choices:
    """Everybody looks at it again, and the words of a lot are nobody's any more."""
    return replace(_with(state, event.choice, closed=False, told=None, words=""), shown=event.choice)


def on_drawn(state: Choices, event: ChoiceDrawn) -> Choices:
    """The lot is drawn with these."""
    return _with(state, event.choice, words=event.words)


def on_shown(state: Choices, event: ChoiceShown) -> Choices:
    """This question is in sight instead of another; none where it is None."""
    return replace(state, shown=event.choice)


def on_adopted(state: Choices, event: ChoiceAdopted) -> Choices:
    """The room goes on with its package."""
    return replace(_with(state, event.choice, adopted=event.version), shown=None)


def out_of_sight(before: Meeting, meeting: Meeting, event: Event) -> Meeting:
    """The room goes on: what was closed is no longer looked at."""
    seen, now = in_sight(before), kept(meeting)
    if now.shown is None or (seen is not None and not seen.closed):
        return meeting
    return meeting.with_part(NAME, replace(now, shown=None))


def _with(state: Choices, key: str, **changes: object) -> Choices:
    return replace(state, put={**state.put, key: replace(state.put[key], **changes)})
