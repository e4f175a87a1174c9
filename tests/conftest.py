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


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder with recorded elections: OVERLEGTAFEL_DATA, or ../shared/data; under CI it must be there."""
    folder = Path(os.environ.get("OVERLEGTAFEL_DATA", BESIDE))
    if folder.is_dir():
        return folder
    if os.environ.get("CI") == "true":
        pytest.fail(f"no recorded elections in {folder}: under CI they must be there")
    pytest.skip(f"no recorded elections in {folder}; OVERLEGTAFEL_DATA can point at them")


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
