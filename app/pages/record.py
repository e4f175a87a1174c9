"""The record: a draft for the facilitator, public once the meeting is closed."""

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.live.meetings import Room, load
from app.pages import device
from app.parts.ranking import outcome
from app.record.exports import FORMATS, record_json
from app.record.follow_up import telling
from app.record.reading import Reading
from facilitation.part import LoggedEvent
from facilitation.record.compose import compose

blueprint = Blueprint("record", __name__)


@blueprint.get("/t/<code>/besluit")
def page(code: str) -> str | tuple[str, int]:
    """The record as a page, for the screen and for paper."""
    room = load(code)
    if not _readable(room):
        return render(View(room, "record"), "record/waiting.html", me=nothing()), 403
    lines = record_json.lines(room.code)
    record = compose(LoggedEvent(line.seq, line.at, line.event) for line in lines)
    view = View(room, "record")
    return render(
        view,
        "record/page.html",
        me=nothing(),
        record=record,
        read=Reading(record),
        head=lines[-1].link,
        ballots=record_json.sealed(lines),
        follow=telling.of(room.code),
    )


@blueprint.get("/t/<code>/besluit/anders")
def others(code: str) -> str | tuple[str, int]:
    """What other rules would have made of the ballots, for information; counted while somebody looks."""
    room = load(code)
    view = View(room, "record")
    if not _readable(room):
        return render(view, "record/waiting.html", me=nothing()), 403
    found, waiting = outcome.others(view, count=True)
    return render(view, "record/others.html", me=nothing(), found=found, waiting=waiting)


@blueprint.get("/t/<code>/besluit.<form>")
def download(code: str, form: str) -> Response | tuple[str, int]:
    """The record in another form."""
    room = load(code)
    if form not in FORMATS:
        abort(404)
    if not _readable(room):
        return render(View(room, "record"), "record/waiting.html", me=nothing()), 403
    mimetype, write = FORMATS[form]
    if form == "json" and not room.state.closed:
        write = record_json.draft
    name = f"besluit-{room.code}.{form}"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return Response(write(room.code), content_type=mimetype, headers=headers)


def _readable(room: Room) -> bool:
    return room.state.closed or device().grant(room.code) is not None
