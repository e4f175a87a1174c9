"""The entry of a meeting: its code, asked for by a device that may have mistyped it."""

from flask import Flask, request, session

from app.access.devices import Device
from app.live.room import Room
from app.services import services
from facilitation.refusals import Refused


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
    """Look at the code of every page that is asked for."""
    app.before_request(_look)


def _look() -> None:
    code = (request.view_args or {}).get("code")
    if isinstance(code, str):
        _require_patience(code.upper(), Device(session))
