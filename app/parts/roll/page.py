"""The desk at the door, on a phone or tablet; and the list that is given to it."""

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.access.devices import Device
from app.faces import regions
from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.live.meetings import load, perform
from app.live.room import Room
from app.pages import back_to, device
from app.parts.roll.reading import people
from facilitation.parts.roll.acts import GiveRoll, Person
from facilitation.refusals import Forbidden
from facilitation.roles import Actor

blueprint = Blueprint("roll", __name__)


@blueprint.get("/t/<code>/deur")
def show(code: str) -> str | tuple[str, int]:
    """The desk; or the door, for the key in a link."""
    room = load(code)
    try:
        device().doorkeeper(room.code)
    except Forbidden:
        return render(View(room, "door"), "faces/key.html", me=nothing()), 403
    view = View(room, "door", nothing(), asked=request.args)
    shown = regions.personal(room, "door", nothing(), request.args)
    return render(view, "parts/roll/page.html", me=nothing(), r=shown)


@blueprint.post("/t/<code>/deur/lijst")
def give(code: str) -> Response:
    """Take a list of people, pasted or as a file, in place of the one before.

    Raises Forbidden: key_needed, door_link_needed; what `people` and `roll.give` raise.
    """
    room = load(code)
    face = "door" if request.form.get("face") == "door" else "console"
    perform(room.code, GiveRoll(people=sent()), _actor(device(), room, face))
    return redirect(back_to(room.code, face), 303)


def _actor(holder: Device, room: Room, face: str) -> Actor:
    return holder.actor(room.state, face)


def sent() -> list[Person]:
    """Who stands on the list that a form brings, pasted or as a file; nobody where it is to be taken away.

    Raises what `people` raises.
    """
    if request.form.get("empty"):
        return []
    file = request.files.get("file")
    return people((file.read() if file else b"") or request.form.get("people", "").encode())
