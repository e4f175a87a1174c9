"""The gespreksleider's console. Its link carries a key in the fragment, exchanged for this device's own session."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from app import faces
from app.meetings import load
from app.pages import device, face_page, require_own_origin
from app.people import exchange

blueprint = Blueprint("console", __name__)


@blueprint.get("/t/<code>/regie")
def console(code: str) -> str | tuple[str, int]:
    """The console, or the door to it."""
    room = load(code)
    if device().grant(room.code) is None:
        return render_template("faces/key.html", v=faces.View(room, "console"), me=faces.Marks()), 403
    return face_page(room, "console")


@blueprint.post("/t/<code>/regie/key")
def key(code: str) -> Response:
    """Exchange a link's key for this device's session; 204, or back to the console for a page without scripts."""
    require_own_origin()
    room = load(code)
    token = exchange(room.code, request.form.get("key", "").strip())
    device().lead(room.code, token)
    return redirect(f"/t/{room.code}/regie", 303) if request.form.get("then") else Response(status=204)
