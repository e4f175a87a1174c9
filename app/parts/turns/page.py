"""How the speaking time fell so far, for who leads: the totals of the record, while turns run."""

from flask import Blueprint

from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.live.meetings import load
from app.pages import device
from app.parts.turns.record import terms
from app.record import reading

blueprint = Blueprint("turns", __name__)


@blueprint.get("/t/<code>/regie/spreektijd")
def shares(code: str) -> str:
    """The turns that are over, as totals; no group of fewer than five, and nobody. Raises Forbidden: key_needed."""
    room = load(code)
    device().actor(room.state, "console")
    told = terms(reading.of(room.code))
    return render(View(room, "console"), "parts/turns/shares.html", me=nothing(), told=told)
