"""Follow along from home, and take a seat online."""

from flask import Blueprint

from app.live.meetings import load
from app.pages import face_page

blueprint = Blueprint("livecast", __name__)


@blueprint.get("/t/<code>/livecast")
def livecast(code: str) -> str:
    """The stage of now beside any stream."""
    return face_page(load(code), "livecast")
