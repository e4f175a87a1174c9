"""Whether a flood of new phones is being held up now: no event, since nobody who sits meets it."""

from app.faces.view import View
from app.live.room import Room
from app.services import services
from facilitation.parts.door.asked import door
from facilitation.refusals import Refused


def held_up(view: View) -> int:
    """How often at least new phones of this meeting had to wait a short while ago."""
    return services().newcomers.held_up(view.meeting.code)


def waiting(view: View) -> tuple[str, ...]:
    """The marks of the phones that stand before a hall that is full, and may not come in yet."""
    admitted = door(view.meeting).admitted
    return tuple(mark for mark in services().newcomers.waiting(view.meeting.code) if mark not in admitted)


def stands(room: Room, no: Refused | None) -> Refused | None:
    """Why a phone is not let in, with the console told of it where the hall is full."""
    if no is not None and no.key == "hall_full":
        services().newcomers.wait(room.code, no.details["mark"])
    return no
