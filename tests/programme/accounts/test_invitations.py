"""Invitations: for one person, once, until their day, and never for somebody else's account."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.live.limits import SHIPPED
from app.programme.accounts import accounts, invitations, people
from app.programme.accounts.accounts import with_email
from app.programme.feature import Role
from app.programme.places import places
from app.services import services
from tests.programme.accounts.joining import PASSWORD, SAM, enters, invited, joined, took, works
from tests.programme.accounts.test_signing import JSON, key

DOOR, TAKE = "/account/uitnodiging", "/account/uitnodiging/aannemen"


def test_an_invitation_gives_an_account_with_its_role_once(house: Flask, passer_by: FlaskClient) -> None:
    secret = invited(role=Role.CHECKER)
    link = f"https://tafel.example/account/uitnodiging#{secret}"
    assert passer_by.post(DOOR, data={"key": link}).location == TAKE
    assert "toetser" in passer_by.get(TAKE).text
    assert took(passer_by).location == "/programma/plek/noord"  # type: ignore[attr-defined]
    assert works(passer_by)
    other = house.test_client()
    assert key(other.post(DOOR, data={"key": secret}, headers=JSON)) == "invitation_unknown"


def test_two_who_opened_the_same_door_do_not_both_come_in(house: Flask) -> None:
    secret, one, other = invited(), house.test_client(), house.test_client()
    for each in (one, other):
        each.post(DOOR, data={"key": secret})
    given = invitations.look(secret)
    took(one)
    with pytest.raises(Exception, match="invitation_unknown"):
        invitations.take([given], "somebody", lambda connection: None)
    assert took(other).status_code == 403  # type: ignore[attr-defined]


def test_an_invitation_is_over_after_its_days(
    house: Flask, passer_by: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = invited()
    passer_by.post(DOOR, data={"key": secret})
    later = accounts.now() + invitations.LASTS + timedelta(seconds=1)
    monkeypatch.setattr(invitations, "now", lambda: later)
    assert took(passer_by).status_code == 403  # type: ignore[attr-defined]
    assert key(passer_by.post(DOOR, data={"key": secret}, headers=JSON)) == "invitation_unknown"


def test_one_that_is_made_again_or_taken_back_works_no_more(
    house: Flask, lead: FlaskClient, passer_by: FlaskClient
) -> None:
    first, second = invited(), invited()
    assert key(passer_by.post(DOOR, data={"key": first}, headers=JSON)) == "invitation_unknown"
    (waiting,) = invitations.waiting(places.load("noord"))
    lead.post("/programma/plek/noord/mensen/terug", data={"invitation": waiting.id})
    assert key(passer_by.post(DOOR, data={"key": second}, headers=JSON)) == "invitation_unknown"


def test_only_the_owner_of_an_account_takes_an_invitation_for_it(house: Flask, passer_by: FlaskClient) -> None:
    own = joined(house)
    secret = invited(place="amsterdam", role=Role.READER)
    passer_by.post(DOOR, data={"key": secret})
    assert key(passer_by.post(TAKE, data={"name": "X", "password": PASSWORD, "again": PASSWORD}, headers=JSON)) == (
        "invitation_of_other"
    )
    assert key(passer_by.post(f"{DOOR}/sleutel/vraag", headers=JSON)) == "invitation_of_other"
    own.post(DOOR, data={"key": secret})
    assert took(own).location == "/programma/plek/amsterdam"  # type: ignore[attr-defined]
    assert works(own, "amsterdam")


def test_who_leads_does_not_become_less_by_an_invitation(house: Flask) -> None:
    secret = invited(role=Role.READER)
    own = joined(house, place="de-banne", role=Role.LEAD)
    found = with_email(SAM)
    assert found is not None
    services().database.commit(lambda connection: people.put(connection, found.id, "noord", Role.LEAD))
    own.post(DOOR, data={"key": secret})
    took(own)
    assert [each.role for each in people.here(places.load("noord"))] == [Role.LEAD]


def test_who_guesses_keys_of_invitations_waits(house: Flask, passer_by: FlaskClient) -> None:
    services().limits.rates = SHIPPED
    tried = [passer_by.post(DOOR, data={"key": "x" * 43}, headers=JSON) for _ in range(SHIPPED["codes"].burst + 1)]
    assert key(tried[-1]) == "too_many_keys"


def test_a_lead_invites_on_the_page_and_the_link_is_shown_once(lead: FlaskClient, passer_by: FlaskClient) -> None:
    page = "/programma/plek/noord/mensen"
    shown = lead.post(page, data={"email": SAM, "name": "Sam", "role": "organiser"}).text
    link = shown.partition("uitnodiging#")[2][:43]
    assert link not in lead.get(page).text
    assert SAM in lead.get(page).text
    assert passer_by.post(DOOR, data={"key": link}).location == TAKE


def test_who_lost_the_ways_in_chooses_a_new_one_and_is_out_elsewhere(house: Flask, passer_by: FlaskClient) -> None:
    elsewhere = joined(house)
    found = with_email(SAM)
    assert found is not None
    passer_by.post(DOOR, data={"key": invitations.recover(found, "host")})
    assert took(passer_by, password="drie blauwe deuren", again="drie blauwe deuren").location == "/account"  # type: ignore[attr-defined]
    assert works(passer_by)
    assert not works(elsewhere)
    enters(house, password="drie blauwe deuren")


def test_an_address_that_is_none_is_not_invited(lead: FlaskClient) -> None:
    form = {"email": "geen adres", "role": "reader"}
    assert key(lead.post("/programma/plek/noord/mensen", data=form, headers=JSON)) == "email_unreadable"


def test_whom_somebody_invited_does_not_come_in_once_they_are_gone(house: Flask, passer_by: FlaskClient) -> None:
    joined(house, "amsterdam", Role.LEAD, "lena@stad.example")
    gone = joined(house, "amsterdam", Role.LEAD, "gone@stad.example")
    form = {"email": SAM, "name": "", "role": "lead"}
    secret = re.search(r"uitnodiging#([A-Za-z0-9_-]+)", gone.post("/programma/plek/noord/mensen", data=form).text)
    assert secret is not None
    assert gone.post("/account/weg").status_code == 303
    assert key(passer_by.post(DOOR, data={"key": secret[1]}, headers=JSON)) == "invitation_unknown"
