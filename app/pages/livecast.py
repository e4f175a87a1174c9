"""Follow along from home, and take a seat online."""

from flask import Blueprint

from app.live.meetings import load
from app.pages import device, face_page
from facilitation.parts.door.asked import barred

blueprint = Blueprint("livecast", __name__)


@blueprint.get("/t/<code>/livecast")
def livecast(code: str) -> str:
    """The stage of now beside any stream."""
    room = load(code)
    was, seat = device().places(room.code, room.state.merged)
    return face_page(room, "livecast", barred=barred(room.state, was or seat, "online"))
