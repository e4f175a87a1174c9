"""The page on which people vote at home on a stage, also when the room is somewhere else on the agenda."""

from typing import Any

import msgspec
from flask import Blueprint, request

from app.faces.marks import marks, nothing
from app.faces.rendering import render
from app.faces.view import View
from app.live.meetings import Room, load
from app.pages import device
from app.parts.window import homes
from app.services import services
from facilitation.parts.door.asked import barred
from facilitation.parts.seating import seats
from facilitation.refusals import Forbidden
from facilitation.situation import position
from facilitation.state.meeting import Meeting

blueprint = Blueprint("home", __name__)


@blueprint.get("/t/<code>/thuis/<stage>")
def show(code: str, stage: str) -> str:
    """The ballot of a stage for who takes part online; for others how to, and until when. Refused: unknown_stage."""
    room, holder = load(code), device()
    at = position(room.state, stage)
    me = _mine(room, stage)
    view = View(room, "livecast", me, asked=request.args)
    home = next((each for each in homes(view) if each.key == stage), None)
    was, seat = holder.places(room.code, room.state.merged)
    more: dict[str, Any] = {
        "home": home,
        "channel": seats(room.state)[me["seat"]].channel if me["seat"] else "",
        "barred": barred(room.state, was or seat, "online"),
    }
    view.meeting, view.path = _as_if_there(view.meeting, at), f"/t/{room.code}/thuis/{stage}"
    return render(view, "parts/window/page.html", me=me, scopes=(), **more)


def _mine(room: Room, stage: str) -> Any:
    with services().database.read.connect() as connection:
        try:
            return marks(room, device().actor(room.state, "livecast"), connection, stage)
        except Forbidden:
            return nothing()


def _as_if_there(meeting: Meeting, at: int) -> Meeting:
    """The meeting as whoever votes at home sees it: at this stage, which is open."""
    there = msgspec.structs.replace(meeting.stages[at], status="open")
    return msgspec.structs.replace(meeting.with_stage(at, there), at=at)
