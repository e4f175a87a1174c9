"""Accounts on every kind of database: somebody comes, works and goes, and what was done stays as it was written."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.commands.people import HOST
from app.operations import retention
from app.programme.accounts import people
from app.programme.accounts.tables import AUDIT
from app.programme.feature import Role
from app.programme.places import places
from app.services import services
from app.terms import Terms
from facilitation.refusals import Refused
from tests.programme.accounts.joining import SAM, enters, joined, works

CHANGES = {"update": "UPDATE audit SET who = 'x'", "delete": "DELETE FROM audit", "truncate": "TRUNCATE audit"}


@pytest.fixture
def city(app: Flask) -> Flask:
    with app.app_context():
        places.add("", "city", "Amsterdam")
        places.add("amsterdam", "district", "Noord")
    return app


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_done_is_never_changed(change: str, city: Flask) -> None:
    with city.app_context():
        if change == "truncate" and services().database.file is not None:
            pytest.skip("SQLite deletes rows, which was tried")
        joined(city)
        with pytest.raises(sa.exc.DatabaseError, match="what was done is never changed"):
            services().database.commit(lambda connection: connection.execute(sa.text(CHANGES[change])))
        with services().database.read.connect() as connection:
            assert connection.scalar(sa.select(sa.func.count()).select_from(AUDIT)) == 2  # came, and is signed in


def test_what_was_done_long_ago_goes_by_its_term_and_an_account_that_nobody_uses_with_it(city: Flask) -> None:
    now = datetime.now(UTC)
    with city.app_context():
        joined(city)
        joined(city, role=Role.LEAD, email="lot@buurt.example")
        for days in (300, 1_100):
            row = {"at": (now - timedelta(days=days)).replace(tzinfo=None), "who": "link:x", "what": "x", "about": ""}
            said = sa.insert(AUDIT).values(row | {"path": None, "details": "{}"})
            services().database.commit(lambda connection, said=said: connection.execute(said))  # type: ignore[misc]
        assert retention.expire(services().database, [], Terms(), now) == {"audit": 1}
        gone = retention.expire(services().database, [], Terms(), now + timedelta(days=2_000))
        assert (gone["accounts"], gone["audit"]) == (1, 0)
        with services().database.read.connect() as connection:
            assert connection.scalar(sa.select(sa.func.count()).select_from(AUDIT)) == 5


def test_somebody_comes_works_and_goes(city: Flask) -> None:
    with city.app_context():
        own = joined(city, role=Role.LEAD)
        joined(city, role=Role.READER, email="lot@buurt.example")
        assert works(enters(city))
        (me, _lot) = sorted(people.here(places.load("noord")), key=lambda each: each.role)
        assert me.email == SAM
        assert own.post("/programma/plek/noord/mensen/weg", data={"account": me.account}).status_code == 409
        with pytest.raises(Refused, match="unknown_here"):
            people.take_away(HOST, places.load("noord"), "nobody")
        assert own.post("/programma/plek/noord", data={"name": "Noord!"}).status_code == 303
        assert "een plek anders genoemd" in own.get("/programma/plek/noord/logboek").text
