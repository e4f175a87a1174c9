"""What is known of people goes when its term is over, and by nothing else."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.operations import retention
from app.programme.intake.tables import CONTACT, PERSON, PLAN, SUPPORT, SUPPORTER
from app.programme.rounds import rounds
from app.programme.storage import rows
from app.services import services
from tests.programme.intake.conftest import ROUND, Resident, photo

Make = Callable[..., Resident]
TABLES = (SUPPORTER, CONTACT, PERSON, PLAN, SUPPORT)


@pytest.fixture
def over(resident: Make, house: Flask) -> datetime:
    """A round with one plan that was handed in and one that was not; when it was over."""
    ans = resident("Een bankje", email="ans@example.nl")
    draft = resident("Niet af", hand_in=False)
    draft.browser.post(f"{draft.page}/foto", data={"photo": (photo(), "x.jpg")})
    ans.browser.post(f"/ronde/{ROUND}/plannen/1/steun", data={"name": "Cor"})
    end = datetime.now(UTC).date() + timedelta(days=30)
    rounds.change(ROUND, "Ronde 2027", ends=end.isoformat())
    return datetime(end.year, end.month, end.day, tzinfo=UTC)


def left(days: float, over: datetime) -> list[int]:
    """How many rows each table has so many days after the round."""
    retention.expire(services().database, [], retention.Terms(), over + timedelta(days=days))
    return [len(rows(sa.select(table))) for table in TABLES]


def test_supporters_names_go_with_the_round_and_the_others_after_their_term(
    over: datetime, passer_by: FlaskClient
) -> None:
    assert left(-1, over) == [1, 2, 2, 2, 1]
    assert left(1.5, over) == [0, 2, 2, 2, 1]
    assert left(364, over) == [0, 2, 2, 2, 1]
    assert left(367, over) == [0, 0, 1, 1, 1]
    assert "Een bankje" in passer_by.get(f"/ronde/{ROUND}/plannen/1").text


def test_a_dry_run_takes_nothing(over: datetime) -> None:
    found = retention.expire(services().database, [], retention.Terms(), over + timedelta(days=400), dry=True)
    assert found["supporters"] == 1
    assert [len(rows(sa.select(table))) for table in TABLES] == [1, 2, 2, 2, 1]
