"""An app to play evenings in, and what they left: made once for both verifiers."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

import msgspec
import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from app import create_app
from app.counting.job import Job
from app.counting.workers import Known
from app.services import services, services_of
from facilitation.counting.common_ground.compute import common_ground
from facilitation.counting.common_ground.votes import Votes
from facilitation.counting.written import plain
from facilitation.state.groups import FEWEST
from tests.record.verify.asking import FILE
from tests.record.verify.records import full_record, record
from tests.reliability.length import length

EVENINGS = length(12, 1000)


def answered(job: Job) -> Any:
    """What a worker would find."""
    if isinstance(job.asked, Votes):
        return msgspec.to_builtins(common_ground(job.asked, FEWEST))
    return plain(job.asked.answer())


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    app = create_app({"DATA_DIR": tmp_path_factory.mktemp("proof"), "TESTING": True, "LIMITS": {}})
    workers = services_of(app).workers
    workers._worker = lambda job: Known(job.digest, answered(job))  # no process for each of a thousand
    with app.app_context():
        disk: Any = services().database.write.raw_connection().driver_connection
        disk.execute("PRAGMA synchronous=OFF")  # what comes out is tried here, not what a power cut leaves
        yield app


@pytest.fixture(scope="session")
def whole(app: Flask) -> bytes:
    """A record with ballots, arguments, rounds, conditions, signatures and a correction."""
    return full_record("HEEL01")


@pytest.fixture(scope="session")
def evenings(app: Flask) -> Sequence[bytes]:
    """The records of random evenings."""
    return [record(f"E{seed:05}", Random(seed)) for seed in range(EVENINGS)]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """The page, as from a USB stick, without any network."""
    context = browser.new_context(offline=True, locale="nl-NL")
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(FILE.as_uri())
    yield page
    context.close()
