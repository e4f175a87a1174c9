"""A small practice evening on an app, beside the one that counts."""

import pytest
from flask import Flask
from msgspec.structs import replace

from app.access import links
from app.live import meetings
from facilitation.roles import Role
from tests.devices import Browser, opening

PRACTICE = "OEFEN2"


@pytest.fixture
def practising(context: Flask) -> Flask:
    """An app with a practice evening at ten times the speed."""
    meetings.create(replace(opening(PRACTICE), practice=10), noindex=True)
    return context


@pytest.fixture
def leader(practising: Flask) -> Browser:
    """The gespreksleider of the practice evening."""
    return keyed(practising, Role.FACILITATOR)


def keyed(app: Flask, role: Role) -> Browser:
    """A device with a link of the practice evening."""
    browser = Browser(app.test_client(), "console", PRACTICE)
    key = links.make(PRACTICE, role)
    assert browser.client.post(f"/t/{PRACTICE}/regie/key", data={"key": key}).status_code == 204
    return browser
