"""A page that is older than what stands there by now writes nothing, and whoever is refused finds the way back."""

import re
from collections.abc import Mapping

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.programme.framework import clauses
from app.programme.framework.clauses import Said
from app.programme.intake import checks, intakes
from app.programme.places import places
from app.programme.rounds import money, rounds
from app.programme.rounds.money import Part
from app.programme.talks import talks
from tests.programme.accounts.test_signing import JSON, key
from tests.programme.intake.conftest import CRITERIA, form

ROUND = "de-banne-ronde"
WORK = f"/programma/ronde/{ROUND}"
BANNE = "/programma/plek/de-banne"
TALK = {"title": "Gesprek", "day": "2026-11-01"}
FORMS: Mapping[str, tuple[str, str, dict[str, str]]] = {
    "round": (WORK, WORK, {"title": "Ronde", "about": "Van een ander."}),
    "pot": (f"{WORK}/pot", f"{WORK}/pot", {"amount": "2000"}),
    "envelopes": (f"{WORK}/pot", f"{WORK}/deelbudgetten", {"key": "", "title": "Nieuw", "amount": "1"}),
    "intake": (f"{WORK}/plannen/inrichten", f"{WORK}/plannen/inrichten", form(9)),
    "criteria": (f"{WORK}/plannen/inrichten", f"{WORK}/plannen/criteria", {"criteria": "Iets anders."}),
    "clause": (
        f"{BANNE}/kaders/afspraak/money-1",
        f"{BANNE}/kaders/afspraak/money-1",
        {"text": "Anders.", "standing": "free", "reason": "Daarom.", "agreed_by": "wij"},
    ),
    "talk": (f"{BANNE}/stadsgesprekken/de-banne-gesprek-2026-11-01",) * 2 + (TALK | {"about": "Over de stad."},),
}
"""By what is written: the page with its form, where that goes, and what somebody else writes there first."""


WRONG = {"title": "x", "seen": "0" * 16, "key": "", "amount": "5k"}


@pytest.fixture
def furnished(house: Flask) -> None:
    here = places.load("de-banne")
    rounds.add(here, "Ronde", 100_000, public="1", stage="plans")
    money.set_envelopes(ROUND, [Part("groen", "Groen", 1_000)])
    intakes.save(ROUND, form())
    checks.set_criteria(ROUND, CRITERIA)
    clauses.add(here, "money", Said(text="Zo doen we het.", agreed_by="wij"), "noor")
    talks.add(here, TALK)


def seen(page: str, action: str) -> str:
    """The mark in the form of a page that is sent to this address."""
    forms = re.findall(r"<form\b(.*?)</form>", page, re.DOTALL)
    own = [each for each in forms if f'action="{action}"' in each.partition(">")[0]]
    own = own or [each for each in forms if "action=" not in each.partition(">")[0] and 'name="seen"' in each]
    found = re.search(r'name="seen" value="([0-9a-f]{16})"', own[0])
    assert found is not None
    return found[1]


@pytest.mark.parametrize("what", FORMS)
def test_who_did_not_see_what_another_wrote_writes_nothing_over_it(
    what: str, lead: FlaskClient, furnished: None
) -> None:
    page, action, other = FORMS[what]
    mine = other | {"seen": seen(lead.get(page).text, action)}
    assert lead.post(action, data=mine | {"reason": "Want zo is het."}).status_code == 303
    after = lead.get(page).text
    assert key(lead.post(action, data=mine | {"title": "Mijn titel"}, headers=JSON)) == "changed_meanwhile"
    assert lead.get(page).text == after
    again = other | {"seen": seen(after, action), "title": "Mijn titel", "text": "Nog anders.", "amount": "20"}
    assert lead.post(action, data=again).status_code == 303


def test_criteria_are_not_fixed_for_ever_by_who_saw_others(lead: FlaskClient, furnished: None) -> None:
    page, freeze = f"{WORK}/plannen/inrichten", f"{WORK}/plannen/criteria/vast"
    old = seen(lead.get(page).text, freeze)
    checks.set_criteria(ROUND, "Van een ander.")
    assert key(lead.post(freeze, data={"seen": old}, headers=JSON)) == "changed_meanwhile"
    assert intakes.load(ROUND).frozen is None
    assert lead.post(freeze, data={"seen": seen(lead.get(page).text, freeze)}).status_code == 303


@pytest.mark.parametrize(
    ("method", "address", "referrer", "back"),
    [
        ("POST", f"{WORK}/deelbudgetten", f"{WORK}/pot", f"{WORK}/pot"),
        ("POST", f"{WORK}/deelbudgetten", "", WORK),
        ("POST", f"{WORK}/deelbudgetten", "https://elders.example/x", WORK),
        ("POST", f"{BANNE}/erbij", "", BANNE),
        ("POST", WORK, "", WORK),
        ("GET", "/buurt/nergens", "", "/buurt"),
        ("GET", "/ronde/nergens", "", "/"),
    ],
)
def test_who_is_refused_is_led_back_to_a_page_that_is_there(
    method: str, address: str, referrer: str, back: str, lead: FlaskClient, furnished: None
) -> None:
    own = f"http://127.0.0.1:8000{referrer}" if referrer.startswith("/") else referrer
    answer = lead.open(address, method=method, data=WRONG, headers={"Referer": own})
    assert answer.status_code >= 400
    assert f'href="{back}"' in answer.text
    assert lead.get(back).status_code == 200


def test_a_clause_that_is_sent_twice_is_written_once(lead: FlaskClient, furnished: None) -> None:
    told = {"chapter": "roles", "text": "Iedereen praat.", "agreed_by": "wij"}
    assert lead.post(f"{BANNE}/kaders", data=told).status_code == 303
    assert key(lead.post(f"{BANNE}/kaders", data=told, headers=JSON)) == "nothing_changed"
    assert [each.text for each in clauses.of_place("de-banne") if each.chapter == "roles"] == ["Iedereen praat."]
