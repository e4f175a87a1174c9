"""The people of a place: nobody gives what is not theirs, somebody always leads, and the desk opens for organisers."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.programme.accounts import invitations, people
from app.programme.accounts.accounts import with_email
from app.programme.feature import Role
from app.programme.places import places
from tests.programme.accounts.joining import SAM, joined, works
from tests.programme.accounts.test_signing import JSON, key

LOT = "lot@buurt.example"


def person(email: str) -> str:
    found = with_email(email)
    assert found is not None
    return found.id


def roles(place: str) -> dict[str, Role]:
    return {each.email: each.role for each in people.here(places.load(place))}


@pytest.mark.parametrize(
    ("mine", "given", "refused"),
    [
        (Role.LEAD, Role.LEAD, None),
        (Role.LEAD, Role.TREASURER, None),
        (Role.ORGANISER, Role.ORGANISER, None),
        (Role.ORGANISER, Role.READER, None),
        (Role.ORGANISER, Role.LEAD, "role_not_yours"),
        (Role.ORGANISER, Role.TREASURER, "role_not_yours"),
        (Role.CHECKER, Role.READER, "not_allowed"),
    ],
)
def test_nobody_gives_a_role_above_their_own(mine: Role, given: Role, refused: str | None, house: Flask) -> None:
    own = joined(house, role=mine)
    answer = own.post("/programma/plek/noord/mensen", data={"email": LOT, "role": given}, headers=JSON)
    assert answer.status_code == 200 if refused is None else key(answer) == refused


def test_nobody_gives_a_role_at_a_place_that_they_do_not_hold(house: Flask) -> None:
    own = joined(house, role=Role.LEAD)
    form = {"email": LOT, "role": "lead"}
    assert own.post("/programma/plek/de-banne/mensen", data=form).status_code == 200
    assert key(own.post("/programma/plek/amsterdam/mensen", data=form, headers=JSON)) == "not_allowed"


def test_an_organiser_takes_nothing_from_a_lead(house: Flask) -> None:
    joined(house, role=Role.LEAD, email=LOT)
    own = joined(house, role=Role.ORGANISER)
    for path, more in (("weg", {}), ("rol", {"role": "reader"})):
        form = {"account": person(LOT)} | more
        assert key(own.post(f"/programma/plek/noord/mensen/{path}", data=form, headers=JSON)) == "role_not_yours"
    assert roles("noord")[LOT] is Role.LEAD


def test_the_last_lead_stays_until_there_is_another(house: Flask, lead: FlaskClient) -> None:
    own = joined(house, role=Role.LEAD)
    joined(house, role=Role.READER, email=LOT)
    page, me = "/programma/plek/noord/mensen", {"account": person(SAM)}
    assert key(lead.post(f"{page}/weg", data=me, headers=JSON)) == "last_lead"
    assert key(own.post(f"{page}/rol", data=me | {"role": "reader"}, headers=JSON)) == "last_lead"
    assert key(own.post("/account/weg", headers=JSON)) == "leads_alone"
    assert roles("noord") == {SAM: Role.LEAD, LOT: Role.READER}
    own.post(f"{page}/rol", data={"account": person(LOT), "role": "lead"})
    assert own.post(f"{page}/weg", data=me).status_code == 303
    assert roles("noord") == {LOT: Role.LEAD}


def test_a_lead_of_the_city_is_lead_enough_for_a_district(house: Flask, lead: FlaskClient) -> None:
    joined(house, role=Role.LEAD)
    joined(house, place="amsterdam", role=Role.LEAD, email=LOT)
    assert lead.post("/programma/plek/noord/mensen/weg", data={"account": person(SAM)}).status_code == 303


def test_who_is_taken_away_is_out_at_once_and_so_are_those_they_invited(house: Flask, lead: FlaskClient) -> None:
    own = joined(house)
    own.post("/programma/plek/noord/mensen", data={"email": LOT, "role": "reader"})
    assert works(own)
    lead.post("/programma/plek/noord/mensen/weg", data={"account": person(SAM)})
    assert not works(own)
    assert not invitations.waiting(places.load("noord"))


def test_the_desk_opens_for_organisers_and_leads_wherever_they_are(house: Flask) -> None:
    for number, role in enumerate(Role):
        own = joined(house, place="de-banne", role=role, email=f"{number}@buurt.example")
        allowed = role in (Role.LEAD, Role.ORGANISER)
        assert own.get("/voorbereiden").status_code == (200 if allowed else 403)
        assert (own.post("/voorbereiden/bijeenkomsten", data={}).status_code == 303) is allowed


def test_who_has_an_account_makes_no_link_to_the_desk_which_opens_more(house: Flask, lead: FlaskClient) -> None:
    own = joined(house, place="amsterdam", role=Role.LEAD)
    assert key(own.get("/voorbereiden/links", headers=JSON)) == "desk_link_needed"
    assert key(own.post("/voorbereiden/links", data={"note": "mij"}, headers=JSON)) == "desk_link_needed"
    assert key(own.post("/voorbereiden/links/revoke", headers=JSON)) == "desk_link_needed"
    assert lead.get("/voorbereiden/links").status_code == 200
    assert "/voorbereiden/links" not in own.get("/voorbereiden").text


def test_a_lead_of_a_district_adds_places_in_it_and_no_city(house: Flask) -> None:
    own = joined(house, role=Role.LEAD)
    form = {"level": "neighbourhood", "name": "Vogelbuurt"}
    assert own.post("/programma/plek/noord/erbij", data=form).status_code == 303
    assert places.load("vogelbuurt").path == "/amsterdam/noord/vogelbuurt/"
    assert key(own.post("/programma/plek", data={"level": "city", "name": "Weesp"}, headers=JSON)) == "not_allowed"
    inside = form | {"name": "Zuid", "parent": "amsterdam"}
    assert key(own.post("/programma/plek", data=inside, headers=JSON)) == "not_allowed"


def test_people_stand_on_no_public_page_and_in_no_workspace_of_who_may_not_invite(house: Flask) -> None:
    joined(house, role=Role.LEAD)
    reader = joined(house, role=Role.READER, email=LOT)
    assert reader.get("/programma/plek/noord/mensen").status_code == 403
    assert SAM not in reader.get("/programma/plek/noord").text
    assert SAM not in house.test_client().get("/buurt/noord").text
