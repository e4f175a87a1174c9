"""The call of a draft at the desk: its words and rounds, and what came in, to be accepted or not."""

from typing import Any

from flask import current_app, g, render_template, request
from werkzeug.wrappers import Response

from app.desk import evening
from app.desk.calls import calls, entries
from app.desk.pages import blueprint, to_chapter
from app.faces.addresses import qr
from app.languages import AMSTERDAM

PAGE = "oproep"


@blueprint.get("/<draft>/oproep")
def call(draft: str) -> str:
    """What the call says, and what came in. Raises Refused: unknown_draft."""
    told = calls.of_draft(draft)
    link = f"{current_app.config['PUBLIC_URL']}{calls.PATH}/{told.code}" if told else ""
    shown: dict[str, Any] = {"link": link, "qr": qr(link) if link else "", "rounds": range(1, calls.ROUNDS + 1)}
    times = {
        each.number: each.closes.astimezone(AMSTERDAM).strftime("%Y-%m-%dT%H:%M")
        for each in (told.rounds if told else ())
    }
    named = {each.number: each.title for each in (told.rounds if told else ())}
    shown |= {"entries": entries.all_of(draft), "times": times, "named": named}
    return render_template("desk/calls/desk.html", d=evening.load(draft), call=told, **shown)


@blueprint.post("/<draft>/oproep")
def save_call(draft: str) -> Response:
    """Write it. Raises what `calls.save` raises."""
    calls.save(draft, request.form)
    return to_chapter(draft, PAGE)


@blueprint.post("/<draft>/oproep/<int:number>/erbij")
def accept(draft: str, number: int) -> Response:
    """Put an entry among the plans. Raises what `entries.accept` raises."""
    entries.accept(draft, number, g.by)
    return to_chapter(draft, PAGE, f"inzending-{number}")


@blueprint.post("/<draft>/oproep/<int:number>/niet")
def decline(draft: str, number: int) -> Response:
    """Leave an entry out, with the reason. Raises what `entries.decline` raises."""
    entries.decline(draft, number, request.form.get("reason", ""))
    return to_chapter(draft, PAGE, f"inzending-{number}")
