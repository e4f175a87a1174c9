"""An organiser at the desk, with and without scripts."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.access import organisers
from tests.desk.organiser import Organiser


@pytest.fixture
def desk_app(app: Flask) -> Iterator[Flask]:
    """An app with its context pushed, and no meeting in it."""
    with app.app_context():
        yield app


@pytest.fixture
def stranger(desk_app: Flask) -> FlaskClient:
    """A browser without any link."""
    return desk_app.test_client()


@pytest.fixture
def organiser(desk_app: Flask) -> Organiser:
    """Somebody who opened a link to the desk."""
    return Organiser.with_key(desk_app.test_client(), organisers.make("Noor"))
