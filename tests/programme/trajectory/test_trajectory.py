"""The learning trajectory of a round: who got money learns, and what is public is what its people agreed to."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.programme.places import places
from app.programme.rounds import money, rounds
from app.programme.rounds.money import Award
from app.programme.trajectory import trajectory
from facilitation.refusals import Refused

SESSION = {"kind": "workplace", "title": "Begroten met de buurt", "day": "2026-12-10", "at": "De Klaver", "host": "Sam"}


@pytest.fixture
def round_(house: Flask) -> str:
    """A public round in which two of three plans got money."""
    made = rounds.add(places.load("de-banne"), "Ronde", 100_000, public=True)
    awards = [Award("A", "Moestuin", 60_000, 50_000), Award("B", "Lampen", 9_000, 0), Award("C", "Feest", 9_000, 9_000)]
    money.award(made, awards)
    return made


def test_the_plans_that_got_money_take_part_once(round_: str) -> None:
    assert (trajectory.take_in(round_), trajectory.take_in(round_)) == (2, 0)
    assert [member.title for member in trajectory.members(round_)] == ["Feest", "Moestuin"]


def test_nobody_takes_part_where_nothing_was_awarded(house: Flask) -> None:
    made = rounds.add(places.load("noord"), "Leeg", 1)
    with pytest.raises(Refused, match="nobody_awarded"):
        trajectory.take_in(made)


def test_a_goal_has_a_state_and_what_its_people_say_of_it(round_: str) -> None:
    trajectory.take_in(round_)
    member = trajectory.members(round_)[0]
    goal = trajectory.aim(round_, member.id, "Vrijwilligers vinden")
    trajectory.reflect(round_, goal, "reached", "Vijf nieuwe mensen.")
    (found,) = trajectory.members(round_)[0].goals
    assert (found.text, found.state, found.reflection) == ("Vrijwilligers vinden", "reached", "Vijf nieuwe mensen.")
    other = rounds.add(places.load("noord"), "Elders", 1)
    with pytest.raises(Refused, match="unknown_here"):
        trajectory.reflect(other, goal, "open", "")
    with pytest.raises(Refused, match="malformed"):
        trajectory.reflect(round_, goal, "best", "")


def test_a_session_knows_who_was_there(round_: str) -> None:
    trajectory.take_in(round_)
    first, second = (member.id for member in trajectory.members(round_))
    session = trajectory.plan(round_, SESSION)
    trajectory.attend(round_, session, [first, second])
    trajectory.attend(round_, session, [second])
    (found,) = trajectory.sessions(round_)
    assert (set(found.there), found.host) == ({second}, "Sam")
    with pytest.raises(Refused, match="unknown_here"):
        trajectory.attend(round_, session, ["iemand"])
    with pytest.raises(Refused, match="material_not_web"):
        trajectory.plan(round_, SESSION | {"material": "javascript:alert(1)"})
    trajectory.remove_session(round_, session)
    assert not trajectory.sessions(round_)


def test_a_case_is_public_only_after_its_people_agreed(round_: str, passer_by: FlaskClient) -> None:
    trajectory.take_in(round_)
    case = trajectory.write_case(round_, trajectory.members(round_)[0].id, "Een dag te vroeg", "Het regende.")
    with pytest.raises(Refused, match="case_consent_needed"):
        trajectory.publish(round_, case, True)
    assert "Het regende." not in passer_by.get(f"/ronde/{round_}").text
    trajectory.publish(round_, case, True, agreed=True)
    assert "Het regende." in passer_by.get(f"/ronde/{round_}").text
    trajectory.publish(round_, case, False)
    assert not trajectory.cases(round_, public=True)
    trajectory.remove_case(round_, case)
    assert not trajectory.cases(round_)


def test_who_takes_part_no_longer_is_gone_with_all_of_it(round_: str) -> None:
    trajectory.take_in(round_)
    member = trajectory.members(round_)[0].id
    trajectory.aim(round_, member, "Leren")
    trajectory.attend(round_, trajectory.plan(round_, SESSION), [member])
    trajectory.write_case(round_, member, "Titel", "Tekst")
    trajectory.remove_member(round_, member)
    assert [each.title for each in trajectory.members(round_)] == ["Moestuin"]
    assert not trajectory.cases(round_)
    assert trajectory.sessions(round_)[0].there == frozenset()


def test_the_workspace_does_all_of_it_by_forms(lead: FlaskClient, passer_by: FlaskClient, round_: str) -> None:
    page = f"/programma/ronde/{round_}/traject"
    assert passer_by.get(page).status_code == 403
    assert lead.post(f"{page}/deelnemers").status_code == 303
    member = trajectory.members(round_)[0].id
    assert lead.post(f"{page}/deelnemers/{member}", data={"do": "aim", "text": "Leren vergaderen"}).status_code == 303
    goal = trajectory.members(round_)[0].goals[0].id
    assert lead.post(f"{page}/doelen/{goal}", data={"state": "running", "reflection": "Gaat goed"}).status_code == 303
    assert lead.post(f"{page}/sessies", data=SESSION).status_code == 303
    session = trajectory.sessions(round_)[0].id
    assert lead.post(f"{page}/sessies/{session}", data={"do": "attend", "there": [member]}).status_code == 303
    case = {"member": member, "title": "Titel", "text": "Wat er gebeurde"}
    assert lead.post(f"{page}/praktijk", data=case).status_code == 303
    shown = lead.get(page).text
    assert all(text in shown for text in ("Leren vergaderen", "Gaat goed", "Begroten met de buurt", "Wat er gebeurde"))
    assert lead.post(f"{page}/sessies/{session}", data={"do": "iets"}).status_code == 422
