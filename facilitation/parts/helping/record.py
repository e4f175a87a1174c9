"""Who did what for whom, as the record tells it: counted per role, never by whom or for which seat."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.events import Event
from facilitation.part import Course
from facilitation.parts.helping.events import HelpAsked
from facilitation.situation import voice
from facilitation.state.meeting import Meeting

NAME = "helping"


class Done(msgspec.Struct, frozen=True):
    """One thing that somebody did for a seat: the kind of its event, the role and the link."""

    seat: str
    kind: str
    role: str
    link: str


def note(before: Meeting, after: Meeting, event: Event, at: str) -> Done | None:
    """Who did what for whom."""
    seat = voice(before, event) if event.hand else None
    if seat is None or not event.hand:
        return None
    return Done(seat, event.kind(), event.hand.role, event.hand.link)


def note_asked(before: Meeting, after: Meeting, event: HelpAsked, at: str) -> Done:
    """That a phone asked for help."""
    return Done(event.seat, event.kind(), "", "")


def record(course: Course) -> Mapping[str, Any]:
    """Per role how many links did how much for how many seats, once the meeting is closed.

    No member where nobody did anything or asked for it.
    """
    noted: list[Done] = course.notes[NAME] if course.meeting.closed else []
    hands = [each for each in noted if each.role]
    asked = {each.seat for each in noted if not each.role}
    if not noted:
        return {}
    roles = sorted({each.role for each in hands})
    return {
        "on_behalf": {
            "seats": len({each.seat for each in hands}),
            "asked": len(asked),
            "roles": [_told(role, [each for each in hands if each.role == role]) for role in roles],
        }
    }


def _told(role: str, hands: list[Done]) -> dict[str, Any]:
    kinds = Counter(each.kind for each in hands)
    return {
        "role": role,
        "links": len({each.link for each in hands}),
        "seats": len({each.seat for each in hands}),
        "acts": dict(sorted(kinds.items())),
    }
