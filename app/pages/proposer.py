"""The page where a proposer says whether the own plan may go on smaller, or together with others."""

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.forms import schema
from app.live.meetings import load, perform
from app.pages import device, face_url
from facilitation.parts.plans import known
from facilitation.parts.recast.asked import asked_about
from facilitation.refusals import Forbidden

blueprint = Blueprint("proposer", __name__)


@blueprint.get("/t/<code>/indiener")
def show(code: str) -> str | tuple[str, int]:
    """What is asked about the plan, and what was agreed; or the door, for the key in a link."""
    room = load(code)
    who, view = device().proposer(room.code), View(room, "proposer")
    if who is None or who.plan is None:
        return render(view, "faces/key.html", me=nothing()), 403
    plan, asked = known(room.state, who.plan), asked_about(room.state, who.plan)
    return render(view, "faces/proposer.html", me=nothing(), plan=plan, asked=asked)


@blueprint.post("/t/<code>/indiener")
def answer(code: str) -> Response:
    """Say yes or no for the plan of this link; raises Forbidden: proposer_link_needed."""
    room = load(code)
    who = device().proposer(room.code)
    if who is None:
        raise Forbidden("proposer_link_needed")
    perform(room.code, schema.from_form(request.form), who)
    return redirect(face_url(room.code, "proposer"), 303)
