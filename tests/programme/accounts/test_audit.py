"""What was done: written by the guard whatever the feature, read by who leads, and never changed."""

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.programme.accounts import audit
from app.programme.accounts.tables import AUDIT
from app.programme.feature import Role
from app.programme.places import places
from app.programme.registry import FEATURES
from app.services import services
from tests.programme.accounts.joining import SAM, joined

NOORD = "/amsterdam/noord/"


def written() -> list[tuple[str, str, str | None]]:
    with services().database.read.connect() as connection:
        rows = connection.execute(sa.select(AUDIT).order_by(AUDIT.c.number)).all()
    return [(row.what, row.about, row.path) for row in rows]


def test_whatever_needs_a_right_is_written_by_the_guard(lead: FlaskClient) -> None:
    lead.post("/programma/plek/noord", data={"name": "Amsterdam-Noord"})
    lead.post("/programma/plek/noord/rondes", data={"title": "Ronde 1", "amount": "1000"})
    lead.post("/programma/ronde/noord-ronde-1/pot", data={"amount": "2000"})
    assert written() == [
        ("places.pages:rename", "place:noord", NOORD),
        ("rounds.pages:add", "place:noord", NOORD),
        ("rounds.pages:change_pot", "round:noord-ronde-1", NOORD),
    ]
    (entry, *_) = audit.at_place(NOORD)
    assert entry.who.startswith("link:")
    assert str(entry.does) == "de pot veranderd"


def test_what_was_refused_or_only_looked_at_is_not_written(lead: FlaskClient, passer_by: FlaskClient) -> None:
    lead.get("/programma/plek/noord")
    assert lead.post("/programma/plek/noord", data={"name": ""}).status_code == 422
    passer_by.post("/programma/plek/noord", data={"name": "X"})
    assert written() == []


def test_nothing_that_a_form_said_of_a_person_is_written(house: Flask) -> None:
    own = joined(house, role=Role.LEAD)
    form = {"email": "lot@buurt.example", "name": "Lot Jansen", "role": "checker"}
    own.post("/programma/plek/noord/mensen", data=form)
    with services().database.read.connect() as connection:
        kept = str(connection.execute(sa.select(AUDIT)).all())
    assert '"role": "checker"' in kept
    assert not any(each in kept for each in ("lot@", "Lot Jansen", SAM, "Sam"))


@pytest.mark.parametrize("change", [sa.delete(AUDIT), sa.update(AUDIT).values(who="somebody else")])
def test_what_was_done_is_never_changed(change: sa.Executable, lead: FlaskClient) -> None:
    lead.post("/programma/plek/noord", data={"name": "Noord"})
    with pytest.raises(sa.exc.DatabaseError, match="what was done is never changed"):
        services().database.commit(lambda connection: connection.execute(change))
    assert len(written()) == 1


def test_who_leads_a_place_reads_what_was_done_there_and_in_it_and_nowhere_else(
    house: Flask, lead: FlaskClient
) -> None:
    own = joined(house, role=Role.LEAD)
    lead.post("/programma/plek/amsterdam", data={"name": "Amsterdam"})
    lead.post("/programma/plek/de-banne", data={"name": "De Banne"})
    shown = own.get("/programma/plek/noord/logboek").text
    assert shown.count("een plek anders genoemd") == 1
    assert "de-banne" in shown
    assert "Noor" in shown
    assert own.get("/programma/plek/amsterdam/logboek").status_code == 403


def test_a_long_list_is_read_by_fifty(house: Flask, lead: FlaskClient) -> None:
    for _ in range(audit.PAGE + 1):
        audit.write("link:x", "places.pages:rename", "place:noord", NOORD)
    first = audit.at_place(NOORD)
    assert [each.number for each in audit.at_place(NOORD, first[-1].number)] == [1]
    assert lead.get("/programma/plek/noord/logboek?voor=2").status_code == 200
    assert lead.get("/programma/plek/noord/logboek?voor=x").status_code == 422


def test_what_was_done_outlives_the_place_that_it_was_done_to(lead: FlaskClient) -> None:
    lead.post("/programma/plek/de-banne/weg")
    assert "een plek weggehaald" in lead.get("/programma/plek/noord/logboek").text
    assert places.load("noord")


def test_everything_that_is_written_down_is_called_something() -> None:
    acts = [(f.name, r.view) for f, r in FEATURES.routes() if "POST" in r.methods and r.right and r.does is None]
    assert acts == []
