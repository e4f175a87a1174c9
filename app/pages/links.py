"""Links for those who help to lead: made, shown once, listed and revoked by a gespreksleider."""

from flask import Blueprint, current_app, redirect, request
from werkzeug.wrappers import Response

from app.access import links
from app.access.addresses import hand_out
from app.faces.addresses import qr
from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.live.meetings import Room, load, perform
from app.pages import device, face_url, require_leader
from facilitation.parts.repair.acts import EndConsole
from facilitation.refusals import Malformed
from facilitation.roles import KEYED, Role
from facilitation.texts import why

blueprint = Blueprint("links", __name__)


@blueprint.get("/t/<code>/regie/links")
def show(code: str) -> str | Response:
    """The links of this meeting, and what can be done with them."""
    room = load(code)
    if device().grant(room.code) is None:
        return redirect(face_url(room.code, "console"), 303)
    require_leader(room)
    return _page(room)


@blueprint.post("/t/<code>/regie/links")
def make(code: str) -> str:
    """Make a link; it is shown on this page and nowhere after. Raises Malformed: malformed for an unknown role."""
    room = load(code)
    require_leader(room)
    role, note = request.form.get("role", ""), request.form.get("note", "")
    if role not in KEYED:
        raise Malformed("malformed", field="role")
    fresh = hand_out(current_app.config["PUBLIC_URL"], room.state, Role(role), _place(role), note)
    return _page(room, fresh, Role(role))


@blueprint.post("/t/<code>/regie/links/revoke")
def revoke(code: str) -> Response:
    """End a link; whoever uses it is out at once."""
    room = load(code)
    require_leader(room)
    links.revoke(room.code, request.form.get("link", ""))
    return redirect(f"/t/{room.code}/regie/links", 303)


@blueprint.post("/t/<code>/regie/links/uit")
def end(code: str) -> Response:
    """End the session of another console, with the reason; what it did stays, and is listed on this page.

    Raises Malformed(reason_needed), Forbidden(key_unknown).
    """
    room = load(code)
    require_leader(room)
    reason = why(request.form.get("reason", ""))
    ended = links.end(room.code, request.form.get("session", ""))
    perform(room.code, EndConsole(console=str(ended.role), reason=reason), device().actor(room.state, "console"))
    return redirect(f"/t/{room.code}/regie/links", 303)


def _place(role: str) -> str:
    return request.form.get("plan" if role == Role.PROPOSER else "table", "")


def _page(room: Room, fresh: str = "", role: Role | None = None) -> str:
    holder = device().grant(room.code)
    return render(
        View(room, "console"),
        "faces/links.html",
        me=nothing(),
        links=links.links(room.code),
        own=holder.key if holder else "",
        own_session=holder.id[: links.SESSION] if holder else "",
        sessions=links.sessions(room.code),
        fresh=fresh,
        qr=qr(fresh) if fresh else "",
        role=role,
    )
