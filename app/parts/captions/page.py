"""The page of the captioner, who types what is said while it is said."""

from flask import Blueprint

from app.faces import regions
from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.live.meetings import load
from app.pages import device

blueprint = Blueprint("captions", __name__)


@blueprint.get("/t/<code>/ondertitel")
def show(code: str) -> str | tuple[str, int]:
    """Where one types, with what the room looks at; or the door, for the key in a link."""
    room = load(code)
    if device().captioner(room.code) is None:
        return render(View(room, "captions"), "faces/key.html", me=nothing()), 403
    view, me = View(room, "livecast"), nothing()
    return render(view, "parts/captions/typing.html", me=me, r=regions.personal(room, "livecast", me))
