"""How what happens changes what is kept of common ground."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from facilitation.events import MeetingOpened
from facilitation.part import Place
from facilitation.parts.common_ground.asked import ground, material
from facilitation.parts.common_ground.events import (
    ArgumentMarked,
    GroundAsked,
    GroundFound,
    GroundShown,
    GroundWanted,
)
from facilitation.parts.common_ground.state import NAME, Asked, Ground
from facilitation.parts.door.events import Removal, fallen
from facilitation.state.kept import put
from facilitation.state.meeting import Meeting

replace = msgspec.structs.replace


def begin(opened: MeetingOpened) -> Asked:
    """When a meeting opens, nobody is asked anything and nothing was found."""
    return Asked()


def on_asked(state: Asked, event: GroundAsked) -> Asked:
    """It is asked at this stage, or nowhere."""
    return replace(state, asked=event.stage if event.on else "")


def on_marked(state: Asked, event: ArgumentMarked) -> Asked:
    """The seat's last mark counts."""
    marked = event.beside(state.marks.get(event.argument, {}))
    return replace(state, marks={**state.marks, event.argument: put(marked, event.seat, event.mark)})


def on_wanted(meeting: Meeting, event: GroundWanted) -> Meeting:
    """One more count of it runs, in place of one that ran, from what was answered until now."""
    here = ground(meeting)
    number = here.counts + 1
    return meeting.with_part(NAME, replace(here, counts=number, wanted=material(meeting, number)))


def on_found(state: Asked, event: GroundFound) -> Asked:
    """This was found, in place of what was found at this stage before."""
    found = Ground(event.people, event.sizes, event.apart, event.tables, event.lines)
    return replace(state, wanted=None, found={**state.found, event.stage: found})


def on_shown(state: Asked, event: GroundShown) -> Asked:
    """Everybody sees it, or nobody."""
    return replace(state, shown=event.stage if event.on else "")


def onward(before: Meeting, meeting: Meeting, event: Any) -> Meeting:
    """Where the room goes on, what was found is no longer in front of everybody."""
    here = ground(meeting)
    return meeting.with_part(NAME, replace(here, shown="")) if here.shown else meeting


def without(before: Meeting, meeting: Meeting, event: Removal) -> Meeting:
    """What seats marked that were taken out falls away."""
    here = ground(meeting)
    marks = {key: _left(marked, fallen(event, about(key))) for key, marked in here.marks.items()}
    return meeting.with_part(NAME, replace(here, marks=marks)) if marks != here.marks else meeting


def places(meeting: Meeting) -> Iterator[Place]:
    """The seats that marked each argument, so that their marks fall away with them."""
    for key, marked in ground(meeting).marks.items():
        yield Place(about(key), frozenset(marked))


def about(argument: str) -> str:
    """The kind of utterance that a mark of this argument is."""
    return ArgumentMarked.utterance("seat", {"argument": argument})


def _left(marked: Mapping[str, Any], gone: frozenset[str]) -> Mapping[str, Any]:
    return {seat: mark for seat, mark in marked.items() if seat not in gone}
