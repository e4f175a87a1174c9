"""Support: once for each device, and a plan is checked from the moment that it has enough."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.access.devices import Device
from app.live import limits
from app.programme.intake import intakes, plans, supports
from app.programme.intake.tables import PLAN, SUPPORT, SUPPORTER
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import TooMany
from tests.programme.intake.conftest import ROUND, Resident, form, local, support

Make = Callable[..., Resident]
ONE = f"/ronde/{ROUND}/plannen/1"


def test_a_device_supports_a_plan_once_and_may_take_it_back(resident: Make, house: Flask) -> None:
    resident("Een bankje")
    browser = house.test_client()
    browser.get(ONE)
    for _ in range(3):
        assert browser.post(f"{ONE}/steun", data={"name": "Cor de Wit"}).status_code == 303
    assert plans.load(ROUND, 1).support == 1
    assert "Cor de Wit" in browser.get(ONE).text
    assert browser.post(f"{ONE}/geen-steun").status_code == 303
    assert browser.post(f"{ONE}/geen-steun").status_code == 303
    assert plans.load(ROUND, 1).support == 0
    assert rows(sa.select(SUPPORTER)) == []


def test_who_keeps_no_cookie_does_not_count(resident: Make, house: Flask) -> None:
    resident("Een bankje")
    assert house.test_client().post(f"{ONE}/steun").status_code == 409
    assert plans.load(ROUND, 1).support == 0


def test_with_enough_support_a_plan_is_checked_and_stays_so(resident: Make, house: Flask) -> None:
    resident("Een bankje")
    support(house, 1, 1)
    assert plans.load(ROUND, 1).state == "gathering"
    browser = house.test_client()
    browser.get(ONE)
    browser.post(f"{ONE}/steun")
    assert plans.load(ROUND, 1).state == "checking"
    browser.post(f"{ONE}/geen-steun")
    assert (plans.load(ROUND, 1).state, plans.load(ROUND, 1).support) == ("checking", 1)


def test_a_round_that_asks_for_no_support_checks_every_plan(resident: Make) -> None:
    intakes.save(ROUND, form(threshold=0))
    resident("Een bankje")
    assert plans.load(ROUND, 1).state == "checking"


def test_a_threshold_that_is_lowered_lets_in_what_has_enough_by_then(resident: Make, house: Flask) -> None:
    resident("Een bankje")
    support(house, 1, 1)
    intakes.save(ROUND, form(threshold=1))
    assert (plans.load(ROUND, 1).state, plans.load(ROUND, 1).met) == ("checking", True)
    intakes.save(ROUND, form(threshold=5))
    assert plans.load(ROUND, 1).state == "checking"


def test_support_counts_until_its_own_last_moment(resident: Make, house: Flask) -> None:
    resident("Een bankje")
    intakes.save(ROUND, form(closes=local(-0.5), gathers=local(1)))
    support(house, 1, 1)
    intakes.save(ROUND, form(closes=local(-0.5)))
    browser = house.test_client()
    browser.get(ONE)
    assert browser.post(f"{ONE}/steun").status_code == 409
    assert plans.load(ROUND, 1).support == 1


def test_what_is_kept_of_a_device_does_not_tell_what_else_it_supports(resident: Make, house: Flask) -> None:
    resident("Een bankje")
    resident("Een boom")
    browser = house.test_client()
    for number in (1, 2):
        browser.get(f"/ronde/{ROUND}/plannen/{number}")
        browser.post(f"/ronde/{ROUND}/plannen/{number}/steun")
    assert len({row.hash for row in rows(sa.select(SUPPORT.c.hash))}) == 2


def test_a_flood_of_support_for_one_plan_waits_and_others_do_not(resident: Make, house: Flask) -> None:
    resident("Een bankje")
    resident("Een boom")
    services().limits.rates, services().limits.now = {"supports": limits.Rate(6, 3)}, lambda: 0.0
    assert limits.SHIPPED["supports"].burst >= 60
    first, second = plans.load(ROUND, 1), plans.load(ROUND, 2)
    for number in range(3):
        supports.give(fresh(number), first)
    with pytest.raises(TooMany):
        supports.give(fresh(999), first)
    supports.give(fresh(999), second)


def fresh(number: int) -> Device:
    """A device that nobody saw before."""
    return Device({"receipt": f"receipt {number}"})


STEPS = st.lists(st.tuples(st.sampled_from(("give", "take", "threshold")), st.integers(0, 4)), max_size=25)


@given(steps=STEPS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_support_is_the_number_of_devices_and_the_threshold_is_met_once_and_for_all(
    steps: list[tuple[str, int]], resident: Make
) -> None:
    number = _next(resident)
    found, threshold, met = set[int](), 2, False
    intakes.save(ROUND, form(threshold=threshold))
    for kind, which in steps:
        plan = plans.load(ROUND, number)
        if kind == "threshold":
            threshold = which
            intakes.save(ROUND, form(threshold=threshold))
        elif kind == "give":
            supports.give(fresh(which), plan)
            found.add(which)
        else:
            supports.take_back(fresh(which), plan)
            found.discard(which)
        met = met or len(found) >= threshold
        now = plans.load(ROUND, number)
        assert (now.support, now.met) == (len(found), met)
        assert now.state == ("checking" if met else "gathering")


def _next(resident: Make) -> int:
    """The number of one more plan."""
    intakes.save(ROUND, form(threshold=2))
    resident("Een bankje")
    last = rows(sa.select(sa.func.max(PLAN.c.number).label("last")).where(PLAN.c.round == ROUND))[0].last
    return int(last)


def test_the_list_says_how_many_support_a_plan(resident: Make, house: Flask, passer_by: FlaskClient) -> None:
    resident("Een bankje")
    support(house, 1, 1)
    assert "1 steunt dit" in passer_by.get(f"/ronde/{ROUND}/plannen").text
