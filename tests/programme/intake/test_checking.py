"""Whether a plan can be done: by criteria that stood before, in public, and never by the same reason twice."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.programme.feature import Role
from app.programme.intake import appeals, checks, intakes, people, plans
from app.programme.intake.tables import APPEAL, CHECK
from app.programme.rights import Held, Holder
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Forbidden, Malformed, Refused
from tests.programme.intake.conftest import CHECKER, CRITERIA, OTHER, PATH, ROUND, Resident, checked, form, support

Make = Callable[..., Resident]


@pytest.fixture
def ans(resident: Make, house: Flask) -> Resident:
    """A resident whose plan has enough support, in a round whose criteria stand."""
    found = resident("Een bankje")
    support(house, 1, 2)
    checks.freeze(ROUND, CHECKER)
    return found


def red() -> str:
    """Give plan 1 red by its second criterion."""
    return checked(1, "green", "red")


def test_criteria_that_stand_are_never_changed(intake: str, lead: FlaskClient) -> None:
    root = f"/programma/ronde/{ROUND}/plannen"
    assert lead.post(f"{root}/criteria", data={"criteria": CRITERIA}).status_code == 303
    assert lead.post(f"{root}/criteria/vast").status_code == 303
    assert lead.post(f"{root}/criteria", data={"criteria": "Iets anders"}).status_code == 409
    assert lead.post(f"{root}/criteria/vast").status_code == 409
    assert list(checks.criteria(ROUND).values()) == CRITERIA.splitlines()
    assert "Het mag daar." in lead.get(f"{root}/inrichten").text


def test_nothing_is_checked_before_the_criteria_stand(resident: Make, house: Flask) -> None:
    resident("Een bankje")
    support(house, 1, 2)
    with pytest.raises(Refused, match="criteria_not_frozen"):
        checked(1, "green")


def test_no_criteria_cannot_stand(intake: str) -> None:
    checks.set_criteria(ROUND, "")
    with pytest.raises(Refused, match="no_criteria"):
        checks.freeze(ROUND, CHECKER)


@pytest.mark.parametrize(
    ("colours", "state"),
    [
        (("green",), "checking"),
        (("green", "green"), "green"),
        (("green", "orange"), "orange"),
        (("red",), "red"),
        (("orange", "red"), "red"),
    ],
)
def test_a_plan_is_as_good_as_the_worst_of_its_criteria(colours: tuple[str, ...], state: str, ans: Resident) -> None:
    assert checked(1, *colours) == state


def test_orange_and_red_say_why_and_red_names_a_criterion(ans: Resident) -> None:
    plan = plans.load(ROUND, 1)
    for colour in ("orange", "red"):
        with pytest.raises(Malformed, match="reason_needed"):
            checks.check(plan.id, 1, colour, "  ", CHECKER, PATH)
    with pytest.raises(Refused, match="unknown_criterion"):
        checks.check(plan.id, 3, "red", "Zomaar", CHECKER, PATH)


def test_what_still_gathers_support_is_not_checked(resident: Make, intake: str) -> None:
    resident("Een bankje")
    checks.freeze(ROUND, CHECKER)
    with pytest.raises(Refused, match="not_in_check"):
        checked(1, "green")


def test_a_later_red_needs_a_reason_that_nobody_gave_and_is_shown_as_later(
    ans: Resident, passer_by: FlaskClient
) -> None:
    assert checked(1, "green", "orange") == "orange"
    plan = plans.load(ROUND, 1)
    with pytest.raises(Refused, match="reason_not_new"):
        checks.check(plan.id, 1, "red", " reden 2, voor ORANGE!", CHECKER, PATH)
    checks.check(plan.id, 1, "red", "De grond is vervuild", CHECKER, PATH)
    shown = passer_by.get(f"/ronde/{ROUND}/plannen/1").text
    for words in ("De grond is vervuild", "later gegeven", "toetser", "niet haalbaar", "Wat er eerder over is gezegd"):
        assert words in shown
    assert CHECKER.name not in shown
    assert [row.number for row in rows(sa.select(CHECK.c.number))] == [1, 2, 3]


def test_a_plan_that_was_looked_at_is_not_changed_any_more(ans: Resident) -> None:
    assert ans.browser.post(f"{ans.page}/wat", data={"title": "Nog steeds", "short": "Kort"}).status_code == 303
    checked(1, "green")
    assert ans.browser.post(f"{ans.page}/wat", data={"title": "Iets anders", "short": "Kort"}).status_code == 409


def test_an_appeal_is_answered_by_somebody_else_and_everybody_reads_both(ans: Resident, passer_by: FlaskClient) -> None:
    assert red() == "red"
    assert ans.browser.post(f"{ans.page}/doe/bezwaar", data={"text": "Het mag daar wel."}).status_code == 303
    plan = plans.load(ROUND, 1)
    with pytest.raises(Forbidden, match="same_checker"):
        appeals.answer(plan.id, "green", "Toch wel", CHECKER, PATH)
    appeals.answer(plan.id, "orange", "Het mag, als de boom blijft staan.", OTHER, PATH)
    assert plans.load(ROUND, 1).state == "orange"
    shown = passer_by.get(f"/ronde/{ROUND}/plannen/1").text
    assert "Het mag daar wel." in shown
    assert "Het mag, als de boom blijft staan." in shown
    with pytest.raises(Refused, match="no_appeal"):
        appeals.answer(plan.id, "green", "Nog eens", OTHER, PATH)


def test_an_appeal_can_be_turned_down_and_is_made_once(ans: Resident) -> None:
    red()
    ans.browser.post(f"{ans.page}/doe/bezwaar", data={"text": "Het mag daar wel."})
    assert ans.browser.post(f"{ans.page}/doe/bezwaar", data={"text": "Echt."}).status_code == 409
    appeals.answer(plans.load(ROUND, 1).id, "red", "Nee: er ligt een gasleiding.", OTHER, PATH)
    assert plans.load(ROUND, 1).state == "red"
    assert ans.browser.post(f"{ans.page}/doe/bezwaar", data={"text": "Echt."}).status_code == 409


def test_an_appeal_comes_in_time_and_against_red_alone(ans: Resident) -> None:
    assert ans.browser.post(f"{ans.page}/doe/bezwaar", data={"text": "Waarom?"}).status_code == 409
    red()
    intakes.save(ROUND, form(appeal_days="0"))
    assert ans.browser.post(f"{ans.page}/doe/bezwaar", data={"text": "Waarom?"}).status_code == 409
    assert rows(sa.select(APPEAL)) == []


@pytest.mark.parametrize(("role", "may"), [(role, role in (Role.CHECKER, Role.LEAD)) for role in Role])
def test_only_a_checker_or_a_lead_checks(
    role: Role, may: bool, ans: Resident, house: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody = Holder("somebody", "Iemand", (Held(PATH, role),))
    monkeypatch.setattr("app.programme.rights.present", lambda device: somebody)
    client, page = house.test_client(), f"/programma/ronde/{ROUND}/plannen/1"
    answer = client.post(f"{page}/toets", data={"criterion": "1", "colour": "green"})
    assert answer.status_code == (303 if may else 403)
    assert client.post(f"{page}/bezwaar", data={"colour": "red", "reason": "x"}).status_code == (409 if may else 403)
    assert ('name="colour"' in client.get(page).text) is may


def test_the_workspace_shows_a_checker_elsewhere_nothing_to_do(
    ans: Resident, house: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = Holder("x", "X", (Held("/amsterdam/west/", Role.CHECKER),))
    monkeypatch.setattr("app.programme.rights.present", lambda device: elsewhere)
    page = f"/programma/ronde/{ROUND}/plannen/1"
    assert house.test_client().post(f"{page}/toets", data={"criterion": "1", "colour": "green"}).status_code == 403


def test_who_withdraws_takes_part_no_more(ans: Resident) -> None:
    ans.browser.post(f"{ans.page}/doe/intrekken")
    with pytest.raises(Refused, match="not_in_check"):
        checked(1, "green")
    assert people.behind(plans.load(ROUND, 1).id)
    with services().database.read.connect() as connection:
        assert plans.read(connection, plans.load(ROUND, 1).id).state == "withdrawn"
