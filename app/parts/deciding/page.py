"""The page of codes at the console: printed, withdrawn, handed in on paper, and given for a seat without a phone."""

from flask import Blueprint, Response, current_app, redirect, request
from werkzeug.wrappers import Response as Answer

from app.faces.marks import nothing
from app.faces.rendering import render
from app.faces.view import View
from app.live.meetings import Room, load
from app.pages import device, face_url, require_leader
from app.services import services
from app.storage.beside import voting_codes
from facilitation.refusals import Malformed
from facilitation.roles import Actor

blueprint = Blueprint("deciding", __name__)
PLACE = "/t/<code>/regie/codes"


@blueprint.get(PLACE)
def show(code: str) -> str | Answer:
    """How many codes there are, and what can be done with them."""
    room = load(code)
    if device().grant(room.code) is None:
        return redirect(face_url(room.code, "console"), 303)
    require_leader(room)
    with services().database.read.connect() as connection:
        used = voting_codes.used(connection, room.code)
    return render(View(room, "console"), "parts/deciding/codes.html", me=nothing(), used=used)


@blueprint.post(PLACE)
def make(code: str) -> Response:
    """Make a batch; its sheets are the answer, and are nowhere after. Raises what `making.issue` raises."""
    from app.parts.deciding import making, sheets  # read by who prints

    room, actor = _led(code)
    made = making.issue(room, _number("number"), actor)
    base, language = str(current_app.config["PUBLIC_URL"]), request.form.get("language", "")
    pdf = sheets.made(room, made.batch, made.codes, base, language)
    name = f"codes-{room.code}-{made.batch}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(pdf, mimetype="application/pdf", headers=headers)


@blueprint.post(f"{PLACE}/intrekken")
def void(code: str) -> Answer:
    """Let one code, or what nobody used of a batch, count no longer. Raises what `making` raises."""
    from app.parts.deciding import making

    room, actor = _led(code)
    typed = request.form.get("voting_code", "").strip()
    if typed:
        making.void(room, typed, actor)
    else:
        making.void_batch(room, _number("batch"), actor)
    return _back(room)


@blueprint.post(f"{PLACE}/papier")
def on_paper(code: str) -> Answer:
    """Codes that stand on ballots on paper of a stage, a line each: all, or none. Raises what `making` raises."""
    from app.parts.deciding import making

    room, actor = _led(code)
    typed = [line for line in request.form.get("codes", "").splitlines() if line.strip()]
    making.spend_on_paper(room, request.form.get("stage", ""), typed, actor)
    return _back(room)


@blueprint.post(f"{PLACE}/stoel")
def for_seat(code: str) -> Answer:
    """A code for a seat without a phone. Raises what `entering` raises."""
    from app.parts.deciding import entering

    room, actor = _led(code)
    found = entering.given(room, request.form.get("voting_code", ""))
    entering.enter(room, found, actor, request.form.get("seat", ""))
    return _back(room)


def _led(code: str) -> tuple[Room, Actor]:
    """The meeting, and whoever leads it. Raises what `require_leader` raises."""
    room = load(code)
    require_leader(room)
    return room, device().actor(room.state, "console")


def _number(field: str) -> int:
    typed = request.form.get(field, "").strip()
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 7):
        raise Malformed("malformed", field=field)
    return int(typed)


def _back(room: Room) -> Answer:
    return redirect(f"/t/{room.code}/regie/codes", 303)
