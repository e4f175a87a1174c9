"""After the meeting: a page per plan, what the organiser tells, and the dates to subscribe to."""

from flask import Blueprint, Response, abort, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from app.access.grants import Grant
from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.languages import speaking
from app.live.meetings import Room, load
from app.pages import device
from app.record import plan_page, reading
from app.record.exports import calendar, feed
from app.record.follow_up import telling
from app.record.follow_up.organiser import tasks
from app.record.follow_up.telling import Following
from facilitation.refusals import Forbidden
from facilitation.roles import Role

blueprint = Blueprint("following", __name__)


@blueprint.get("/t/<code>/besluit/plan/<plan>")
def one_plan(code: str, plan: str) -> str | tuple[str, int]:
    """What the room decided about one plan, and what comes next; 404 for no plan, 403 before the closing."""
    room = load(code)
    if not room.state.closed:
        return render(View(room, "record"), "record/waiting.html", me=nothing()), 403
    read = reading.of(room.code)
    found = read.plans.get(plan)
    if found is None:
        abort(404)
    return _page("record/follow_up/plan.html", room, plan=plan_page.page(read, found))


@blueprint.get("/t/<code>/besluit/opvolging")
def organiser(code: str) -> str | tuple[str, int]:
    """Where the organiser tells what happened; or the door to it. Forbidden: not_allowed."""
    room = load(code)
    if device().grant(room.code) is None:
        return render(View(room, "console"), "faces/key.html", me=nothing()), 403
    _organiser(room)
    return _page("record/follow_up/organiser.html", room, tasks=tasks(reading.of(room.code)))


@blueprint.post("/t/<code>/besluit/opvolging")
def tell(code: str) -> BaseResponse:
    """Add what happened with a step or a condition. Forbidden: not_allowed; and what `telling.tell` refuses."""
    room = load(code)
    grant = _organiser(room)
    told = (request.form.get(name, "") for name in ("subject", "state", "due", "text"))
    telling.tell(room.code, str(grant.role), *told)
    return redirect(f"/t/{room.code}/besluit/opvolging", 303)


@blueprint.get("/t/<code>/besluit.ics")
def dates(code: str) -> Response:
    """A calendar of all dates, to subscribe to; 404 where nothing follows."""
    with speaking(load(code).language):
        return _file(calendar.write(_following(code)), code, "ics", "text/calendar; charset=utf-8")


@blueprint.get("/t/<code>/besluit.atom")
def news(code: str) -> Response:
    """A feed of what was told, to subscribe to; 404 where nothing follows."""
    with speaking(load(code).language):
        return _file(feed.write(_following(code)), code, "atom", "application/atom+xml; charset=utf-8")


def _file(content: bytes, code: str, form: str, kind: str) -> Response:
    name = f"besluit-{code.upper()}.{form}"
    return Response(content, content_type=kind, headers={"Content-Disposition": f'inline; filename="{name}"'})


def _following(code: str) -> Following:
    found = telling.of(load(code).code)
    if found is None:
        abort(404)
    return found


def _organiser(room: Room) -> Grant:
    grant = device().grant(room.code)
    if grant is None or grant.role is not Role.FACILITATOR:
        raise Forbidden("not_allowed")
    return grant


def _page(template: str, room: Room, **values: object) -> str:
    return render(View(room, "record"), template, me=nothing(), **values)
