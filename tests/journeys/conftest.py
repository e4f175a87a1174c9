"""The real server and real Chromium windows. Each worker opens one browser and one hall, for all its journeys."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import recorded_elections
from tests.journeys import held as keeping
from tests.journeys.devices import Devices
from tests.journeys.drawer import Drawer
from tests.journeys.hall import Hall
from tests.journeys.held import Held, Written

HERE = Path(__file__).parent
expect.set_options(timeout=20_000)


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a journey; what does not name its group belongs to that of its file."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("journey")
            if item.get_closest_marker("xdist_group") is None:
                item.add_marker(pytest.mark.xdist_group(item.path.stem))


def nothing_in(problems: list[str]) -> None:
    """Fail with all of them, one a line."""
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


@pytest.fixture(scope="session")
def drawer(browser: Browser) -> Iterator[Drawer]:
    """The devices that this worker has used."""
    found = Drawer(browser)
    yield found
    found.close()


@pytest.fixture
def devices(drawer: Drawer) -> Iterator[Devices]:
    """Devices of this test; it fails when anything went wrong on any of them."""
    found = Devices(drawer)
    yield found
    found.close()
    nothing_in(found.watch.problems)


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """All meetings of the journeys, written once for all workers."""
    own = tmp_path_factory.getbasetemp()
    return keeping.written((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "held", recorded_elections())


@pytest.fixture(scope="session")
def held(written: Written, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    """The hall of this worker; nobody ends it or changes how much may be done in it."""
    with written.served(tmp_path_factory.mktemp("hall") / "data") as found:
        yield found


@pytest.fixture(scope="session")
def open_hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Hall]]:
    """Makes empty halls that are put away at the end."""
    halls: list[Hall] = []

    def make() -> Hall:
        halls.append(Hall(tmp_path_factory.mktemp("hall") / "data"))
        return halls[-1]

    yield make
    for hall in halls:
        if hall.process is not None:
            hall.stop()
