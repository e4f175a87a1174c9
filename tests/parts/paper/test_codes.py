"""Codes at the paper desk: handed in one by one, apart from the ballots; each is on a phone or on paper, never both."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any

import pytest
from flask import Flask

from app.live.meetings import load
from app.parts.deciding import making
from facilitation.state.deciding import entitled
from tests.devices import CODE, Browser
from tests.parts.deciding.halls import batch, begin, phone
from tests.parts.deciding.test_joining import joined
from tests.parts.paper.test_faces import Desk, at_desk
from tests.reliability.length import length

PLACE = f"/t/{CODE}/papier/codes/ranking"


@pytest.fixture
def hall(app: Flask) -> Iterator[Flask]:
    """The app, with a small meeting in it where people decide by code."""
    with app.app_context():
        begin()
        yield app


@pytest.fixture
def noor(hall: Flask) -> Desk:
    """At the paper desk of that hall."""
    return at_desk(hall, "Noor")


def hand_in(desk: Browser, code: str) -> Any:
    """What the page of codes answers."""
    return desk.client.post(PLACE, data={"voting_code": code, "csrf_token": desk.token()})


def test_a_code_is_handed_in_once_as_it_is_typed_or_scanned(noor: Desk) -> None:
    one, two, _ = batch()
    answer = hand_in(noor, one.lower().replace("-", " "))
    assert (answer.status_code, answer.location) == (303, f"{PLACE}?goed={one[-4:]}")
    assert hand_in(noor, f"https://tafel.example/t/{CODE}#code={two.replace('-', '')}").status_code == 303
    assert entitled(load(CODE).state).papers == {"ranking": 2}
    page = noor.client.get(f"{PLACE}?goed={one[-4:]}").text
    assert f"Code … {one[-4:]} is ingeleverd." in page
    assert '<b class="num">2</b>' in page
    assert one not in page


def test_each_code_that_does_not_count_is_told_why_in_words(noor: Desk, hall: Flask) -> None:
    phoned, void, twice = batch()
    joined(phone(hall), voting_code=phoned)
    making.void(load(CODE), void, making.HOST)
    hand_in(noor, twice)
    typo = twice[:-1] + ("C" if twice[-1] != "C" else "D")
    told = {
        phoned: (409, "Met deze code beslist al iemand op een telefoon. Leg dit biljet dicht apart"),
        void: (409, "Deze code is ingetrokken."),
        twice: (409, "Met deze code is op papier gestemd."),
        typo: (422, "er staat een tikfout in"),
        "K7XM": (422, "Een code heeft twaalf tekens. Dit zijn er 4."),
        "CCCCCCCCCCCC": (409, "Deze code kennen we niet"),
    }
    for code, (status, words) in told.items():
        answer = hand_in(noor, code)
        assert (answer.status_code, words in answer.text) == (status, True), code
    assert entitled(load(CODE).state).papers == {"ranking": 1}


def test_a_code_on_paper_opens_no_phone_and_only_the_desk_hands_in(noor: Desk, hall: Flask) -> None:
    one, *_ = batch()
    hand_in(noor, one)
    assert joined(phone(hall), voting_code=one) == (409, "code_on_paper")
    assert phone(hall).client.get(PLACE).status_code == 403
    assert hand_in(phone(hall), one).status_code == 403
    assert "Codes inleveren" in noor.get("/papier").text


@pytest.mark.soak
def test_of_a_phone_and_the_paper_desk_at_once_one_has_the_code(noor: Desk, hall: Flask) -> None:
    number, chance = length(12, 1000), Random(73)
    codes, paper = batch(number), 0
    with ThreadPoolExecutor(2) as pool:
        for code in codes:
            device = phone(hall)
            device.client.get(f"/t/{CODE}")
            tries = [
                lambda device=device, code=code: joined(device, voting_code=code)[0] == 200,
                lambda code=code: hand_in(noor, code).status_code == 303,
            ]
            order = chance.sample([0, 1], 2)
            found = dict(zip(order, pool.map(lambda at: tries[at](), order), strict=True))  # noqa: B023
            assert sum(found.values()) == 1, "one of both, and never neither"
            paper += found[1]
    here = entitled(load(CODE).state)
    assert (here.papers.get("ranking", 0), len(here.seats)) == (paper, number - paper)
    print(f"\n{number} codes wanted by a phone and the paper desk at once: {paper} on paper")
