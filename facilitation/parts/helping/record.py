"""Who did what for whom, as the record tells it: counted per role, never by whom or for which seat."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from facilitation.events import Event
from facilitation.part import Course
from facilitation.parts.helping.events import HelpAsked, HelpTold
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


def note_told(before: Meeting, after: Meeting, event: HelpTold, at: str) -> HelpTold:
    """For how many seats somebody did something, where pseudonyms do not tell it."""
    return event


def record(course: Course) -> Mapping[str, Any]:
    """Per role how many links did how much for how many seats, once the meeting is closed.

    No member where nobody did anything or asked for it.
    """
    noted: list[Done | HelpTold] = course.notes[NAME] if course.meeting.closed else []
    done = [each for each in noted if isinstance(each, Done)]
    if not done:
        return {}
    hands = [each for each in done if each.role]
    told = next((each for each in noted if isinstance(each, HelpTold)), None) or counted(hands)
    return {
        "on_behalf": {
            "seats": told.seats,
            "asked": len({each.seat for each in done if not each.role}),
            "roles": [_told([h for h in hands if h.role == role], number) for role, number in told.roles.items()],
        }
    }


def counted(hands: Collection[Done]) -> HelpTold:
    """For how many different seats these hands were, in all and per role in the order of their names."""
    per_role = {role: {each.seat for each in hands if each.role == role} for role in {each.role for each in hands}}
    return HelpTold(
        seats=len({each.seat for each in hands}), roles={role: len(seats) for role, seats in sorted(per_role.items())}
    )


def _told(hands: list[Done], seats: int) -> dict[str, Any]:
    kinds = Counter(each.kind for each in hands)
    return {
        "role": hands[0].role,
        "links": len({each.link for each in hands}),
        "seats": seats,
        "acts": dict(sorted(kinds.items())),
    }
