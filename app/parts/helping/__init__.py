"""Help: who may act for a seat with a phone and until when, and what others did for you."""

from datetime import UTC, datetime

import msgspec

from app.faces.view import View
from app.languages.names import who
from app.part import SHOWN as ALL
from app.part import Shown
from app.parts.helping.record import SECTIONS
from facilitation.parts.frames import KIND as FRAMES
from facilitation.parts.helping import done_for
from facilitation.parts.seating import seats


class Own(msgspec.Struct, frozen=True):
    """What the owner of a seat reads: until when others may act for it, if they may, and what they did, last first."""

    until: datetime | None
    done: tuple[str, ...]


def own(view: View) -> Own | None:
    """What whoever looks at this page reads; None for who has no seat, and where nobody helped and nobody may."""
    me = view.me or {}
    if not me.get("help") and not me.get("helped"):
        return None
    seat = seats(view.meeting)[me["seat"]]
    open_yet = seat.help is not None and not view.meeting.closed and seat.helped(datetime.now(UTC))
    done = done_for(view.meeting, seat.id)
    told = [ALL.by_hand[event.kind()].own(event, who(event.hand.role)) for event in done if event.hand]
    return Own(seat.help if open_yet else None, tuple(told[::-1]))


def asked_below(view: View) -> bool:
    """Whether help is asked for under the stage: where no sheet of the phone's foot holds it."""
    return view.face != "phone" or FRAMES.here(view.meeting) is not None


SHOWN = Shown(name="helping", sections=SECTIONS, asks=(own, asked_below), mine=True)
