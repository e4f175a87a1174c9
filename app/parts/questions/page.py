"""The page of the question desk, for who leads and for the moderator of the livecast."""

from collections.abc import Iterable

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from app.faces import regions
from app.faces.marks import nothing
from app.faces.region import FACES, Region
from app.faces.rendering import render
from app.faces.slices import all_voices, stage, statuses, titles, where
from app.faces.view import View
from app.live.meetings import load
from app.pages import device, face_url
from app.parts.questions.desk import asked
from facilitation.parts.questions.state import KIND
from facilitation.registry import PARTS
from facilitation.state.meeting import Meeting

SCOPE = "questions:desk"
DESK = Region("desk", "parts/questions/desk.html", (where, statuses, stage, asked, titles, all_voices))

blueprint = Blueprint("questions", __name__)


def at_desk(meeting: Meeting, name: str) -> Iterable[Region]:
    """The region of the desk, in a meeting that has a stage of questions."""
    return (DESK,) if name == "desk" and KIND.stages(meeting) else ()


FACES["console"].add_scope(KIND.name, at_desk)


@blueprint.get("/t/<code>/regie/vragen")
def show(code: str) -> str | tuple[str, int] | Response:
    """The desk; the door to the console without a link, and the console where the agenda has no questions."""
    room, grant = load(code), device().grant(code)
    if grant is None:
        return render(View(room, "console"), "faces/key.html", me=nothing()), 403
    if not KIND.stages(room.state):
        return redirect(face_url(room.code, "console"), 303)
    may = " ".join(sorted(PARTS.matrix[grant.role]))
    rendered = regions.personal(room, "console", nothing(), scopes=(SCOPE,))
    return render(
        View(room, "console"),
        "parts/questions/page.html",
        me=nothing(),
        r=rendered,
        scopes=(SCOPE,),
        role=grant.role,
        may=may,
    )
