"""A hall that decides by code."""

from collections.abc import Iterator

import pytest
from flask import Flask

from app.access import links
from tests.devices import CODE, Browser
from tests.parts.deciding.halls import begin


@pytest.fixture
def hall(app: Flask) -> Iterator[Flask]:
    """The app, with its context pushed and a small meeting in it where people decide by code."""
    with app.app_context():
        begin()
        yield app


@pytest.fixture
def regie(hall: Flask) -> Browser:
    """The gespreksleider's laptop in that hall."""
    browser = Browser(hall.test_client(), "console")
    assert browser.client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE)}).status_code == 204
    return browser
