"""The pages of the console with all plans, in pieces, and with one plan: to put it on the floor, right or off."""

from flask import Blueprint, request

from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.live.meetings import Room, load
from app.pages import device
from app.parts.plans import found
from facilitation.parts.plans import known, plans

blueprint = Blueprint("plans", __name__)
AT_ONCE = 25


@blueprint.get("/t/<code>/regie/plannen")
def all_plans(code: str) -> str:
    """The plans, those that fit the words of `zoek`, from number `vanaf` on. Raises Forbidden: key_needed."""
    room, words = _led(code), request.args.get("zoek", "")[:80]
    lines = found(tuple(plans(room.state).values()), words)
    start = max(0, min(request.args.get("vanaf", 0, type=int), len(lines) - 1))
    told = {"lines": lines[start : start + AT_ONCE], "found": len(lines), "start": start, "step": AT_ONCE}
    return render(_view(room), "parts/plans/list.html", me=nothing(), words=words, **told)


@blueprint.get("/t/<code>/regie/plannen/<plan>")
def one_plan(code: str, plan: str) -> str:
    """One plan with all that can be done about it. Raises Forbidden: key_needed, Refused: unknown_initiative."""
    room = _led(code)
    return render(_view(room), "parts/plans/one.html", me=nothing(), it=known(room.state, plan))


def _led(code: str) -> Room:
    room = load(code)
    device().actor(room.state, "console")
    return room


def _view(room: Room) -> View:
    return View(room, "console", asked=request.args)
