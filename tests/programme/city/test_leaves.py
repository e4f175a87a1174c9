"""Lists that are too long for one page: the leaf that the address asks for, and the way to the next one."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.programme.leaves import leaf
from app.programme.places import places
from app.programme.rounds import money, rounds
from app.programme.rounds.money import Award


@pytest.mark.parametrize(
    ("asked", "number", "first"), [("", 1, 0), ("2", 2, 10), ("3", 3, 20), ("99", 3, 20), ("0", 1, 0), ("-1", 1, 0)]
)
def test_the_address_says_which_leaf_and_too_large_a_number_is_the_last(
    app: Flask, asked: str, number: int, first: int
) -> None:
    with app.test_request_context(f"/?p={asked}"):
        found = leaf(range(25), "p", 10)
    assert (found.number, found.pages, found.total, found.rows[0]) == (number, 3, 25, first)


@pytest.mark.parametrize("asked", ["x", "1e3", "²", "9" * 40, "٣"])
def test_what_is_no_number_is_the_first_leaf(app: Flask, asked: str) -> None:
    with app.test_request_context("/", query_string={"p": asked}):
        assert leaf(range(25), "p", 10).number == 1


def test_turning_a_leaf_leaves_the_other_lists_of_the_page_where_they_are(app: Flask) -> None:
    with app.test_request_context("/?rondes=4&p=1&naast=a&naast=b"):
        assert leaf(range(25), "p", 10).to(2) == "?rondes=4&naast=a&naast=b&p=2"


def test_an_empty_list_is_one_empty_leaf(app: Flask) -> None:
    with app.test_request_context("/?p=7"):
        found = leaf([], "p")
    assert (found.rows, found.number, found.pages) == ([], 1, 1)


def test_a_round_of_many_plans_shows_fifty_of_them_and_the_rest_on_the_pages_after(
    house: Flask, passer_by: FlaskClient, lead: FlaskClient
) -> None:
    made = rounds.add(places.load("de-banne"), "Buurtbudget", 10**9, public=True, stage="over")
    money.award(made, [Award(f"P{n:03}", f"Bank {n:03}", 100, 100) for n in range(120)])
    first, last = passer_by.get(f"/ronde/{made}").text, passer_by.get(f"/ronde/{made}?plannen=3").text
    assert first.count("Bank ") == 50
    assert last.count("Bank ") == 20
    assert 'href="?plannen=2"' in first
    for page in ("pot", "betalen", "terugmelden"):
        assert "Bladzijde 3 van 3" in lead.get(f"/programma/ronde/{made}/{page}?plannen=9").text
    assert lead.get(f"/programma/ronde/{made}/betalen?plannen=3").text.count("<option") == 120
