"""What the record tells of a door; never which seat or phone."""

from collections.abc import Mapping
from typing import Any

from facilitation.part import Course
from facilitation.parts.door.asked import in_hall
from facilitation.parts.door.events import DoorOpened, DoorShut, HeadsCounted, PhoneAdmitted, SeatsRemoved
from facilitation.parts.door.state import NAME
from facilitation.parts.seating import seats as seats_of
from facilitation.state.meeting import Meeting


def note_ways(before: Meeting, after: Meeting, event: DoorShut | DoorOpened, at: str) -> tuple[str, Any]:
    """When which ways in were shut, or opened again."""
    return "shut", {"at": at, "ways": list(event.ways), "shut": isinstance(event, DoorShut)}


def note_heads(before: Meeting, after: Meeting, event: HeadsCounted, at: str) -> tuple[str, Any]:
    """When how many heads were counted, beside how many seats in the hall."""
    return "heads", {"at": at, "heads": event.heads, "seats": in_hall(after)}


def note_admitted(before: Meeting, after: Meeting, event: PhoneAdmitted, at: str) -> tuple[str, Any]:
    """That a phone was let in by hand; never which."""
    return "admitted", at


def note_removed(before: Meeting, after: Meeting, event: SeatsRemoved, at: str) -> tuple[str, Any]:
    """That seats were taken out together, when and why; with the seats, to see who came back."""
    return "removed", ({"at": at, "reason": event.reason or "", "words": event.words}, event.seats)


def record(course: Course) -> Mapping[str, Any]:
    """What happened at the door; no member where nothing did."""
    notes: list[tuple[str, Any]] = course.notes[NAME]
    if not notes:
        return {}
    here = seats_of(course.meeting)
    gone = [
        told | {"seats": len(seats), "back": sum(seat in here for seat in seats)}
        for told, seats in _noted(notes, "removed")
    ]
    told = {"heads": _noted(notes, "heads"), "shut": _noted(notes, "shut")}
    return {"door": told | {"admitted": len(_noted(notes, "admitted")), "removed": gone}}


def _noted(notes: list[tuple[str, Any]], what: str) -> list[Any]:
    return [told for name, told in notes if name == what]
