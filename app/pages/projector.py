"""The wall."""

from flask import Blueprint

from app.meetings import load
from app.pages import face_page

blueprint = Blueprint("projector", __name__)


@blueprint.get("/t/<code>/scherm")
def screen(code: str) -> str:
    """What the room looks at."""
    return face_page(load(code), "screen")
