"""The municipality's own sign-in says who somebody is, an invitation what they may, and a forgery nothing."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from joserfc.jwk import OctKey, RSAKey

from app.configuration import SignIn
from app.programme.accounts.accounts import with_email
from tests.programme.accounts import provider as providers
from tests.programme.accounts.joining import invited, joined, works
from tests.programme.accounts.provider import CLIENT, LOT, SECRET, Provider
from tests.programme.accounts.test_signing import JSON, key

EMAIL = str(LOT["email"])


@pytest.fixture
def municipality(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with providers.serving() as found:
        app.config["OIDC"] = SignIn(found.issuer, CLIENT, SECRET, "Gemeente Amsterdam")
        yield found


def went(client: FlaskClient, query: str = "") -> str:
    """Somebody went there and signed in; the address to which they are sent back."""
    there = client.get(f"/account/gemeente{query}").location
    assert there is not None
    answer = requests.get(there, allow_redirects=False, timeout=5)
    at = urlsplit(answer.headers["Location"])
    return f"{at.path}?{at.query}"


def back(client: FlaskClient, query: str = "") -> Any:
    return client.get(went(client, query), headers=JSON)


def test_who_was_invited_comes_in_by_the_municipality_and_again(
    house: Flask, municipality: Provider, passer_by: FlaskClient
) -> None:
    invited(email=EMAIL)
    assert "Gemeente Amsterdam" in passer_by.get("/account/aanmelden").text
    assert back(passer_by).status_code == 303
    assert works(passer_by)
    found = with_email(EMAIL)
    assert found is not None
    assert found.name == "Lot Jansen"
    again = house.test_client()
    assert back(again).status_code == 303
    assert works(again)


def test_who_was_not_invited_gets_nothing(municipality: Provider, passer_by: FlaskClient) -> None:
    assert key(back(passer_by)) == "oidc_uninvited"
    assert not works(passer_by)
    assert with_email(EMAIL) is None


@pytest.mark.parametrize("verified", [False, None, "true"])
def test_an_address_that_was_not_verified_counts_for_nothing(
    verified: object, municipality: Provider, passer_by: FlaskClient, house: Flask
) -> None:
    invited(email=EMAIL)
    municipality.person["email_verified"] = verified
    assert key(back(passer_by)) == "oidc_unverified"


@pytest.mark.parametrize(
    "says",
    [
        {"iss": "https://elders.example"},
        {"aud": "een ander"},
        {"exp": 1_000_000_000, "iat": 999_999_000},
        {"nonce": "een ander"},
        {"aud": [CLIENT, "een ander"], "azp": "een ander"},
        {"sub": None},
    ],
)
def test_an_answer_that_is_not_for_us_now_is_refused(
    says: dict[str, Any], municipality: Provider, passer_by: FlaskClient, house: Flask
) -> None:
    invited(email=EMAIL)
    municipality.says = says
    assert key(back(passer_by)) == "oidc_refused"
    assert not works(passer_by)


def test_an_answer_that_another_key_signed_is_refused(
    municipality: Provider, passer_by: FlaskClient, house: Flask
) -> None:
    invited(email=EMAIL)
    municipality.signing = RSAKey.generate_key(2048, {"kid": "first"})
    assert key(back(passer_by)) == "oidc_refused"


def test_our_own_secret_signs_nothing(municipality: Provider, passer_by: FlaskClient, house: Flask) -> None:
    invited(email=EMAIL)
    municipality.algorithm = "HS256"
    municipality.signing = OctKey.import_key(SECRET)  # type: ignore[assignment]
    assert key(back(passer_by)) == "oidc_refused"


def test_an_answer_serves_the_device_that_asked_and_once(
    municipality: Provider, house: Flask, passer_by: FlaskClient
) -> None:
    invited(email=EMAIL)
    address = went(passer_by)
    other = house.test_client()
    other.get("/account/gemeente")
    assert key(other.get(address, headers=JSON)) == "oidc_refused"  # the state is not its own
    assert passer_by.get(address).status_code == 303
    assert key(passer_by.get(address, headers=JSON)) == "oidc_refused"


def test_a_code_without_the_proof_of_who_asked_gives_nothing(
    municipality: Provider, passer_by: FlaskClient, house: Flask
) -> None:
    invited(email=EMAIL)
    address = went(passer_by)
    code = parse_qs(urlsplit(address).query)["code"][0]
    municipality.codes[code]["code_challenge"] = "of somebody else"
    assert key(passer_by.get(address, headers=JSON)) == "oidc_refused"


def test_an_address_that_only_the_other_page_tells_is_read_there(
    municipality: Provider, passer_by: FlaskClient, house: Flask
) -> None:
    invited(email=EMAIL)
    municipality.told_apart = True
    assert back(passer_by).status_code == 303
    assert works(passer_by)


def test_an_account_with_the_same_address_is_coupled_by_its_owner_alone(
    municipality: Provider, house: Flask, passer_by: FlaskClient
) -> None:
    own = joined(house, email=EMAIL)
    invited(place="amsterdam", email=EMAIL)
    assert key(back(passer_by)) == "email_taken"
    assert back(own, "?couple=1").location == "/account"
    assert back(passer_by).status_code == 303
    assert works(passer_by, "amsterdam")
    other = joined(house, email="sam@buurt.example")
    assert key(back(other, "?couple=1")) == "identity_taken"
    assert own.post("/account/ontkoppelen").status_code == 303
    assert key(back(house.test_client())) == "oidc_uninvited"


def test_one_that_is_not_there_or_says_to_be_another_is_told_in_words(
    municipality: Provider, passer_by: FlaskClient
) -> None:
    municipality.described = {"issuer": "https://elders.example"}
    assert key(passer_by.get("/account/gemeente", headers=JSON)) == "oidc_unreachable"
    municipality.server.shutdown()
    municipality.server.server_close()
    assert key(passer_by.get("/account/gemeente", headers=JSON)) == "oidc_unreachable"


def test_without_settings_there_is_no_such_way(passer_by: FlaskClient) -> None:
    assert key(passer_by.get("/account/gemeente", headers=JSON)) == "oidc_off"
    assert "/account/gemeente" not in passer_by.get("/account/aanmelden").text


def test_a_state_in_other_letters_is_not_ours(municipality: Provider, passer_by: FlaskClient, house: Flask) -> None:
    passer_by.get("/account/gemeente")
    assert key(passer_by.get("/account/gemeente/terug?state=%C3%A9&code=x", headers=JSON)) == "oidc_refused"


@pytest.mark.parametrize("methods", [[], ["private_key_jwt"], ["none"]])
def test_a_municipality_that_takes_no_secret_as_we_show_it_is_told_apart(
    methods: list[str], municipality: Provider, passer_by: FlaskClient, house: Flask
) -> None:
    municipality.described = {"token_endpoint_auth_methods_supported": methods}
    assert key(back(passer_by)) == "oidc_unreachable"


def test_a_description_that_is_none_is_none(
    municipality: Provider, passer_by: FlaskClient, house: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Provider, "description", lambda self: ["x"])
    assert key(passer_by.get("/account/gemeente", headers=JSON)) == "oidc_unreachable"
