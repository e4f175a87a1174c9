"""A small meeting in which people decide by a code, with devices and codes for it."""

import msgspec
from flask import Flask

from app.live import meetings
from app.parts.deciding import making
from facilitation.state.deciding import Deciding, Mode
from tests.devices import CODE, Browser, opening


def begin(mode: Mode = "code", speak: bool = True) -> meetings.Room:
    """The small meeting, in which this is agreed about who decides."""
    meetings.create(msgspec.structs.replace(opening(CODE), deciding=Deciding(mode, speak)), public=True)
    return meetings.load(CODE)


def batch(number: int = 3) -> tuple[str, ...]:
    """So many codes of one batch."""
    return making.issue(meetings.load(CODE), number, making.HOST).codes


def phone(app: Flask) -> Browser:
    """A phone that nobody used here before."""
    found = Browser(app.test_client())
    found.get()
    return found
