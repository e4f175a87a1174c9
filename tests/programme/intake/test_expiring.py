"""What is known of people goes when its term is over, and by nothing else."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.operations import retention
from app.programme.intake.tables import CONTACT, PERSON, PHOTO, PLAN, SUPPORT, SUPPORTER
from app.programme.rounds import rounds
from app.programme.storage import rows
from app.services import services
from app.terms import Terms
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
    retention.expire(services().database, [], Terms(), over + timedelta(days=days))
    return [len(rows(sa.select(table))) for table in TABLES]


def test_supporters_names_go_with_the_round_and_the_others_after_their_term(
    over: datetime, passer_by: FlaskClient
) -> None:
    assert left(-1, over) == [1, 2, 2, 2, 1]
    assert left(1.5, over) == [0, 2, 2, 2, 1]
    assert left(84, over) == [0, 2, 2, 2, 1]
    assert left(364, over) == [0, 2, 2, 2, 0]
    assert left(367, over) == [0, 0, 1, 1, 0]
    page = passer_by.get(f"/ronde/{ROUND}/plannen/1").text
    assert "Een bankje" in page
    assert "1 buurtgenoot steunt dit plan" in page, "how many there were stays"


def test_photos_go_after_theirs_and_the_text_of_what_led_to_nothing_after_three_years(
    resident: Make, over: datetime, passer_by: FlaskClient
) -> None:
    cor = resident("Een fontein", text="Bel Cor op 06.")
    cor.browser.post(f"{cor.page}/foto", data={"photo": (photo(), "x.jpg"), "alt": "De fontein"})
    went = sa.update(PLAN).where(PLAN.c.number == 1).values(draft="klaver")
    services().database.commit(lambda connection: connection.execute(went))
    left(364, over)
    assert len(rows(sa.select(PHOTO))) == 2
    left(367, over)
    assert not rows(sa.select(PHOTO))
    assert rows(sa.select(PLAN.c.photo, PLAN.c.alt).where(PLAN.c.number == 2))[0] == (None, "")
    assert "Bel Cor op 06." in passer_by.get(f"/ronde/{ROUND}/plannen/2").text
    left(1097, over)
    page = passer_by.get(f"/ronde/{ROUND}/plannen/2").text
    assert "Plan 2" in page
    assert not any(each in page for each in ("Cor", "fontein", "Een plan voor"))
    assert "Een plan voor iedereen." in passer_by.get(f"/ronde/{ROUND}/plannen/1").text
    assert rows(sa.select(sa.func.sum(PLAN.c.ask)))[0][0] == 1_000_000
    again = retention.expire(services().database, [], Terms(), over + timedelta(days=1098))
    assert not again


def test_a_dry_run_takes_nothing(over: datetime) -> None:
    found = retention.expire(services().database, [], Terms(), over + timedelta(days=400), dry=True)
    assert found["supporters"] == 1
    assert [len(rows(sa.select(table))) for table in TABLES] == [1, 2, 2, 2, 1]
