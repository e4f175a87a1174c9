"""The phone of a resident: joins first where there is no seat yet."""

from flask import Blueprint, jsonify, request, session
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from app.access.devices import Device
from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.live.meetings import Room, load
from app.pages import device, face_page
from app.parts.door.newcomers import stands
from facilitation.parts.door.asked import barred
from facilitation.parts.seating import seating

MANNERS = {"gewoon": "phone", "eenvoudig": "simple"}
"""How a phone may be read, as its addresses ask for it (`?weergave=`), and the face that is."""
blueprint = Blueprint("phone", __name__)


@blueprint.get("/t/<code>")
def phone(code: str) -> str | Response:
    """The stage of now, with what is yours."""
    room = load(code)
    holder = device()
    face = manner()
    if holder.seat(room.state) is None:
        was, seat = holder.places(room.code, room.state.merged)
        place = was or seat
        no, why = stands(room, barred(room.state, place, "room")), _why_gone(room, holder)
        return render(View(room, face, asked=request.args), "faces/join.html", me=nothing(), removed=why, barred=no)
    return face_page(room, face)


def manner() -> str:
    """The face in whose manner this person reads: as they ask now, else as they chose last on this device."""
    asked = request.args.get("weergave")
    if asked in MANNERS:
        session["weergave"] = asked
    return MANNERS.get(session.get("weergave", ""), "phone")


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
