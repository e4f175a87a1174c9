"""Lists stay quick: as many looks for nine hundred plans as for nine, and every plan is found."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.programme.intake import checks, plans
from app.programme.intake.plans import Asked
from app.programme.intake.tables import CHECK, PLAN
from app.services import services
from tests.programme.intake.conftest import CHECKER, ROUND

STATES = ("gathering", "checking", "green", "orange", "red", "merged", "withdrawn")
PUBLIC = f"/ronde/{ROUND}/plannen"
WORK = f"/programma/ronde/{ROUND}/plannen"


def fill(first: int, last: int) -> None:
    """Write plans with these numbers straight into the table, each with two checks."""
    now = datetime.now(UTC)
    made = [
        {
            "id": f"p{n}", "round": ROUND, "number": n, "state": STATES[n % 7], "title": f"Plan {n} voor de buurt",
            "short": "Iets moois", "ask": n * 100, "theme": ("groen", None)[n % 2], "met": True, "support": n % 50,
            "sought": f"plan {n} voor de buurt iets moois {n}", "created": now, "handed_in": now,
        }
        for n in range(first, last + 1)
    ]  # fmt: skip
    found = [
        {"plan": each["id"], "number": k, "criterion": k, "colour": "green", "reason": "", "by": "x", "role": "checker",
         "at": now, "later": False}
        for each in made
        for k in (1, 2)
    ]  # fmt: skip

    def work(connection: sa.Connection) -> None:
        connection.execute(sa.insert(PLAN), made)
        connection.execute(sa.insert(CHECK), found)

    services().database.commit(work)


@contextmanager
def counted() -> Iterator[list[str]]:
    """Every question that is asked of the database meanwhile."""
    asked: list[str] = []
    engine = services().database.read

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    sa.event.listen(engine, "before_cursor_execute", note)
    yield asked
    sa.event.remove(engine, "before_cursor_execute", note)


OF_ALL = f"/ronde/{ROUND}"
"""A page that every feature has a piece of: how often all of them ask together is not said here."""


@pytest.mark.parametrize("path", [PUBLIC, WORK, f"{WORK}/tafel", f"{PUBLIC}/3", f"{WORK}/3", OF_ALL])
def test_no_page_asks_more_of_the_database_for_more_plans(path: str, intake: str, lead: FlaskClient) -> None:
    checks.freeze(ROUND, CHECKER)
    fill(1, 9)
    with counted() as few:
        assert lead.get(path).status_code == 200
    fill(10, 900)
    with counted() as many:
        assert lead.get(path).status_code == 200
    assert len(many) == len(few)
    assert len(many) <= 16 or path == OF_ALL


def test_every_plan_is_on_one_page(intake: str, passer_by: FlaskClient) -> None:
    fill(1, 475)
    seen: list[int] = []
    after = 0
    while True:
        found = plans.search(ROUND, Asked(after=after))
        seen += [plan.number or 0 for plan in found.plans]
        assert len(found.plans) <= plans.PAGE
        if not found.next:
            break
        after = found.next
    assert seen == list(range(1, 476))
    assert "475 plannen" in passer_by.get(PUBLIC).text
    assert f"na={plans.PAGE}" in passer_by.get(PUBLIC).text


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("q=VOOR+de+buurt", 21),
        ("q=plan+7+moois", 1),
        ("q=%25", 0),
        ("stand=green", 3),
        ("thema=groen", 10),
        ("q=nergens", 0),
    ],
)
def test_plans_are_found_by_words_theme_and_how_they_stand(
    query: str, number: int, intake: str, passer_by: FlaskClient
) -> None:
    fill(1, 21)
    numbers = {"q=plan+7+moois": "2 plannen"}
    shown = passer_by.get(f"{PUBLIC}?{query}").text
    expected = numbers.get(query, f"{number} plan" if number == 1 else f"{number} plannen")
    assert expected in shown


@pytest.mark.parametrize("after", ["-1", "x", "٣", "99999999999999999999"])
def test_a_page_that_nobody_meant_begins_at_the_beginning(after: str, intake: str, passer_by: FlaskClient) -> None:
    fill(1, 3)
    assert "Plan 1 voor" in passer_by.get(PUBLIC, query_string={"na": after}).text


def test_a_search_of_a_round_reads_no_plans_of_others(intake: str, house: Flask) -> None:
    query = sa.select(PLAN.c.id).where(PLAN.c.round == ROUND, PLAN.c.state == "green", PLAN.c.number > 50)
    with services().database.read.connect() as connection:
        told = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN " + str(query.compile(compile_kwargs={"literal_binds": True}))
        ).all()
    assert any("ix_plan_" in str(row) for row in told)
