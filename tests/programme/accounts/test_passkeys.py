"""Passkeys where browsers make them, told where they do not; the real ones are tried in a journey."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.programme.accounts import passkeys
from tests.programme.accounts.joining import joined
from tests.programme.accounts.test_signing import JSON, key


@pytest.mark.parametrize(
    ("address", "possible"),
    [
        ("https://tafel.example", True),
        ("http://localhost:8000", True),
        ("http://127.0.0.1:8000", False),
        ("http://tafel.example", False),
        ("https://192.168.1.20", False),
    ],
)
def test_passkeys_are_offered_where_a_browser_makes_them(address: str, possible: bool, house: Flask) -> None:
    house.config["PUBLIC_URL"] = address
    assert passkeys.possible() is possible
    assert ("data-passkey" in house.test_client().get("/account/aanmelden").text) is possible


def test_where_there_are_none_the_page_says_why(house: Flask) -> None:
    own = joined(house)
    assert "https" in own.get("/account").text
    assert key(own.post("/account/sleutel/vraag", headers=JSON)) == "passkeys_impossible"
    assert key(own.post("/account/aanmelden/sleutel/vraag", headers=JSON)) == "passkeys_impossible"


@pytest.mark.parametrize("answer", [None, [], {}, {"id": "x"}, {"id": "x", "response": {"signature": "x"}}])
def test_an_answer_that_is_none_opens_nothing(answer: object, house: Flask, passer_by: FlaskClient) -> None:
    house.config["PUBLIC_URL"] = "https://tafel.example"
    passer_by.post("/account/aanmelden/sleutel/vraag")
    assert key(passer_by.post("/account/aanmelden/sleutel", json=answer, headers=JSON)) == "passkey_wrong"
    own = joined(house)
    own.post("/account/sleutel/vraag")
    assert key(own.post("/account/sleutel", json=answer, headers=JSON)) == "passkey_wrong"


@pytest.mark.parametrize("body", ["[" * 100_000, '{"id": "\\ud800"}', '{"id": NaN}', "{"])
def test_what_is_no_json_opens_nothing(body: str, house: Flask, passer_by: FlaskClient) -> None:
    house.config["PUBLIC_URL"] = "https://tafel.example"
    own = joined(house)
    for client, address in ((passer_by, "/account/aanmelden/sleutel"), (own, "/account/sleutel")):
        client.post(f"{address}/vraag")
        answer = client.post(address, data=body, content_type="application/json", headers=JSON)
        assert key(answer) == "passkey_wrong"
