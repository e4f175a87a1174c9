"""The real server and real Chromium windows. The journeys of a file share their halls, and so they share a worker."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, expect

from tests.journeys import moments
from tests.journeys.devices import Devices, launch
from tests.journeys.hall import Hall
from tests.journeys.moments import Moment

HERE = Path(__file__).parent
LOOKING = ("test_access", "test_english")  # at the same evening, held still
expect.set_options(timeout=20_000)


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a journey, and belongs to the worker of its group."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("journey")
            group = "looks" if item.path.stem in LOOKING else item.path.stem
            item.add_marker(pytest.mark.xdist_group(group))


def nothing_in(problems: list[str]) -> None:
    """Fail with all of them, one a line."""
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


@pytest.fixture(scope="module")
def large_browser(playwright: Playwright) -> Iterator[Browser]:
    """One whose reader has asked for letters twice as large."""
    chromium = launch(playwright, "--blink-settings=defaultFontSize=32")
    yield chromium
    chromium.close()


@pytest.fixture
def devices(browser: Browser) -> Iterator[Devices]:
    """Devices of this test; it fails when anything went wrong on any of them."""
    yield from _watched(Devices(browser))


@pytest.fixture
def large_devices(large_browser: Browser) -> Iterator[Devices]:
    """Devices with letters twice as large."""
    yield from _watched(Devices(large_browser))


def _watched(devices: Devices) -> Iterator[Devices]:
    yield devices
    devices.close()
    nothing_in(devices.watch.problems)


@dataclass
class Evening:
    """A hall in which every moment stands still: tests look, and change nothing."""

    hall: Hall
    moments: dict[str, Moment]


@pytest.fixture(scope="session")
def evening(open_hall: Callable[[], Hall]) -> Evening:
    """The Klaverbuurt evening held still at every moment."""
    hall = open_hall()
    found = moments.make(hall.folder)
    hall.start()
    return Evening(hall, found)


@pytest.fixture(scope="session")
def open_hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Hall]]:
    """Makes halls that are put away at the end."""
    halls: list[Hall] = []

    def make() -> Hall:
        halls.append(Hall(tmp_path_factory.mktemp("hall") / "data"))
        return halls[-1]

    yield make
    for hall in halls:
        if hall.process is not None:
            hall.stop()
