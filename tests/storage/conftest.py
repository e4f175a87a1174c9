"""An empty database of every kind, and the small meeting in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from app.storage.database import Database, one_by_one, opened
from tests.storage.kinds import KINDS, Kind


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kind]:
    """A place for a database of each kind, where nothing is kept yet."""
    made = KINDS[request.param](tmp_path)
    yield made
    made.remove()


@pytest.fixture
def app(kind: Kind, tmp_path: Path) -> Flask:
    """An app on such a database."""
    return create_app({"DATA_DIR": tmp_path, "DATABASE_URL": kind.url, "TESTING": True, "LIMITS": {}})


@pytest.fixture
def database(kind: Kind) -> Iterator[Database]:
    """The database itself, brought up to date; it waits for nobody."""
    made = opened(kind.url, 0.05, one_by_one)
    yield made
    made.close()
