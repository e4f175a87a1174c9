"""A page of the programme asks as many questions of the database in a large city as in a small one."""

from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from app.access import organisers
from app.programme.registry import FEATURES
from app.services import services_of
from tests.programme.crowd import City, fill

SMALL, LARGE = City(4, 4, 12), City(40, 40, 1_200)


def pages() -> Iterator[str]:
    """Every page of the programme that is of a place, of a round, or of none."""
    for _feature, route in FEATURES.routes():
        address = route.rule.replace("<place>", "stad").replace("<round>", "ronde0")
        if "GET" in route.methods and "<" not in address:
            yield address


def asked(app: Flask, client: FlaskClient) -> dict[str, int]:
    """How often each page asks the database something, the second time that it is looked at."""
    found: dict[str, int] = {}
    engine = services_of(app).database.read
    for page in pages():
        client.get(page)
        counted: list[str] = []

        def count(*given: object, counted: list[str] = counted) -> None:
            counted.append(str(given[2]))

        sa.event.listen(engine, "before_cursor_execute", count)
        answer = client.get(page)
        sa.event.remove(engine, "before_cursor_execute", count)
        assert answer.status_code < 500, page
        found[page] = len(counted)
    return found


def test_no_page_asks_more_of_the_database_in_a_larger_city(tmp_path: Path) -> None:
    small, large = (counts(tmp_path / str(city.plans), city) for city in (SMALL, LARGE))
    assert len(small) > 10
    assert {page: (small[page], large[page]) for page in small if large[page] > small[page]} == {}


def counts(folder: Path, city: City) -> dict[str, int]:
    """How often each page asks in a city as large as this."""
    folder.mkdir()
    app = create_app({"DATA_DIR": folder, "TESTING": True, "LIMITS": {}})
    with app.app_context():
        fill(city)
        client = app.test_client()
        client.post("/voorbereiden/key", data={"key": organisers.make("Noor")})
    return asked(app, client)
