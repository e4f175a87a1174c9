"""The pages on which members read and score plan after plan, and on which the chair looks along and says where they go.

Each holds one plan, or the list in pieces, so that it is as small for 475 plans as for eight. They are pages of one
person: nothing of them is ever sent to others.
"""

from urllib.parse import quote

from flask import Blueprint, abort, redirect, request
from werkzeug.wrappers import Response

from app.access.devices import Device
from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.forms import schema
from app.live.meetings import Room, load, perform
from app.pages import device, face_url
from app.parts.committee import reading
from facilitation.acts import Act
from facilitation.parts.committee import KIND
from facilitation.parts.committee.acts import GiveScore
from facilitation.parts.committee.state import Selection
from facilitation.parts.plans import known
from facilitation.roles import Actor

blueprint = Blueprint("committee", __name__)
PHONE, CONSOLE = "/t/<code>/lezen", "/t/<code>/regie/lezen"


def place(code: str, face: str, plan: str = "", shown: str = "") -> str:
    """The path of the list of plans, or of one plan, with how the list was narrowed."""
    path = f"/t/{code}{'/regie' if face == 'console' else ''}/lezen"
    path += f"/{quote(plan, safe='')}" if plan else ""
    return f"{path}?toon={quote(shown)}" if shown in reading.FILTERS[1:] else path


@blueprint.get(PHONE)
@blueprint.get(CONSOLE)
def all_plans(code: str) -> str | Response:
    """The list of plans, searched and narrowed; with `verder` on to the next plan that one has not read."""
    room, stage, face, actor = _asked(code)
    if actor is None:
        return redirect(face_url(room.code, face), 303)
    view, seat = View(room, "lezen", asked=request.args), actor.seat or ""
    lines = reading.lines(view, stage, seat)
    if "verder" in request.args and (key := reading.next_unread(lines)):
        return redirect(place(room.code, face, key), 303)
    shown, words = request.args.get("toon", ""), request.args.get("zoek", "")[:80]
    found = reading.found(lines, shown, words)
    start = max(0, min(request.args.get("vanaf", 0, type=int), len(found) - 1))
    told = {
        "lines": found[start : start + reading.SHOWN_AT_ONCE],
        "found": len(found),
        "start": start,
        "step": reading.SHOWN_AT_ONCE,
        "counts": reading.counts(lines),
        "shown": shown,
        "words": words,
    }
    return render(view, "parts/committee/list.html", me=nothing(), leads=face == "console", place=place, **told)


@blueprint.get(f"{PHONE}/<plan>")
@blueprint.get(f"{CONSOLE}/<plan>")
def one_plan(code: str, plan: str) -> str | Response:
    """One plan, with the form to score it; for the chair with who has an interest, and in the end its list."""
    room, stage, face, actor = _asked(code)
    if actor is None:
        return redirect(face_url(room.code, face), 303)
    found = known(room.state, plan)
    view, shown = View(room, "lezen", asked=request.args), request.args.get("toon", "")
    if found.withdrawn is not None:
        return redirect(place(room.code, face), 303)
    sheet = reading.sheet(view, stage, found, actor.seat or "", shown)
    told = {"sheet": sheet, "shown": shown, "stage": stage, "leads": face == "console", "place": place}
    return render(view, "parts/committee/plan.html", me=nothing(), **told)


@blueprint.post(f"{PHONE}/<plan>")
@blueprint.post(f"{CONSOLE}/<plan>")
def do(code: str, plan: str) -> Response:
    """Do what was asked about a plan; after a score on to the next one in the same state, else back to the plan."""
    room, face = load(code), _face()
    holder, act, shown = device(), schema.from_form(request.form), request.form.get("toon", "")
    perform(room.code, act, holder.actor(room.state, face))
    return redirect(_onward(load(code), holder, act, plan, face, shown), 303)


def _onward(room: Room, holder: Device, act: Act, plan: str, face: str, shown: str) -> str:
    stage, seat = KIND.at(room.state), holder.seat(room.state) or ""
    if stage is None or not isinstance(act, GiveScore) or stage.state.opened:
        return place(room.code, face, plan, shown)
    lines = reading.lines(View(room, "lezen"), stage, seat)
    onward = reading.next_unread(lines, plan, shown if shown == "twijfel" else "lezen")
    return place(room.code, face, onward, shown if onward else "")


def _face() -> str:
    """Whose page is asked for: a member's, or the chair's."""
    return "console" if str(request.url_rule).startswith("/t/<code>/regie") else "phone"


def _asked(code: str) -> tuple[Room, Selection, str, Actor | None]:
    """The room, its committee, the face, and who asks: none who has no seat; 404 where there is no committee."""
    room, face = load(code), _face()
    stage = KIND.at(room.state)
    if stage is None:
        abort(404)
    actor = device().actor(room.state, face)
    return room, stage, face, actor if face == "console" or actor.seat else None
