"""Pages of the small meeting to look at without a server."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser as Chromium

from tests.devices import Browser
from tests.scripts.bare import Bare, bare


@pytest.fixture
def held(seated: Browser, browser: Chromium) -> Iterator[Bare]:
    """The phone of somebody with a seat."""
    with bare(browser, seated.get().text) as found:
        yield found
