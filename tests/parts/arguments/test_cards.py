"""Argument cards that the paper desk types in: for a table, over the channel of paper, with the hand that did it."""

from typing import Any

import pytest
from flask import Flask

from app.live.meetings import load
from facilitation.parts.arguments.state import KIND
from facilitation.parts.seating import seats
from tests.devices import CODE
from tests.parts.paper.test_faces import Desk, at_desk
from tests.people import lead_to

PLACE = f"/t/{CODE}/papier/argumenten"


@pytest.fixture
def noor(context: Flask) -> Desk:
    """At the paper desk."""
    return at_desk(context, "Noor")


def card(desk: Desk, **fields: str) -> Any:
    """What the page answers to a card."""
    data = {"table": "1", "plan": "1", "side": "2", "text": "Te duur."} | fields
    return desk.client.post(PLACE, data=data | {"csrf_token": desk.token()})


def said() -> list[Any]:
    """Every argument so far."""
    stage = KIND.at(load(CODE).state)
    return list(stage.state.arguments.values()) if stage else []


def test_a_card_is_an_argument_of_its_table_on_paper_and_its_seat_is_made_once(noor: Desk) -> None:
    lead_to("arguments")
    before = len(seats(load(CODE).state))
    for text in ("Te duur.", "Wie onderhoudt het?"):
        answer = card(noor, text=text)
        assert (answer.status_code, answer.location) == (303, f"{PLACE}?tafel=1&goed=1")
    assert [(each.text, each.side, each.channel) for each in said()] == [
        ("Te duur.", "against", "paper"),
        ("Wie onderhoudt het?", "against", "paper"),
    ]
    assert len(seats(load(CODE).state)) == before + 1
    page = noor.client.get(f"{PLACE}?tafel=1&goed=1").text
    assert 'value="1"' in page
    assert "De kaart staat erbij." in page


def test_what_cannot_be_kept_is_said_in_words_and_brings_no_seat(noor: Desk) -> None:
    assert card(noor).status_code == 409, "nobody talks about plans yet"
    lead_to("arguments")
    before = len(seats(load(CODE).state))
    assert "F.1 Plan 99 bestaat niet" in card(noor, plan="99").text
    assert card(noor, side="9").status_code == 422
    assert card(noor, table="77").status_code == 409
    answer = card(noor, text=" ")
    assert answer.status_code == 422
    assert len(seats(load(CODE).state)) == before
    assert said() == []
