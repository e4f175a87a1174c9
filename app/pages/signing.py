"""The page where a closed log is signed, each on their own device."""

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.access.grants import Grant
from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.live.meetings import Room, load
from app.pages import device, face_url
from app.record.signing import signing
from facilitation.refusals import Forbidden

blueprint = Blueprint("signing", __name__)


@blueprint.get("/t/<code>/tekenen")
def show(code: str) -> str | tuple[str, int]:
    """What is signed and for what; or the door, for the key in a link."""
    room = load(code)
    grant = device().signer(room.code)
    if grant is None:
        return render(View(room, "signing"), "faces/key.html", me=nothing()), 403
    view, mark = View(room, "signing"), device().mark(room.code)
    return render(view, "faces/signing.html", me=nothing(), grant=grant, own=_own(room, grant, mark))


@blueprint.post("/t/<code>/tekenen")
def sign(code: str) -> Response:
    """Sign the head that was shown, or with `about` a correction."""
    room = load(code)
    grant, form = _signer(room), request.form
    mark, seen = device().mark(room.code), form.get("head", "")
    signing.sign(room, grant, mark, seen, form.get("name", ""), form.get("about", ""))
    return redirect(face_url(room.code, "signing"), 303)


@blueprint.post("/t/<code>/tekenen/verbetering")
def correct(code: str) -> Response:
    """Write a correction and sign it as the first of two."""
    room = load(code)
    grant = _signer(room)
    signing.correct(room, grant, device().mark(room.code), request.form.get("head", ""), request.form.get("text", ""))
    return redirect(face_url(room.code, "signing"), 303)


def _signer(room: Room) -> Grant:
    holder = device()
    grant = holder.signer(room.code)
    if grant is None:
        raise Forbidden("not_allowed" if holder.grant(room.code) else "sign_link_needed")
    return grant


def _own(room: Room, grant: Grant, mark: str) -> set[str]:
    """What this person signed: empty for the head, or the digest of a correction."""
    return signing.signed_by(room.code, str(grant.role), grant.key, mark)
