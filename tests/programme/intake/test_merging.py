"""Plans become one when every proposer of every one of them said yes; else nothing changes."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.programme.intake import intakes, merging, people, plans
from app.programme.intake.people import Person
from app.programme.intake.tables import PERSON, PLAN
from app.programme.storage import rows
from facilitation.refusals import Forbidden, Refused
from tests.programme.intake.conftest import ROUND, Resident, form, support

Make = Callable[..., Resident]
TOGETHER = {"title": "Bankjes en bomen", "text": "Samen is het meer.", "ask": "7500"}


def person(found: Resident) -> Person:
    """Who that is, as it stands now."""
    row = rows(sa.select(PERSON.c.plan).where(PERSON.c.id == found.person))[0]
    return next(each for each in people.behind(row.plan) if each.id == found.person)


def test_two_plans_become_one_that_names_them(resident: Make, house: Flask) -> None:
    ans, bo = resident("Een bankje", theme="groen"), resident("Een boom", theme="groen")
    support(house, 1, 3)
    assert ans.browser.post(f"{ans.page}/doe/samen", data=TOGETHER | {"numbers": "2"}).status_code == 303
    merge = merging.of_plan(plans.load(ROUND, 2).id)[0]
    assert "Bankjes en bomen" in bo.browser.get(bo.page).text
    assert plans.load(ROUND, 1).state == "checking"
    assert bo.browser.post(f"{bo.page}/doe/antwoord", data={"merge": merge.id, "yes": "1"}).status_code == 303
    new = plans.load(ROUND, 3)
    assert (new.title, new.ask, new.state, new.support, new.theme) == (
        "Bankjes en bomen",
        750_000,
        "gathering",
        0,
        "groen",
    )
    assert [plans.load(ROUND, number).state for number in (1, 2)] == ["merged", "merged"]
    assert [plans.load(ROUND, number).became for number in (1, 2)] == [new.id, new.id]
    shown = house.test_client().get(f"/ronde/{ROUND}/plannen/3").text
    assert "Een bankje" in shown
    assert "Een boom" in shown
    assert "Bankjes en bomen" in ans.browser.get(ans.page).text


def test_what_had_enough_support_needs_no_more(resident: Make, house: Flask) -> None:
    intakes.save(ROUND, form(threshold=1))
    ans, bo = resident("Een bankje"), resident("Een boom")
    support(house, 1, 1)
    support(house, 2, 1)
    made = merging.propose(person(ans), TOGETHER | {"numbers": "2"})
    merging.say(person(bo), made, True)
    assert (plans.load(ROUND, 3).state, plans.load(ROUND, 3).met) == ("checking", True)


def test_a_no_ends_it_and_nothing_changes(resident: Make) -> None:
    ans, bo = resident("Een bankje"), resident("Een boom")
    made = merging.propose(person(ans), TOGETHER | {"numbers": "2"})
    assert merging.say(person(bo), made, False) is None
    assert [row.state for row in rows(sa.select(PLAN.c.state))] == ["gathering", "gathering"]
    with pytest.raises(Refused, match="merge_over"):
        merging.say(person(bo), made, True)


def test_a_plan_that_was_taken_back_meanwhile_is_not_made_into_another(resident: Make) -> None:
    ans, bo = resident("Een bankje"), resident("Een boom")
    made = merging.propose(person(ans), TOGETHER | {"numbers": "2"})
    ans.browser.post(f"{ans.page}/doe/intrekken")
    with pytest.raises(Refused, match="merge_stale"):
        merging.say(person(bo), made, True)
    assert [row.state for row in rows(sa.select(PLAN.c.state).order_by(PLAN.c.number))] == ["withdrawn", "gathering"]


@pytest.mark.parametrize(
    ("numbers", "key"),
    [("1", "merge_needs_others"), ("9", "unknown_proposal"), ("twee", "malformed"), ("", "merge_needs_others")],
)
def test_others_are_named_by_their_numbers(numbers: str, key: str, resident: Make) -> None:
    ans = resident("Een bankje")
    with pytest.raises(Refused, match=key):
        merging.propose(person(ans), TOGETHER | {"numbers": numbers})


def test_somebody_of_another_plan_has_no_say(resident: Make) -> None:
    ans, _bo, cor = resident("Een bankje"), resident("Een boom"), resident("Een hek")
    made = merging.propose(person(ans), TOGETHER | {"numbers": "2"})
    with pytest.raises(Forbidden, match="not_allowed"):
        merging.say(person(cor), made, True)


@given(said=st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=8))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_plans_become_one_when_and_only_when_everybody_said_yes(
    said: list[tuple[int, bool]], resident: Make, house: Flask
) -> None:
    """Three plans, one of them of two: four people, of whom the first proposes."""
    made = [resident(title) for title in ("Een bankje", "Een boom", "Een hek")]
    everybody = [person(each) for each in made]
    everybody.append(_together(house, made[1]))
    numbers = [plans.of_id(each.plan).number for each in everybody[:3]]
    merge = merging.propose(everybody[0], TOGETHER | {"numbers": f"{numbers[1]} {numbers[2]}"})
    yes, over, new = {0}, False, None
    for who, answer in said:
        if over:
            with pytest.raises(Refused):
                merging.say(everybody[who], merge, answer)
            continue
        new = merging.say(everybody[who], merge, answer)
        yes |= {who} if answer else set()
        over = not answer or yes == {0, 1, 2, 3}
        assert (new is not None) is (answer and yes == {0, 1, 2, 3})
    states = {plans.load(ROUND, number or 0).state for number in numbers}
    assert states == ({"merged"} if new else {"gathering"})


def _together(house: Flask, found: Resident) -> Person:
    """One more who stands behind a plan."""
    people.invite(person(found))
    other = people.behind(person(found).plan)[-1]
    people.introduce(other, {"name": "Dee"})
    return people.behind(other.plan)[-1]


def test_no_proposer_alone_takes_back_what_became_one(resident: Make, house: Flask) -> None:
    ans, bo = resident("Een bankje"), resident("Een boom")
    made = merging.propose(person(ans), TOGETHER | {"numbers": "2"})
    merging.say(person(bo), made, True)
    assert "doe/intrekken" not in ans.browser.get(ans.page).text
    assert ans.browser.post(f"{ans.page}/doe/intrekken").status_code == 409
    assert plans.load(ROUND, 3).state == "gathering"
    assert ans.browser.post(f"{ans.page}/doe/weg", data={"who": bo.person}).status_code == 403
    assert ans.browser.post(f"{ans.page}/doe/weg", data={"who": ans.person}).status_code == 303
    assert [each.id for each in people.behind(plans.load(ROUND, 3).id)] == [bo.person]
    assert bo.browser.post(f"{bo.page}/doe/weg", data={"who": bo.person}).status_code == 403
    assert bo.browser.post(f"{bo.page}/doe/intrekken").status_code == 303
    assert plans.load(ROUND, 3).state == "withdrawn"
