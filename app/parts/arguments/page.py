"""Argument cards at the paper desk: typed in by hand for a table, over the channel of paper."""

from datetime import UTC, datetime
from typing import Any, cast

import msgspec
from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.access.codes import new_seat
from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.languages.refusals import sentence
from app.live.meetings import Room, load, perform
from app.pages import device
from app.parts.arguments.words import SIDES
from app.parts.paper.desk import Desk
from facilitation.decide import decide
from facilitation.events import Event
from facilitation.evolve import fold
from facilitation.parts.arguments.acts import PostArgument
from facilitation.parts.arguments.state import Side
from facilitation.parts.paper.state import numbered
from facilitation.parts.plans import plans
from facilitation.parts.seating import AddSeat, seats, table_named
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import Actor

blueprint = Blueprint("argumentkaarten", __name__)
PLACE = "/t/<code>/papier/argumenten"
Page = str | tuple[str, int]


@blueprint.get(PLACE)
def show(code: str) -> Page:
    """The fields of one card; or the door, for the key in a link."""
    room = load(code)
    try:
        actor = device().paper(room.code)
    except Forbidden:
        return render(View(room, "paper"), "faces/key.html", me=nothing()), 403
    return _page(room, actor)


@blueprint.post(PLACE)
def post(code: str) -> Page | Response:
    """Keep what stands on a card; what is refused comes back with what was typed."""
    room = load(code)
    actor = device().paper(room.code)
    try:
        _keep(room, actor)
    except Refused as refused:
        return _page(room, actor, sentence(refused)), refused.status
    return redirect(f"/t/{room.code}/papier/argumenten?tafel={request.form['table'].strip()}&goed=1", 303)


def _keep(room: Room, actor: Actor) -> None:
    """Post it for a seat on paper at that table; the first card of a table brings the seat of who has no phone there.

    Raises Refused(sheet_number), Malformed(malformed), and what the acts raise.
    """
    form, known = request.form, numbered(plans(room.state))
    plan = known.get(form.get("plan", 0, type=int))
    if plan is None:
        raise Refused("sheet_number", number=form.get("plan", "")[:9])
    side = dict(enumerate(SIDES, 1)).get(form.get("side", 0, type=int))
    if side is None:
        raise Malformed("malformed", field="side")
    table = table_named(room.state, form.get("table", "").strip())
    there = (seat.id for seat in seats(room.state).values() if (seat.table, seat.channel) == (table, "paper"))
    seat = next(there, "")
    act = PostArgument(
        initiative=plan.id, side=cast(Side, side), text=form.get("text", ""), id=form.get("id", ""), seat=seat
    )
    if not seat:
        sits = AddSeat(table=table, channel="paper", seat=new_seat())
        act = msgspec.structs.replace(act, seat=sits.seat)
        _try(room, actor, sits, act)
        perform(room.code, sits, actor)
    perform(room.code, act, actor)


def _try(room: Room, actor: Actor, sits: AddSeat, act: PostArgument) -> None:
    """Whether the card will be kept, before anybody sits down for it."""
    now = datetime.now(UTC)
    facts = decide(room.state, sits, actor, now)
    decide(fold([fact for fact in facts if isinstance(fact, Event)], room.state), act, actor, now)


def _page(room: Room, actor: Actor, wrong: str = "") -> str:
    typed = {name: request.form.get(name, "") for name in ("plan", "side", "text")} if wrong else {}
    typed["table"] = request.form.get("table") or request.args.get("tafel", "")[:24]
    more: dict[str, Any] = {"desk": Desk(room, actor, None), "typed": typed, "wrong": wrong}
    numbers = {str(number): plan.title for number, plan in numbered(plans(room.state)).items()}
    view = View(room, "paper", asked=request.args)
    good = bool(request.args.get("goed")) and not wrong
    return render(view, "parts/arguments/cards.html", me=nothing(), sides=SIDES, numbers=numbers, good=good, **more)
