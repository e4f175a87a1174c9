"""The entry of a meeting: its code, asked for by a device that may have mistyped it, or by a link that was mangled."""

import re
from contextlib import AbstractContextManager

from flask import Flask, redirect, request, session
from werkzeug.wrappers import Response

from app.access.devices import Device
from app.access.wrong_codes import WRONG
from app.live.room import Room
from app.services import services
from facilitation.refusals import Refused

BEHIND = re.compile(r"[^A-Za-z0-9]+$")
"""What a message put behind an address: a full stop, a bracket, a space."""


def code_in(text: str) -> str:
    """The code in what somebody typed or pasted, also of a whole link; in capitals, without spaces."""
    typed = "".join(text.split())
    link = re.search(r"/t/([^/?#]+)", typed)
    return BEHIND.sub("", link.group(1) if link else typed).upper()


def find(code: str, device: Device) -> Room:
    """The meeting with this code; a try counts before it is looked at, for whoever is not at home there.

    The code of an evening that is going on is no secret: whoever gives it waits behind nobody who guesses.

    Raises Refused(unknown_meeting), TooMany(too_many_codes).
    """
    if _at_home(code.upper(), device):
        return _known(services().rooms.load(code), device)
    known, rooms = device.known, services().rooms
    try:
        with trying(device, queues=rooms.get(code) is None):
            return rooms.load(code)
    except Refused as refusal:
        if refusal.key in WRONG and not known:
            device.recognise()  # from now on its mistakes are its own
            services().wrong_codes.count(_name(device))
        raise


def trying(device: Device, refusal: str = "too_many_codes", *, queues: bool = True) -> AbstractContextManager[None]:
    """One try of this device at a code or a key, as `WrongCodes.trying` counts it."""
    return services().wrong_codes.trying(_name(device), refusal, queues=queues)


def _at_home(code: str, device: Device) -> bool:
    """Whether it sits or leads there: such a device waits for nothing."""
    return bool(device.token(code)) or code in device.cookie.get("seats", {})


def _known(room: Room, device: Device) -> Room:
    """The room; where another process just seated this device, with that news."""
    cluster = services().cluster
    sits = room.code in device.cookie.get("seats", {})
    if cluster is not None and sits and device.seat(room.state) is None and device.viewer(room.state) is None:
        cluster.fresh(room)
    return room


def _name(device: Device) -> str:
    return str(device.cookie.get("device", ""))


def init_app(app: Flask) -> None:
    """Find the meeting of every page that is asked for; before that, the page that a mangled link meant."""
    app.before_request(_meant)
    app.before_request(_look)


def _meant() -> Response | None:
    """To the address without what stands behind it, where that leads to no page; browsers keep the fragment."""
    if request.method != "GET" or not request.path.startswith("/t/"):
        return None
    code = (request.view_args or {}).get("code")
    by_code = code is not None and request.path == f"/t/{code}"
    meant = BEHIND.sub("", request.path)
    if meant == request.path or not (by_code or request.routing_exception):
        return None
    query = f"?{request.query_string.decode()}" if request.query_string else ""
    return redirect(meant + query, 302)


def _look() -> None:
    code = (request.view_args or {}).get("code")
    if isinstance(code, str):
        holder = Device(session)
        try:
            find(code, holder)
        except Refused:
            if holder.known:  # perhaps by this very code
                session.permanent = True
            raise
