"""Proposers hand in plans by a link that the organiser gives out, and answer for theirs; for nothing else."""

from flask import Flask
from flask.testing import FlaskClient

from app.desk import evening, opening
from app.desk.plans import invites
from tests.desk.organiser import DESK, JSON, Organiser
from tests.desk.test_plans import taken, titles

PLAN = {"title": "Speeltuin", "ask": "9.000", "minimum": "", "proposer": "Bo", "theme": "", "short": "Kort", "text": ""}


def invited(client: FlaskClient, key: str) -> str:
    """A proposer who opened the link; the page that it leads to."""
    answer = client.post("/indienen/key", data={"key": key})
    assert answer.status_code == 303
    return str(answer.location)


def test_a_plan_is_handed_in_and_changed_by_whoever_handed_it_in(organiser: Organiser, desk_app: Flask) -> None:
    draft, bo = taken(organiser), desk_app.test_client()
    page = invited(bo, invites.make(draft))
    assert bo.post(page, data=PLAN).status_code == 303
    assert titles(draft)[-1] == "Speeltuin"
    key = evening.load(draft).items("plan")[-1].key
    shown = bo.get(page).text
    assert "Speeltuin" in shown
    assert "Moestuin" not in shown
    bases = {f"base.{name}": "1" for name in PLAN}
    bo.post(page, data=PLAN | bases | {"key": key, "ask": "8.000"})
    assert evening.load(draft).item("plan", key).cents("ask") == 800_000


def test_nobody_changes_a_plan_that_is_not_theirs(organiser: Organiser, desk_app: Flask) -> None:
    draft, bo = taken(organiser), desk_app.test_client()
    page = invited(bo, invites.make(draft))
    first = evening.load(draft).items("plan")[0].key
    answer = bo.post(page, data=PLAN | {"key": first}, headers=JSON)
    assert (answer.status_code, answer.json["error"]["key"]) == (409, "unknown_item")
    assert titles(draft)[0] == "Moestuin"


def test_the_proposer_of_one_plan_answers_for_it_and_hands_in_no_other(organiser: Organiser, desk_app: Flask) -> None:
    draft, noor = taken(organiser), desk_app.test_client()
    first = evening.load(draft).items("plan")[0]
    organiser.type(draft, first.name("open"), "Is het 12 of 12.000?")
    page = invited(noor, invites.make(draft, first.key))
    assert "Is het 12 of 12.000?" in noor.get(page).text
    bases = {f"base.{name}": str(first.evening.typed(first.name(name)).version) for name in PLAN}
    noor.post(page, data=PLAN | bases | {"key": first.key, "title": "Moestuin", "ask": "11.000"})
    after = evening.load(draft).item("plan", first.key)
    assert (after.cents("ask"), after.text("open")) == (1_100_000, "")
    assert noor.post(page, data=PLAN, headers=JSON).json["error"]["key"] == "too_many_handed_in"


def test_what_the_organiser_changed_meanwhile_is_not_written_over(organiser: Organiser, desk_app: Flask) -> None:
    draft, noor = taken(organiser), desk_app.test_client()
    first = evening.load(draft).items("plan")[0]
    page = invited(noor, invites.make(draft, first.key))
    organiser.type(draft, first.name("ask"), "10.000", base=1)
    noor.post(page, data=PLAN | {"key": first.key, "base.ask": "1", "ask": "13.000"})
    found = evening.load(draft)
    assert found.text(first.name("ask")) == "10.000"
    assert [each.value for each in found.beside(first.name("ask"))] == ["13.000"]


def test_a_link_opens_nothing_of_the_desk_and_ends_when_it_is_revoked_or_the_evening_opens(
    organiser: Organiser, desk_app: Flask
) -> None:
    draft, bo = taken(organiser), desk_app.test_client()
    page = invited(bo, invites.make(draft))
    assert bo.get(f"{DESK}/{draft}/plannen").status_code == 403
    assert desk_app.test_client().get(page).status_code == 403
    organiser.press(draft, "plannen/uitnodigingen/weg")
    assert bo.get(page).status_code == 403
    page = invited(bo, invites.make(draft))
    opening.open_evening(draft)
    assert bo.post(page, data=PLAN, headers=JSON).json["error"]["key"] == "draft_opened"


def test_a_flood_of_plans_is_refused(organiser: Organiser, desk_app: Flask) -> None:
    draft, bo = taken(organiser), desk_app.test_client()
    page = invited(bo, invites.make(draft))
    answers = [bo.post(page, data=PLAN | {"title": f"Plan {n}"}).status_code for n in range(7)]
    assert answers == [303] * 5 + [409] * 2
    assert bo.post(page, data=PLAN | {"title": " "}, headers=JSON).json["error"]["key"] == "title_needed"


def test_the_link_is_shown_once_on_the_organisers_page(organiser: Organiser, desk_app: Flask) -> None:
    draft = taken(organiser)
    page = organiser.press(draft, "plannen/uitnodiging").text
    key = page.partition("/indienen#")[2][:43]
    assert invited(desk_app.test_client(), key)
    assert key not in organiser.client.get(f"{DESK}/{draft}/plannen").text
    assert desk_app.test_client().post("/indienen/key", data={"key": "geraden"}).status_code == 403
