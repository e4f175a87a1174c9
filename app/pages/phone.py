"""The phone of a resident: joins first where there is no seat yet."""

from flask import Blueprint, jsonify, request
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from app.access.devices import Device
from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.live.meetings import Room, load
from app.pages import device, face_page
from facilitation.parts.door.asked import barred
from facilitation.parts.seating import seating

blueprint = Blueprint("phone", __name__)


@blueprint.get("/t/<code>")
def phone(code: str) -> str:
    """The stage of now, with what is yours."""
    room = load(code)
    holder = device()
    if holder.seat(room.state) is None:
        was, seat = holder.places(room.code, room.state.merged)
        place = was or seat
        no, why = barred(room.state, place, "room"), _why_gone(room, holder)
        return render(View(room, "phone", asked=request.args), "faces/join.html", me=nothing(), removed=why, barred=no)
    return face_page(room, "phone")


def _why_gone(room: Room, holder: Device) -> str | None:
    """Why this device's seat was taken out, also where it became another one; None where it was not."""
    why = seating(room.state).why
    was, seat = holder.places(room.code, room.state.merged)
    return why.get(seat) or why.get(was)


@blueprint.get("/t/<code>/token")
def token(code: str) -> Response:
    """A token for JSON bodies, to be sent as X-CSRF-Token."""
    load(code)
    device()
    return jsonify(token=generate_csrf())
