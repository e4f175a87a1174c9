"""Codes that do not exist: a device may mistype a few; whoever tries many waits, and nobody is locked out for it."""

import time

from flask import Flask, current_app, request, session

from app.access.devices import Device
from app.live.limits import limits
from app.live.meetings import Room, load
from facilitation.refusals import Refused, TooMany

PAUSE = 1.0  # seconds that a wrong code takes while very many are tried
ALARM = 300.0  # seconds that the gespreksleiders are told of it


class Guesses:
    """When very many wrong codes came last; `at` is monotonic, 0 for never."""

    at = 0.0

    @property
    def alarmed(self) -> bool:
        """Whether it was a short while ago."""
        return bool(self.at) and time.monotonic() - self.at < ALARM


def find(code: str, device: Device) -> Room:
    """The meeting with this code; raises Refused(unknown_meeting) or TooMany(too_many_codes)."""
    _require_patience(code.upper(), device)
    try:
        return load(code)
    except Refused:
        wrong(device)
        raise


def wrong(device: Device) -> None:
    """Count a wrong code; while very many are tried every wrong one takes a second."""
    limits().spend("codes", _name(device), "too_many_codes")
    try:
        limits().spend("all_codes", "")
    except TooMany:
        guesses().at = time.monotonic()
        time.sleep(PAUSE)


def _require_patience(code: str, device: Device) -> None:
    """Who sits or leads there is at home, and waits for nothing."""
    if device.token(code) or code in device.cookie.get("seats", {}):
        return
    if limits().wait("codes", _name(device)):
        limits().spend("codes", _name(device), "too_many_codes")


def _name(device: Device) -> str:
    return str(device.cookie.get("device", ""))


def init_app(app: Flask) -> None:
    """Look at every code that is asked for."""
    app.extensions["guesses"] = Guesses()
    app.before_request(_ask)


def guesses() -> Guesses:
    """What the present app saw of it."""
    found: Guesses = current_app.extensions["guesses"]
    return found


def _ask() -> None:
    code = (request.view_args or {}).get("code")
    if isinstance(code, str):
        _require_patience(code.upper(), Device(session))
