"""The entry of a meeting: its code, asked for by a device that may have mistyped it, or by a link that was mangled."""

import re

from flask import Flask, redirect, request, session
from werkzeug.wrappers import Response

from app.access.devices import Device
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
    """The meeting with this code; a wrong one counts. Raises Refused(unknown_meeting), TooMany(too_many_codes)."""
    _require_patience(code.upper(), device)
    try:
        return services().rooms.load(code)
    except Refused:
        count_wrong(device)
        raise


def count_wrong(device: Device) -> None:
    """Count a wrong code of this device. Raises TooMany(too_many_codes)."""
    services().wrong_codes.count(_name(device))


def _require_patience(code: str, device: Device) -> None:
    """Who sits or leads there is at home, and waits for nothing."""
    if not device.token(code) and code not in device.cookie.get("seats", {}):
        services().wrong_codes.require_patience(_name(device))


def _name(device: Device) -> str:
    return str(device.cookie.get("device", ""))


def init_app(app: Flask) -> None:
    """Look at the code of every page that is asked for; before that, find the page that a mangled link meant."""
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
        _require_patience(code.upper(), Device(session))
