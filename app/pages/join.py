"""The front door: type a code, and sit down."""

from pathlib import Path

import sqlalchemy as sa
from flask import Blueprint, current_app, jsonify, redirect, render_template, request, session
from werkzeug.wrappers import Response

from app.access.devices import Device
from app.koffer import shelf
from app.languages.refusals import sentence
from app.live import entry
from app.live.meetings import Room, load, perform
from app.pages import back_to, device, require_own_origin, wants_json
from app.parts.deciding import entering
from app.parts.deciding.entering import Given
from app.services import services
from app.storage.tables import MeetingRow
from facilitation.parts.seating import TakeSeat, seating
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


def public_meetings() -> list[sa.Row[tuple[MeetingRow]]]:
    """Meetings that may be listed, newest first."""
    query = sa.select(MeetingRow.code, MeetingRow.title).where(MeetingRow.public, MeetingRow.practice.is_(False))
    with services().database.read.connect() as connection:
        return list(connection.execute(query.order_by(MeetingRow.created.desc()).limit(20)))


@blueprint.post("/t/<code>/join")
def sit(code: str) -> Response:
    """Give this device a seat; a device that has one keeps it. A browser without a cookie first has to bring one back.

    With a code that is good it decides. Raises Malformed: malformed for an unknown channel; Forbidden: cookies_needed
    where it does not; what `seat.take` is refused with, and what `entering` raises.
    """
    require_own_origin()
    room = load(code)
    came_back = Device(session).known
    holder = device()
    if not (came_back or wants_json()):
        return _bring_back(room.code)
    typed = request.form.get("voting_code", "").strip()
    found = entering.given(room, typed, holder) if typed else None
    seat = holder.seat(room.state) or _seated(room, holder, found)
    if found:
        _decides(room, holder, found)
    if wants_json():
        return jsonify(seat=seat)
    return redirect(back_to(room.code, request.form.get("face", "phone")), 303)


def _bring_back(code: str) -> Response:
    """The same form once more, with the cookie that goes with this answer: a seat needs proof that it comes back."""
    if "terug" in request.args:
        raise Forbidden("cookies_needed", address=f"{current_app.config['PUBLIC_URL']}/t/{code}")
    return redirect(f"/t/{code}/join?terug=1", 307)


def _decides(room: Room, holder: Device, found: Given) -> None:
    """Take a code for the seat of this device; a page tells there that another seat has it, a program at once."""
    try:
        entering.enter(room, found, holder.actor(room.state, "phone"))
    except Refused as refusal:
        if refusal.key != "code_elsewhere" or wants_json():
            raise


def _seated(room: Room, holder: Device, found: Given | None) -> str:
    """Take the seat that is this device's; one that was taken out before is taken anew."""
    was, seat = holder.places(room.code, room.state.merged)
    if seat in seating(room.state).seats:  # pressed twice, and the first answer did not come
        holder.sit(room.code, seat)
        return seat
    channel = request.form.get("channel") or "room"
    if channel not in ("room", "online", "paper", "assisted"):
        raise Malformed("malformed", field="channel")
    name = optional(request.form.get("name", ""), LONGEST_NAME, field="name")
    table = request.form.get("table") or None
    before = room.arrivals.of(seat)
    key = f"join {before.timestamp() if before else 0:.6f}"
    coded = found is not None and found.free(seat)
    act = TakeSeat(id=key, seat=seat, table=table, channel=channel, was=was, coded=coded)  # type: ignore[arg-type]
    actor = Actor(f"join:{seat}", Role.VISITOR, expected=holder.expected(room.code))
    perform(room.code, act, actor, name=name)
    holder.sit(room.code, seat)
    return seat
