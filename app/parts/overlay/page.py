"""The overlay of the livecast. Whatever goes wrong, its page shows nothing: what it says would be in the picture."""

from flask import Blueprint, render_template, request
from werkzeug.exceptions import HTTPException

from app.faces import regions
from app.faces.marks import nothing
from app.faces.regions import Rendered
from app.faces.rendering import render
from app.faces.view import View
from app.live.meetings import Room, load
from app.pages import device
from app.parts.overlay import PIECES
from facilitation.refusals import Refused
from facilitation.roles import Role

blueprint = Blueprint("overlay", __name__)


@blueprint.get("/t/<code>/overlay")
def show(code: str) -> str | tuple[str, int]:
    """One piece of the overlay, whole; empty, with 403, where this device has no link that reads it.

    `part` is one of PIECES, `balk` where the address does not say; any other shows nothing. `bg=green` lays it on the
    green that a chroma key takes out.
    """
    room = load(code)
    if device().grant(room.code, Role.OVERLAY) is None:
        return _page(room, Rendered({}, {})), 403
    return _page(room, regions.personal(room, "overlay", nothing()))


def _page(room: Room, rendered: Rendered) -> str:
    piece = request.args.get("part", PIECES[0])
    return render(
        View(room, "overlay"),
        "faces/overlay/page.html",
        me=nothing(),
        r=rendered,
        piece=piece if piece in PIECES else "",
        green=request.args.get("bg") == "green",
    )


@blueprint.errorhandler(Refused)
def refused(refusal: Refused) -> tuple[str, int]:
    """A refusal is a picture of nothing."""
    return _nothing(), 404 if refusal.key == "unknown_meeting" else refusal.status


@blueprint.errorhandler(HTTPException)
def failed(error: HTTPException) -> tuple[str, int]:
    """And so is any fault."""
    return _nothing(), error.code or 500


def _nothing() -> str:
    return render_template("faces/overlay/nothing.html")
