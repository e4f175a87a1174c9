"""The gespreksleider's console. Its link carries a key in the fragment, exchanged for this device's own session."""

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.access import links
from app.access.addresses import face_of
from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.live import entry, search_engines
from app.live.meetings import load
from app.pages import device, face_page, face_url, require_leader, require_own_origin
from facilitation.registry import PARTS

blueprint = Blueprint("console", __name__)


@blueprint.get("/t/<code>/regie")
def console(code: str) -> str | tuple[str, int] | Response:
    """The console, or the door to it."""
    room = load(code)
    grant = device().grant(room.code)
    if grant is None and device().signer(room.code) is not None:
        return redirect(face_url(room.code, "signing"), 303)
    if grant is None:
        return render(View(room, "console"), "faces/key.html", me=nothing()), 403
    return face_page(room, "console", role=grant.role, may=" ".join(sorted(PARTS.matrix[grant.role])))


@blueprint.post("/t/<code>/regie/key")
def key(code: str) -> Response:
    """Exchange a link's key for this device's session; 204, or on to its face for a page without scripts.

    Raises Forbidden(key_unknown), TooMany(too_many_keys).
    """
    require_own_origin()
    room, holder = load(code), device()
    with entry.trying(holder, "too_many_keys", queues=False):  # nobody guesses 256 bits
        token, role = links.exchange(room.code, links.secret_in(request.form.get("key", "")))
    former = holder.token(room.code, role)
    holder.hold(room.code, token, role)
    if former is not None:
        links.drop(former)
    if not request.form.get("then"):
        return Response(status=204)
    return redirect(face_url(room.code, face_of(role)), 303)


@blueprint.post("/t/<code>/regie/zoekmachines")
def search(code: str) -> Response:
    """Choose whether search engines may list this meeting; at any time, for a gespreksleider."""
    room = load(code)
    require_leader(room)
    search_engines.choose(room, request.form.get("noindex") == "1")
    return redirect(face_url(room.code, "console"), 303)


@blueprint.post("/t/<code>/regie/uit")
def leave(code: str) -> Response:
    """End this device's session on the console; its link goes on working."""
    room, holder = load(code), device()
    token = holder.let_go(room.code)
    if token is not None:
        links.drop(token)
    return redirect(face_url(room.code, "console"), 303)
