"""Signing in by a password: slowly kept, slowly guessed, and ended wherever its owner says."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.live.limits import SHIPPED
from app.programme.accounts import passwords, sessions
from app.programme.accounts.accounts import with_email
from app.programme.feature import Role
from app.services import services
from tests.programme.accounts.joining import PASSWORD, SAM, enters, joined, works

JSON = {"Accept": "application/json"}


def key(answer: object) -> str:
    return str(answer.get_json()["error"]["key"])  # type: ignore[attr-defined]


def tried(client: FlaskClient, email: str = SAM, password: str = "niet dit wachtwoord") -> object:
    return client.post("/account/aanmelden", data={"email": email, "password": password}, headers=JSON)


def test_a_password_is_kept_as_argon2id_with_its_own_salt(house: Flask) -> None:
    one, other = passwords.hashed(PASSWORD), passwords.hashed(PASSWORD)
    assert one.startswith("$argon2id$v=19$m=47104,t=2,p=1$")
    assert one != other
    assert passwords.fits(one, PASSWORD)
    assert not passwords.fits(one, PASSWORD + "s")


def test_who_was_invited_signs_in_and_out(house: Flask) -> None:
    joined(house)
    device = enters(house, email=" SAM@Buurt.Example ")
    assert works(device)
    assert "Sam" in device.get("/programma/plek/noord").text
    device.post("/account/afmelden")
    assert not works(device)


def test_a_wrong_password_and_an_address_that_nobody_has_are_answered_alike(
    house: Flask, passer_by: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    joined(house)
    looked: list[str] = []
    real = passwords._verified
    monkeypatch.setattr(passwords, "_verified", lambda kept, given: looked.append(kept) or real(kept, given))
    wrong, unknown = tried(passer_by), tried(passer_by, "niemand@buurt.example")
    assert wrong.get_json() == unknown.get_json()  # type: ignore[attr-defined]
    assert wrong.status_code == unknown.status_code == 403  # type: ignore[attr-defined]
    costs = [each.rsplit("$", 2)[0] for each in looked]
    assert len(costs) == 2
    assert costs[0] == costs[1]


def test_what_was_kept_with_other_costs_is_kept_anew_when_its_owner_signs_in(
    house: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "COSTS", passwords.Costs(1, 8_192))
    joined(house)
    monkeypatch.undo()
    found = with_email(SAM)
    assert found is not None
    assert "m=8192,t=1" in str(passwords.of(found.id))
    enters(house)
    assert "m=47104,t=2" in str(passwords.of(found.id))
    enters(house)


def test_who_guesses_waits_on_whatever_device_and_its_owner_does_not(house: Flask) -> None:
    own = joined(house)
    services().limits.rates = SHIPPED | {"all_codes": SHIPPED["all_codes"], "codes": SHIPPED["codes"]}
    keys = [key(tried(house.test_client())) for _ in range(SHIPPED["passwords"].burst + 1)]
    assert set(keys[:-1]) == {"sign_in_wrong"}
    assert keys[-1] == "too_many_passwords"
    assert key(tried(house.test_client(), password=PASSWORD)) == "too_many_passwords"
    own.post("/account/afmelden")
    assert tried(own, password=PASSWORD).status_code == 303  # type: ignore[attr-defined]


def test_one_device_does_not_try_one_password_at_many_addresses(house: Flask, passer_by: FlaskClient) -> None:
    services().limits.rates = SHIPPED
    keys = [key(tried(passer_by, f"{n}@buurt.example")) for n in range(SHIPPED["codes"].burst + 1)]
    assert keys[-1] == "too_many_passwords"


def test_another_password_ends_every_other_session(house: Flask) -> None:
    own = joined(house)
    other = enters(house)
    form = {"password": PASSWORD, "new": "een heel ander woord", "again": "een heel ander woord"}
    assert own.post("/account/wachtwoord", data=form | {"password": "fout"}, headers=JSON).status_code == 403
    assert works(other)
    assert own.post("/account/wachtwoord", data=form).status_code == 303
    assert works(own)
    assert not works(other)
    enters(house, password=form["new"])
    assert tried(house.test_client(), password=PASSWORD).status_code == 403  # type: ignore[attr-defined]


def test_signing_out_everywhere_leaves_nobody_in(house: Flask) -> None:
    devices = [joined(house), enters(house), enters(house)]
    assert devices[1].post("/account/overal-af").status_code == 303
    assert not any(works(each) for each in devices)


def test_a_session_ends_by_itself(house: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    own = joined(house)
    monkeypatch.setattr(sessions, "LASTS", sessions.FRESH * 0)
    assert not works(own)
    assert own.get("/account").location == "/account/aanmelden?then=/account"


def test_the_ways_in_are_changed_only_shortly_after_signing_in(house: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    own = joined(house)
    monkeypatch.setattr(sessions, "FRESH", sessions.FRESH * 0)
    for path in ("/account/sleutel/vraag", "/account/sleutel/weg", "/account/ontkoppelen", "/account/weg"):
        assert key(own.post(path, headers=JSON)) == "sign_in_again"


@pytest.mark.parametrize(
    ("new", "again", "refused"),
    [
        ("kort", "kort", "password_short"),
        ("a" * 129, "a" * 129, "password_long"),
        ("vijf losse stoelen", "vijf losse stoel", "password_differs"),
        ("aaaabbbbaaaabbbb", "aaaabbbbaaaabbbb", "password_guessable"),
        ("wachtwoord1234567890", "wachtwoord1234567890", "password_guessable"),
        ("1q2w3e4r5t6y", "1q2w3e4r5t6y", "password_common"),
        ("letmeinletmein", "letmeinletmein", "password_common"),
        ("Sunshine01" * 2, "Sunshine01" * 2, "password_common"),
        ("amsterdam2024", "amsterdam2024", "password_common"),
        ("gemeente2024", "gemeente2024", "password_common"),
        ("iloveyou123456", "iloveyou123456", "password_common"),
    ],
)
def test_a_password_that_is_soon_guessed_is_not_taken(new: str, again: str, refused: str, house: Flask) -> None:
    own = joined(house)
    form = {"password": PASSWORD, "new": new, "again": again}
    assert key(own.post("/account/wachtwoord", data=form, headers=JSON)) == refused


def test_who_signs_in_is_led_on_to_our_own_pages_alone(house: Flask) -> None:
    joined(house)
    form = {"email": SAM, "password": PASSWORD}
    for then, to in (("/programma/plek/noord", "/programma/plek/noord"), ("//elders.example", "/account")):
        assert house.test_client().post("/account/aanmelden", data=form | {"then": then}).location == to


def test_a_password_or_a_key_that_was_refused_is_not_shown_again(house: Flask, passer_by: FlaskClient) -> None:
    long = "een heel lang wachtwoord dat niet klopt"
    own = joined(house)
    form = {"password": long, "new": f"{long} 2", "again": f"{long} 3"}
    assert long not in own.post("/account/wachtwoord", data=form).text
    assert long not in passer_by.post("/account/aanmelden", data={"email": SAM, "password": long}).text
    assert "k" * 43 not in passer_by.post("/account/uitnodiging", data={"key": "k" * 43}).text


def test_a_form_of_another_site_signs_nobody_in(house: Flask) -> None:
    joined(house)
    form = {"email": SAM, "password": PASSWORD}
    answer = house.test_client().post("/account/aanmelden", data=form, headers={"Origin": "https://elders.example"})
    assert answer.status_code == 403


def test_an_account_that_is_removed_leaves_no_name_behind(house: Flask) -> None:
    joined(house, email="lot@buurt.example", role=Role.LEAD)
    own = joined(house)
    assert own.post("/account/weg").status_code == 303
    assert with_email(SAM) is None
    with services().database.read.connect() as connection:
        dump = "\n".join(connection.connection.driver_connection.iterdump())  # type: ignore[union-attr]
    assert SAM not in dump
