"""The record: a draft for the facilitator, public once the meeting is closed."""

import msgspec
from flask import Blueprint, abort
from werkzeug.wrappers import Response

from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.live.meetings import Room, load
from app.pages import device
from app.part import SHOWN
from app.parts.ranking import outcome
from app.record import cover, reading, sections
from app.record.exports import ENDINGS, FORMATS, MADE_OF, record_json
from app.services import services

blueprint = Blueprint("record", __name__)
WITH_EVENTS = ("json", "pdf")
"""Forms that hold every event, one of them as an attachment."""


@blueprint.get("/t/<code>/besluit")
def page(code: str) -> str | tuple[str, int]:
    """The record as a page, for the screen and for paper; 403 with a page that says so before it may be read."""
    room = load(code)
    if not _readable(room):
        return _waiting(room)
    view = View(room, "record")
    compared, waiting = outcome.others(view)
    count = {"outcome": outcome.of(view), "compared": None if waiting else compared}
    read = reading.of(room.code, room.names, **count)
    told = {
        "cover": cover.cover(read),
        "core": sections.on_page(read, sections.CORE),
        "annex": sections.on_page(read, sections.ANNEX),
    }
    return render(view, "record/page.html", me=nothing(), **told)


@blueprint.get("/t/<code>/kaders")
def agreements(code: str) -> str | tuple[str, int]:
    """What the room agreed before it divides money, as a page of its own; 403 before the record may be read."""
    room = load(code)
    if not _readable(room):
        return _waiting(room)
    read = reading.of(room.code, room.names)
    shown = [msgspec.structs.replace(each, folded=False) for each in sections.on_page(read, sections.AGREED)]
    said = {"title": str(cover.AGREED), "lead": str(cover.AGREED_LEAD)}
    head = msgspec.structs.replace(cover.cover(read), **said)
    return render(View(room, "record"), "record/agreements.html", me=nothing(), cover=head, core=shown)


@blueprint.get("/t/<code>/besluit/anders")
def others(code: str) -> str | tuple[str, int]:
    """What other rules would have made of the ballots, for information; counted while somebody looks."""
    room = load(code)
    if not _readable(room):
        return _waiting(room)
    view = View(room, "record")
    found, waiting = outcome.others(view, count=True)
    return render(view, "record/others.html", me=nothing(), found=found, waiting=waiting)


@blueprint.get("/t/<code>/besluit.<form>")
def download(code: str, form: str) -> Response | tuple[str, int]:
    """The record in one of FORMATS; 404 for another one, 403 before it may be read."""
    room = load(code)
    if form not in FORMATS:
        abort(404)
    if not _readable(room) or (form in WITH_EVENTS and _withheld(room)) or not MADE_OF.get(form, bool)(room):
        return _waiting(room)
    mimetype, write = FORMATS[form]
    content = record_json.published(services().dossiers.of(room.code)) if form == "json" else write(room.code)
    headers = {"Content-Disposition": f'inline; filename="besluit-{room.code}.{ENDINGS.get(form, form)}"'}
    return Response(content, content_type=mimetype, headers=headers)


def _readable(room: Room) -> bool:
    """Whether the one who asks may read the record: everybody once it is closed, before that whoever holds a link."""
    return room.state.closed or device().grant(room.code) is not None


def _withheld(room: Room) -> bool:
    """Whether a draft would tell what nobody may read yet."""
    return not room.state.closed and SHOWN.withheld(room.state)


def _waiting(room: Room) -> tuple[str, int]:
    """The page that says that there is no record yet."""
    return render(View(room, "record"), "record/waiting.html", me=nothing()), 403
