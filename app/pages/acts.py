"""The door for acts over HTTP: forms of pages without a socket, and JSON."""

import msgspec
from flask import Blueprint, jsonify, redirect, request, session
from werkzeug.wrappers import Response

from app.access.devices import FACES
from app.forms import schema
from app.live.meetings import Ack, load, perform
from app.pages import back_to, device, wants_json
from facilitation.acts import Act
from facilitation.refusals import Malformed

blueprint = Blueprint("acts", __name__)


@blueprint.post("/t/<code>/act")
def act(code: str) -> Response:
    """Do an act with the rights of the face it came from; 303 back, or the acknowledgement as JSON."""
    room = load(code)
    face, asked = _asked()
    ack: Ack = perform(room.code, asked, device().actor(room.state, face))
    if asked.id:
        session["did"] = asked.id[-12:]  # the page that it stands on has served
    if wants_json():
        return jsonify(ok=True, seq=ack.seq)
    return redirect(back_to(room.code, face) + _anchor(), 303)


def _asked() -> tuple[str, Act]:
    if not request.is_json:
        return _face(request.form.get("face", "phone")), schema.from_form(request.form)
    try:
        message = msgspec.json.decode(request.get_data())
    except (msgspec.DecodeError, UnicodeError) as error:
        raise Malformed("malformed", field="JSON") from error
    if not isinstance(message, dict):
        raise Malformed("malformed", field="JSON")
    return _face(message.pop("face", "phone")), schema.from_message(message)


def _face(name: object) -> str:
    if name not in FACES:
        raise Malformed("malformed", field="face")
    return str(name)


def _anchor() -> str:
    """Back to where the reader was, on a page without a socket."""
    place = request.form.get("place", "")
    return f"#{place}" if place.replace("-", "").isalnum() else ""
