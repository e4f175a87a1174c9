"""Argument cards at the paper desk: typed in by hand for a table, over the channel of paper."""

from datetime import UTC, datetime
from typing import Any, cast

import msgspec
from flask import request

from app.access.codes import new_seat
from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.live.meetings import Room, perform
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
from facilitation.refusals import Malformed, Refused
from facilitation.roles import Actor


def keep(room: Room, actor: Actor) -> None:
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


def page(room: Room, actor: Actor, wrong: str = "") -> str:
    """The fields of one card, with what was typed where it is `wrong`; the table stays."""
    typed = {name: request.form.get(name, "") for name in ("plan", "side", "text")} if wrong else {}
    typed["table"] = request.form.get("table") or request.args.get("tafel", "")[:24]
    more: dict[str, Any] = {"desk": Desk(room, actor, None), "typed": typed, "wrong": wrong}
    numbers = {str(number): plan.title for number, plan in numbered(plans(room.state)).items()}
    view = View(room, "paper", asked=request.args)
    good = bool(request.args.get("goed")) and not wrong
    return render(view, "parts/arguments/cards.html", me=nothing(), sides=SIDES, numbers=numbers, good=good, **more)
