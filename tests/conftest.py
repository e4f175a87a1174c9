"""What every test may lean on: how hard hypothesis tries, and where the recorded ballots lie."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.journeys.devices import launch

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("default", max_examples=200, deadline=None, suppress_health_check=SLOW)
settings.register_profile("soak", parent=settings.get_profile("default"), max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

os.environ.setdefault("LIMITS", "off")  # tests do in seconds what takes an evening; some ask for the shipped ones

BESIDE = Path(__file__).parents[2] / "shared" / "data"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Under `--dist loadgroup` the tests of one `xdist_group` go to one worker, where they share what they set up.

    xdist tells the groups apart by what follows the `@` in a test's name, and 3.8 writes it where pytest 9.2 does
    not read it: without this every group is ignored, and what a file sets up is set up by every worker.
    """
    if not config.getoption("loadgroup", False):
        return
    for item in items:
        groups = sorted({str(mark.args[0]) for mark in item.iter_markers("xdist_group")})
        suffix = f"@{'_'.join(groups)}"
        if groups and not item.nodeid.endswith(suffix):
            item._id = type(item.id).parse(item.nodeid + suffix)
            assert item.nodeid.endswith(suffix), "pytest keeps the name of a test elsewhere by now"


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
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for all tests of a worker; every device is a context of its own in it."""
    chromium = launch(playwright)
    yield chromium
    chromium.close()
