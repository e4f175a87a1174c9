"""The front door: type a code, and sit down."""

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from flask import Blueprint, current_app, jsonify, redirect, render_template, request, session
from werkzeug.wrappers import Response

from app.access.devices import Device
from app.koffer import shelf
from app.languages.refusals import sentence
from app.live import entry
from app.live.meetings import Room, load, perform
from app.pages import back_to, device, face_url, require_own_origin, wants_json
from app.pages.phone import phone
from app.services import services
from app.storage.tables import MEETING
from facilitation.parts.seating import TakeSeat, seating
from facilitation.parts.viewers.acts import JoinViewers
from facilitation.parts.viewers.rules import CHANNEL
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import Actor, Role
from facilitation.texts import optional

LONGEST_NAME = 60
blueprint = Blueprint("join", __name__)


@blueprint.get("/")
def front() -> str | Response:
    """Type a code, or see public meetings."""
    device()
    code = entry.code_in(request.args.get("code", ""))
    if code:
        try:
            return redirect(f"/t/{entry.find(code, device()).code}", 303)
        except Refused as refusal:
            return _front(code, sentence(refusal))
    return _front()


def _front(code: str = "", wrong: str = "") -> str:
    elsewhere = shelf.holds(Path(current_app.config["DATA_DIR"]))
    return render_template("front.html", meetings=public_meetings(), code=code, wrong=wrong, elsewhere=elsewhere)


def public_meetings() -> list[sa.Row[tuple[str, str]]]:
    """Meetings that may be listed, newest first."""
    query = sa.select(MEETING.c.code, MEETING.c.title).where(MEETING.c.public, MEETING.c.practice.is_(False))
    with services().database.read.connect() as connection:
        return list(connection.execute(query.order_by(MEETING.c.created.desc()).limit(20)))


@blueprint.post("/t/<code>/join")
def sit(code: str) -> Response:
    """Give this device a seat, or let it watch over the channel `viewer`; a device that has a seat keeps it.

    A browser without a cookie first has to bring one back.

    With a code that is good it decides. Raises Malformed: malformed
    for an unknown channel; Forbidden: cookies_needed where it does not; what `seat.take` and `viewer.join` are refused
    with, and what `entering` raises.
    """
    require_own_origin()
    room = load(code)
    came_back = Device(session).known
    holder = device()
    if not (came_back or wants_json()):
        return _bring_back(room.code)
    if request.form.get("channel") == CHANNEL:
        return _watching(room, holder)
    typed = request.form.get("voting_code", "").strip()
    seat = _coded(room, holder, typed) if typed else holder.seat(room.state) or _seated(room, holder)
    if wants_json():
        return jsonify(seat=seat)
    return redirect(back_to(room.code, request.form.get("face", "phone")), 303)


@blueprint.post("/t/<code>")
def sit_here(code: str) -> str | Response:
    """What the form on the page of this address does: take a seat as `sit` does, and be answered by the phone itself.

    A phone on a slow line waits one way there and back less than it does for a redirect.
    """
    answer = sit(code)
    is_seated = answer.status_code == 303 and answer.location == face_url(load(code).code, "phone")
    return phone(code) if is_seated else answer


def _watching(room: Room, holder: Device) -> Response:
    """Let this device watch from home; one that has a seat keeps it."""
    own = holder.seat(room.state) or holder.viewer(room.state) or _watched(room, holder)
    if wants_json():
        return jsonify(viewer=own)
    return redirect(back_to(room.code, request.form.get("face", "livecast")), 303)


def _watched(room: Room, holder: Device) -> str:
    session = holder.at_home(room.state)
    _, own = holder.places(room.code, room.state.merged)
    name = optional(request.form.get("name", ""), LONGEST_NAME, field="name")
    actor = Actor(f"watch:{own}", Role.VISITOR, grant=session, expected=holder.expected(room.code))
    perform(room.code, JoinViewers(seat=own), actor, name=name)
    holder.sit(room.code, own)
    return own


def _bring_back(code: str) -> Response:
    """The same form once more, with the cookie that goes with this answer: a seat needs proof that it comes back."""
    if "terug" in request.args:
        raise Forbidden("cookies_needed", address=f"{current_app.config['PUBLIC_URL']}/t/{code}")
    return redirect(f"/t/{code}/join?terug=1", 307)


def _coded(room: Room, holder: Device, typed: str) -> str:
    """Sit down with a code and take it; a page tells there that another seat has it, a program at once."""
    from app.parts.deciding import entering  # read where people decide by code

    found = entering.given(room, typed, holder)
    seat = holder.seat(room.state) or _seated(room, holder, found.free)
    try:
        entering.enter(room, found, holder.actor(room.state, "phone"))
    except Refused as refusal:
        if refusal.key != "code_elsewhere" or wants_json():
            raise
    return seat


def _seated(room: Room, holder: Device, coded: Callable[[str], bool] = lambda seat: False) -> str:
    """Take the seat that is this device's; one that was taken out before is taken anew.

    `coded` is whether whoever would have a seat brings a code that is good for it.
    """
    was, seat = holder.places(room.code, room.state.merged)
    if seat in seating(room.state).seats:  # pressed twice, and the first answer did not come
        holder.sit(room.code, seat)
        return seat
    channel = request.form.get("channel") or "room"
    if channel not in ("room", "online", "paper", "assisted"):
        raise Malformed("malformed", field="channel")
    if channel == "online" and not coded(seat):
        holder.at_home(room.state)
    name = optional(request.form.get("name", ""), LONGEST_NAME, field="name")
    table = request.form.get("table") or None
    before = room.arrivals.of(seat)
    key = f"join {before.timestamp() if before else 0:.6f}"
    said = {"id": key, "table": table, "channel": channel, "was": was}
    act = TakeSeat(seat=seat, coded=coded(seat), **said)  # type: ignore[arg-type]
    actor = Actor(f"join:{seat}", Role.VISITOR, expected=holder.expected(room.code))
    perform(room.code, act, actor, name=name)
    holder.sit(room.code, seat)
    return seat
