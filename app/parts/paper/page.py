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
from app.part import SHOWN
from facilitation.parts.paper.acts import OpenBatch, SettleSheet
from facilitation.parts.paper.state import on_paper
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import Actor
from facilitation.situation import stage_named
from facilitation.state.deciding import entitled

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


@blueprint.get("/t/<code>/papier/codes/<stage>")
def codes(code: str, stage: str) -> Page:
    """The codes of a pile, one after the other, before anybody opens a ballot; or the door. Raises `unknown_stage`."""
    room = load(code)
    try:
        actor = device().paper(room.code)
    except Forbidden:
        return show(code)
    return _codes(room, actor, stage)


@blueprint.post("/t/<code>/papier/codes/<stage>")
def hand_in(code: str, stage: str) -> Page | Response:
    """Hand in one code, typed or scanned; a refusal says of this code why, and what to do with its ballot."""
    from app.parts.deciding import codes as signs
    from app.parts.deciding import making

    room, actor = load(code), device().paper(load(code).code)
    typed = request.form.get("voting_code", "").rpartition("code=")[2].strip()
    try:
        making.spend_on_paper(room, stage, [typed], actor)
    except Refused as refused:
        return _codes(room, actor, stage, Spoken(typed[:40], sentence(refused))), refused.status
    last = signs.shown(signs.read(typed))[-signs.GROUP :]
    return redirect(f"/t/{room.code}/papier/codes/{stage}?goed={last}", 303)


@blueprint.get("/t/<code>/papier/argumenten")
def argument(code: str) -> Page:
    """The fields of one argument card; or the door."""
    from app.parts.arguments import typed  # read where there are cards

    room = load(code)
    try:
        actor = device().paper(room.code)
    except Forbidden:
        return show(code)
    return typed.page(room, actor)


@blueprint.post("/t/<code>/papier/argumenten")
def post_argument(code: str) -> Page | Response:
    """Keep what stands on an argument card; what is refused comes back with what was typed."""
    from app.parts.arguments import typed

    room = load(code)
    actor = device().paper(room.code)
    try:
        typed.keep(room, actor)
    except Refused as refused:
        return typed.page(room, actor, sentence(refused)), refused.status
    return redirect(f"/t/{room.code}/papier/argumenten?tafel={request.form['table'].strip()}&goed=1", 303)


class Spoken(msgspec.Struct, frozen=True):
    """What is said of one code."""

    code: str
    words: str


def _codes(room: Room, actor: Actor, stage: str, wrong: Spoken | None = None) -> str:
    from app.parts.paper.desk import Desk  # read where there is paper

    title = SHOWN.called(stage_named(room.state, stage).plan)
    number = entitled(room.state).papers.get(stage, 0)
    more: dict[str, Any] = {"desk": Desk(room, actor, None), "stage": stage, "title": title, "number": number}
    view = View(room, "paper", asked=request.args)
    good = request.args.get("goed", "")[:4]
    return render(view, "parts/paper/codes.html", me=nothing(), wrong=wrong, good=good, **more)


def _settled(room: Room, actor: Actor, batch: str) -> SettleSheet:
    """What stands on the paper of a ballot, as one of both read it or as it is typed; raises Malformed(malformed)."""
    from app.parts.paper.desk import Desk  # read where there is paper

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
    from app.parts.paper.desk import Desk  # read where there is paper

    here = on_paper(room.state).batches.get(batch)
    number = request.values.get("biljet", type=int) or 0
    if refused is not None:
        number = request.form.get("number", type=int) or number
    desk = Desk(room, actor, here, number if here and 0 < number <= here.ballots else 0)
    typed = request.form.getlist("marks") if refused is not None else None
    said = request.form.getlist("said") if refused is not None else None
    more: dict[str, Any] = {"desk": desk, "typed": typed, "texts": said, "wrong": _wrong(typed, refused)}
    view = View(room, "paper", asked=request.args)
    return render(view, "parts/paper/desk.html", me=nothing(), **more)


class Wrong(msgspec.Struct, frozen=True):
    """What is wrong with what was typed, and in which field it is; 0 where it is of the whole."""

    words: str
    place: int = 0


def _wrong(typed: list[str] | None, refused: Refused | None) -> Wrong | None:
    if refused is None:
        return None
    number = str(refused.details.get("number", ""))
    of_sheet = typed and refused.key in ("sheet_number", "sheet_twice")
    places = [at for at, value in enumerate(typed or (), 1) if value == number] if of_sheet else []
    return Wrong(sentence(refused), places[-1] if places else 0)
