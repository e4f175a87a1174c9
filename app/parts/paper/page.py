"""The page of the paper desk: a batch is opened, entered ballot by ballot, compared and confirmed; forms are forms."""

from typing import Any

import msgspec
from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.forms import schema
from app.languages.refusals import sentence
from app.live.meetings import Room, load, perform
from app.pages import device
from app.parts.paper.desk import Desk
from facilitation.parts.paper.acts import OpenBatch, SettleSheet
from facilitation.parts.paper.state import on_paper
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import Actor

blueprint = Blueprint("papier", __name__)
Page = str | tuple[str, int]


@blueprint.get("/t/<code>/papier")
@blueprint.get("/t/<code>/papier/<batch>")
def show(code: str, batch: str = "") -> Page:
    """The batches, or one of them; or the door, for the key in a link."""
    room = load(code)
    try:
        actor = device().paper(room.code)
    except Forbidden:
        return render(View(room, "paper"), "faces/key.html", me=nothing()), 403
    return _page(room, actor, batch)


@blueprint.post("/t/<code>/papier")
@blueprint.post("/t/<code>/papier/<batch>")
def act(code: str, batch: str = "") -> Page | Response:
    """Do what a form asks; what is refused comes back on the same page, with what was typed."""
    room, form = load(code), request.form
    actor = device().paper(room.code)
    try:
        asked = _settled(room, actor, batch) if "choice" in form else schema.from_form(form)
        perform(room.code, asked, actor)
    except Refused as refused:
        return _page(room, actor, batch, refused), refused.status
    if isinstance(asked, OpenBatch):
        batch = str(len(on_paper(room.state).batches))
    return redirect(f"/t/{room.code}/papier" + (f"/{batch}" if batch else ""), 303)


def _settled(room: Room, actor: Actor, batch: str) -> SettleSheet:
    """What stands on the paper of a ballot, as one of both read it or as it is typed; raises Malformed(malformed)."""
    here, form = on_paper(room.state).batches.get(batch), request.form
    number = form.get("number", type=int) or 1
    says, marks = Desk(room, actor, here).chosen(number, form["choice"], form.get("other", ""))
    given = {"batch": batch, "number": number, "says": says, "marks": marks, "id": form.get("id", "")}
    given["said"] = form.getlist("said")
    try:
        return msgspec.convert(given, SettleSheet)
    except msgspec.ValidationError as error:
        raise Malformed("malformed", field="marks") from error


def _page(room: Room, actor: Actor, batch: str, refused: Refused | None = None) -> str:
    here = on_paper(room.state).batches.get(batch)
    number = request.values.get("biljet", type=int) or 0
    if refused is not None:
        number = request.form.get("number", type=int) or number
    desk = Desk(room, actor, here, number if here and 0 < number <= here.ballots else 0)
    typed = request.form.getlist("marks") if refused is not None else None
    said = request.form.getlist("said") if refused is not None else None
    more: dict[str, Any] = {"desk": desk, "typed": typed, "texts": said, "wrong": _wrong(desk, typed, refused)}
    view = View(room, "paper", asked=request.args)
    return render(view, "parts/paper/desk.html", me=nothing(), **more)


class Wrong(msgspec.Struct, frozen=True):
    """What is wrong with what was typed, and in which field it is; 0 where it is of the whole."""

    words: str
    place: int = 0


def _wrong(desk: Desk, typed: list[str] | None, refused: Refused | None) -> Wrong | None:
    if refused is None:
        return None
    number = str(refused.details.get("number", ""))
    of_sheet = typed and refused.key in ("sheet_number", "sheet_twice")
    places = [at for at, value in enumerate(typed or (), 1) if value == number] if of_sheet else []
    return Wrong(sentence(refused), places[-1] if places else 0)
