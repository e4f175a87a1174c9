"""Devices that stand or lie there for many: the wall, for a console the picture that comes next, and a table's own."""

from copy import copy
from datetime import UTC, datetime

from flask import Blueprint, request
from werkzeug.wrappers import Response

from app.faces import regions
from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.live.meetings import load
from app.live.room import Room
from app.pages import device, face_page
from facilitation.events import StageAdvanced, StageOpened
from facilitation.evolve import fold
from facilitation.parts.clock import ClockSet
from facilitation.parts.hall import stands
from facilitation.parts.practice import lasting
from facilitation.parts.seating import tables
from facilitation.parts.wall import PART as WALL
from facilitation.registry import PARTS
from facilitation.roles import Role
from facilitation.state.meeting import Meeting

blueprint = Blueprint("projector", __name__)


@blueprint.get("/t/<code>/scherm")
def screen(code: str) -> str | Response:
    """What the room looks at; the keys of the computer at the projector work where its link allows it.

    With `straks` a console sees what the wall shows after the next step: a picture that follows nothing.
    """
    room = load(code)
    if "straks" in request.args and device().grant(room.code) and not room.state.closed:
        return _still(room)
    grant = device().grant(room.code, Role.PROJECTOR)
    return face_page(room, "screen", may=" ".join(sorted(PARTS.matrix[grant.role])) if grant else "")


@blueprint.get("/t/<code>/tafel")
def table(code: str) -> str | Response | tuple[str, int]:
    """What lies on the table of this device; or the door, for the key in a link."""
    room = load(code)
    grant = device().grant(room.code, Role.TABLE)
    found = tables(room.state).get(stands(room.state, grant.table) or "") if grant else None
    if found is None:
        return render(View(room, "table"), "faces/key.html", me=nothing()), 403
    return face_page(room, "table", name=found.name)


def _still(room: Room) -> str:
    """The wall as the next stage begins, for one who leads."""
    later = copy(room)
    later.state = _ahead(room.state)
    view = View(later, "screen", nothing())
    return render(view, "faces/still.html", r=regions.personal(later, "screen", nothing()))


def _ahead(meeting: Meeting) -> Meeting:
    """The meeting at its next stage, that has just opened; as it is at the last."""
    steps = meeting.stages[meeting.at + 1 : meeting.at + 2]
    live = WALL.changed(meeting, what="live", frozen=None)
    for to in steps:
        live = fold([StageAdvanced(stage=meeting.current.key, to=to.key)], live)
        if to.status == "waiting":
            begins = ClockSet(deadline=datetime.now(UTC) + lasting(meeting, 60 * to.plan.minutes))
            live = fold([StageOpened(stage=to.key), begins], live)
    return live
