"""Follow along from home, and take a seat online."""

from flask import Blueprint, g
from werkzeug.wrappers import Response

from app.access.devices import Device
from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.live.meetings import load
from app.pages import device, face_page
from app.pages.phone import manner
from app.parts.stream import origins
from facilitation.parts.door.asked import barred
from facilitation.parts.stream import stream
from facilitation.refusals import Forbidden
from facilitation.state.meeting import Meeting
from facilitation.state.viewers import viewers

blueprint = Blueprint("livecast", __name__)


@blueprint.get("/t/<code>/livecast")
def livecast(code: str) -> str | Response | tuple[str, int]:
    """The stage of now beside any stream; one thing a page for who reads so.

    With 403 the way in by a link, where the livecast is locked and this device has neither a link nor a seat.
    """
    room, holder = load(code), device()
    locked = viewers(room.state).locked and holder.seat(room.state) is None
    if locked and not _lets_in(room.state, holder):
        return render(View(room, "livecast"), "faces/key.html", me=nothing()), 403
    g.also = origins(stream(room.state))
    was, seat = holder.places(room.code, room.state.merged)
    face = "simple" if manner() == "simple" and not locked else "livecast"
    return face_page(room, face, home=True, barred=barred(room.state, was or seat, "online"))


def _lets_in(meeting: Meeting, holder: Device) -> bool:
    try:
        holder.at_home(meeting)
    except Forbidden:
        return False
    return True
