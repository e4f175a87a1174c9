"""The phone of somebody in a practice evening, as it is at this moment."""

from app.faces import regions
from app.faces.marks import marks, nothing
from app.faces.rendering import render
from app.faces.view import View
from app.languages import speaking
from app.live.room import Room
from app.services import services
from facilitation.parts.seating import seats
from facilitation.roles import Actor, Role


def drawn(room: Room) -> str:
    """The page of the first resident with a phone in the hall, in the language of the evening; it follows nothing.

    As long as nobody came it is what everybody may see.
    """
    seat = next((key for key, found in seats(room.state).items() if found.channel == "room"), None)
    me = nothing()
    if seat is not None:
        with services().database.read.connect() as connection:
            me = marks(room, Actor(seat, Role.RESIDENT, seat=seat), connection)
    with speaking(room.language):
        rendered, mine = regions.personal(room, "phone", me), regions.mine(room, "phone", me)
        return render(View(room, "phone", me), "faces/phone_still.html", me=me, r=rendered, mine=mine)
