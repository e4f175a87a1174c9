"""What every test may lean on: the small meeting with its devices, recorded ballots, Chromium, and how hard to try."""

import gc
import importlib
import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Playwright, sync_playwright

from app import create_app
from app.access import links
from app.live import meetings
from app.live.meetings import load
from app.services import services_of
from app.storage import versions
from facilitation.events import MeetingOpened
from facilitation.parts.seating import seats
from facilitation.roles import Actor
from tests import schema
from tests.devices import CODE, Browser, forget, opening
from tests.journeys.devices import launch
from tests.people import lead_to, sit
from tests.plain import Plain
from tests.realtime import servers
from tests.realtime.engines.lost import lost
from tests.realtime.servers import Furnish, Server

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("default", max_examples=100, deadline=None, suppress_health_check=SLOW)
settings.register_profile("soak", parent=settings.get_profile("default"), max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

os.environ.setdefault("LIMITS", "off")  # tests do in seconds what takes an evening; some ask for the shipped ones
versions.upgrade = schema.at_once  # `tests/storage` goes the whole way

HERE = Path(__file__).parent
BESIDE = Path(__file__).parents[2] / "shared" / "data"


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Each worker reads a share of the files before it collects all of them.

    In a clean clone pytest rewrites the asserts of every file, and keeps what it wrote: so each does that for its own
    share, and finds what the others kept. A file that cannot be read is told of when it is collected.
    """
    worker: dict[str, Any] | None = getattr(session.config, "workerinput", None)
    if worker is None or [Path(each).resolve() for each in session.config.args] != [HERE]:
        return
    number, of = int(worker["workerid"].removeprefix("gw")), int(worker["workercount"])
    for file in sorted(HERE.rglob("test_*.py"))[number::of]:
        with suppress(Exception, pytest.skip.Exception):
            importlib.import_module(".".join(file.relative_to(HERE.parent).with_suffix("").parts))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was read and collected stays: the collector of garbage need not go through it for each app of a test."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(2_000, 10, 10)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Under `--dist loadgroup` the tests of one `xdist_group` go to one worker, where they share what they set up.

    xdist tells the groups apart by what follows the `@` in a test's name, and 3.8 writes it where pytest 9.2 does
    not read it: without this every group is ignored. Tests that share what their file sets up are a group by
    themselves: otherwise every worker sets it up.
    """
    for item in items:
        if why := lost(item.nodeid):
            item.add_marker(pytest.mark.skip(why))
    if not config.getoption("loadgroup", False):
        return
    for item in items:
        if item.get_closest_marker("xdist_group") is None and _shared(item):
            item.add_marker(pytest.mark.xdist_group(str(item.path.relative_to(HERE).with_suffix(""))))
        groups = sorted({str(mark.args[0]) for mark in item.iter_markers("xdist_group")})
        suffix = f"@{'_'.join(groups)}"
        if groups and not item.nodeid.endswith(suffix):
            item._id = type(item.id).parse(item.nodeid + suffix)
            assert item.nodeid.endswith(suffix), "pytest keeps the name of a test elsewhere by now"


def _shared(item: pytest.Item) -> bool:
    """Whether a test leans on what its file sets up once for all its tests."""
    known: dict[str, Any] = item._fixtureinfo.name2fixturedefs  # type: ignore[attr-defined]
    return any(found[-1].scope == "module" for name, found in known.items() if name != "furnish")


def recorded_elections() -> Path | None:
    """The folder with recorded elections, if it is there: OVERLEGTAFEL_DATA, or ../shared/data."""
    folder = Path(os.environ.get("OVERLEGTAFEL_DATA", BESIDE))
    return folder if folder.is_dir() else None


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder with recorded elections; under CI it must be there."""
    folder = recorded_elections()
    if folder is not None:
        return folder
    if os.environ.get("CI") == "true":
        pytest.fail("no recorded elections: under CI they must be there")
    pytest.skip("no recorded elections in ../shared/data; OVERLEGTAFEL_DATA can point at them")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers; a process can hold only one."""
    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Chromium]:
    """One Chromium for all tests of a worker; every device is a context of its own in it."""
    chromium = launch(playwright)
    yield chromium
    chromium.close()


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """An app on a folder of its own. Tests keep its context open, so what one request remembers is cleared."""
    app = create_app({"DATA_DIR": tmp_path, "TESTING": True, "LIMITS": {}})
    app.before_request_funcs.setdefault(None, []).insert(0, forget)
    schema.without_waiting(services_of(app).database.write)
    return app


@pytest.fixture
def context(app: Flask) -> Iterator[Flask]:
    """The same app, with its context pushed and a small meeting in it."""
    with app.app_context():
        meetings.create(opening(), public=True)
        yield app


@pytest.fixture
def console(context: Flask) -> Browser:
    """The gespreksleider's laptop."""
    browser = Browser(context.test_client(), "console")
    key = links.make(CODE)
    assert browser.client.post(f"/t/{CODE}/regie/key", data={"key": key}).status_code == 204
    return browser


@pytest.fixture
def phone(context: Flask) -> Browser:
    """A phone without a seat yet."""
    return Browser(context.test_client())


@pytest.fixture
def seated(phone: Browser) -> Browser:
    """A phone with a seat."""
    phone.join(name="Fatima", table="T1")
    return phone


@pytest.fixture
def desk(console: Browser) -> Plain:
    """The gespreksleider's laptop without scripts."""
    return Plain(console.client, f"/t/{CODE}/regie")


@pytest.fixture
def riet(desk: Plain) -> str:
    """Somebody on paper at table 1."""
    desk.press("seat.add", name="Riet", table="T1", channel="paper")
    return next(iter(seats(load(CODE).state)))


@pytest.fixture
def arguing(context: Flask) -> list[Actor]:
    """Three seats at the arguments."""
    actors = [sit(n) for n in range(3)]
    lead_to("arguments")
    return actors


@pytest.fixture(scope="module")
def furnish(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnish]:
    """A server on a folder of its own, not started yet."""
    made: list[Server] = []

    def make(*openings: MeetingOpened) -> Server:
        server = Server(tmp_path_factory.mktemp("data"), servers.free_port())
        server.furnish(*(openings or (servers.opening(),)))
        made.append(server)
        return server

    yield make
    for server in made:
        server.lines.close()
        if server.process and server.process.poll() is None:
            server.stop(signal.SIGKILL)
