"""A page of the programme asks as many questions of the database in a large city as in a small one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from app.access import organisers
from app.services import services_of
from tests.programme.city.addresses import lists, pages
from tests.programme.city.crowd import City, fill

SMALL, LARGE = City(4, 4, 12), City(20, 40, 800)
UNLIKE = {
    "/sitemap-2.xml": "a page of its own in no small city",
}


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    engine = services_of(app).database.read
    sa.event.listen(engine, "before_cursor_execute", note)
    yield asked
    sa.event.remove(engine, "before_cursor_execute", note)


def asked(app: Flask, client: FlaskClient) -> dict[str, int]:
    """How often each page and each list asks the database something, once its page was looked at."""
    found: dict[str, int] = {}
    for page in (*pages(), *lists()):
        if "?" not in page:
            client.get(page)
        with counted(app) as questions:
            answer = client.get(page)
        assert answer.status_code == 200 or page in UNLIKE, f"{page} {answer.status_code}"
        found[page] = len(questions)
    return found


def test_no_page_asks_more_of_the_database_in_a_larger_city(tmp_path: Path) -> None:
    small, large = (counts(tmp_path / str(city.plans), city) for city in (SMALL, LARGE))
    assert len(small) > 200
    assert {page: (small[page], large[page]) for page in small if large[page] > small[page]} == {}


def counts(folder: Path, city: City) -> dict[str, int]:
    """How often each page asks in a city as large as this."""
    folder.mkdir()
    app = create_app({"DATA_DIR": folder, "TESTING": True, "LIMITS": {}})
    with app.app_context():
        fill(city)
    client = organiser(app)
    return asked(app, client)


def organiser(app: Flask) -> FlaskClient:
    """Somebody who opened a link of the desk, and so leads everywhere."""
    client = app.test_client()
    with app.app_context():
        client.post("/voorbereiden/key", data={"key": organisers.make("Noor")})
    return client
