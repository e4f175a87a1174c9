"""The page of the two who count hands, on a phone: one number for each answer; forms are forms."""

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.forms import schema
from app.languages.refusals import sentence
from app.live.meetings import Room, load, perform
from app.pages import device
from app.parts.hands.desk import Sheet
from facilitation.parts.hands.state import Count, counts, unfinished
from facilitation.refusals import Forbidden, Refused
from facilitation.roles import Actor

blueprint = Blueprint("handen", __name__)
Page = str | tuple[str, int]


@blueprint.get("/t/<code>/handen")
@blueprint.get("/t/<code>/handen/<count>")
def show(code: str, count: str = "") -> Page:
    """The count that goes on, or the one that is named; or the door, for the key in a link."""
    room = load(code)
    try:
        actor = device().paper(room.code)
    except Forbidden:
        return render(View(room, "paper"), "faces/key.html", me=nothing()), 403
    return _page(room, actor, count)


@blueprint.post("/t/<code>/handen/<count>")
def act(code: str, count: str) -> Page | Response:
    """Do what a form asks; what is refused comes back on the same page, with what was typed."""
    room = load(code)
    actor = device().paper(room.code)
    try:
        perform(room.code, schema.from_form(request.form), actor)
    except Refused as refused:
        return _page(room, actor, count, refused), refused.status
    return redirect(f"/t/{room.code}/handen/{count}", 303)


def _page(room: Room, actor: Actor, key: str, refused: Refused | None = None) -> str:
    found = _count(room, key)
    typed = request.form.to_dict() if refused is not None else {}
    sheet = Sheet(room, actor, found, typed) if found else None
    wrong = sentence(refused) if refused is not None else ""
    view = View(room, "paper", asked=request.args)
    return render(view, "parts/hands/page.html", me=nothing(), sheet=sheet, wrong=wrong)


def _count(room: Room, key: str) -> Count | None:
    """The count that is named, else the one that goes on, else the last."""
    every = counts(room.state)
    if key in every:
        return every[key]
    return next(iter([*unfinished(room.state), *[*every.values()][::-1]]), None)
