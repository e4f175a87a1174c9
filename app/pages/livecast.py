"""Follow along from home, and take a seat online."""

from flask import Blueprint, g

from app.live.meetings import load
from app.pages import device, face_page
from app.pages.phone import manner
from app.parts.stream import origins
from facilitation.parts.door.asked import barred
from facilitation.parts.stream import stream

blueprint = Blueprint("livecast", __name__)


@blueprint.get("/t/<code>/livecast")
def livecast(code: str) -> str:
    """The stage of now beside any stream; one thing a page for who reads so."""
    room = load(code)
    g.also = origins(stream(room.state))
    was, seat = device().places(room.code, room.state.merged)
    face = "simple" if manner() == "simple" else "livecast"
    return face_page(room, face, home=True, barred=barred(room.state, was or seat, "online"))
