"""An installation with a city in it, and who is there."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.access import organisers
from app.programme.places import places
from app.services import services


@pytest.fixture
def house(app: Flask) -> Iterator[Flask]:
    """An app with its context pushed: Amsterdam, Noord in it, and De Banne in that."""
    with app.app_context():
        city = places.add(None, "city", "Amsterdam")
        district = places.add(city, "district", "Noord")
        places.add(district, "neighbourhood", "De Banne")
        yield app


@pytest.fixture
def lead(house: Flask) -> FlaskClient:
    """Somebody who opened a link of the desk, and so leads everywhere."""
    client = house.test_client()
    assert client.post("/voorbereiden/key", data={"key": organisers.make("Noor")}).status_code == 204
    return client


@pytest.fixture
def passer_by(house: Flask) -> FlaskClient:
    """A browser of nobody that is known."""
    return house.test_client()


@pytest.fixture
def statements(house: Flask) -> Iterator[list[str]]:
    """Every statement that is read from the database from now on."""
    found: list[str] = []
    engine = services().database.read

    def note(connection: object, cursor: object, statement: str, *_more: object) -> None:
        found.append(statement)

    sa.event.listen(engine, "before_cursor_execute", note)
    yield found
    sa.event.remove(engine, "before_cursor_execute", note)
