"""Three hundred amounts through a form and a socket: kept exactly as they were meant, or refused in words."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from random import Random
from typing import Any

import pytest
from flask import Flask

from app import create_app
from app.live import meetings
from app.services import services_of
from facilitation.parts.package.division import current
from facilitation.state.plan import Initiative
from tests.realtime.servers import JSON, Device, Furnish, Live, Server, new_id, opening
from tests.reliability.length import length

pytestmark = pytest.mark.soak
AMOUNTS = length(60, 300)
POT, ASK = opening().pot, 600_000
PRICES = {"PRECIE": {"P1": 600_000, "P2": 400_000}, "TEVEEL": {"P1": 600_000, "P2": 400_001}}
VALUES: tuple[Any, ...] = (
    -1,
    -0.0,
    0,
    1,
    299_999,
    300_000,
    300_000.0,
    ASK,
    ASK + 1,
    POT,
    POT + 1,
    2**53 + 1,
    2**63,
    2**64,
    10**40,
    0.1 + 0.2,
    0.5,
    1e309,
    -1e309,
    float("nan"),
    1e5,
    True,
    False,
    None,
    "",
    "5",
    "300000",
    "NaN",
    "1e309",
    [],
    [1],
    {},
    {"a": 1},
    "€ 5",
)
TEXTS = (
    "5.000,00",
    "5,000.00",
    "5.000",
    "5,000",
    "5000",
    "3.000,005",
    "0,1",
    "0.1+0.2",
    "1e3",
    "1E3",
    "-5",
    "+5",
    "NaN",
    "inf",
    "Infinity",
    "٥٠٠٠",
    "５０００",
    "5 000",
    "5\u00a0000",
    "€ 5.000,-",
    "5.000,00 euro",
    "5.00.000",
    "5..000",
    ",5",
    "5,",
    "0x10",
    "5_000",
    "6000,01",
    "6000",
    "10000,01",
    "9007199254740993",
    "1" * 400,
    "=5",
    "5;6",
    "5\n6",
    "5\0",
    "\ud7ff",
    "  5000  ",
)
PLAIN = re.compile(r"\s*(?:€\s*)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}|-))?\s*(?:euro)?\s*", re.ASCII)


@pytest.fixture(scope="module")
def server(furnish: Furnish) -> Server:
    """A running server, its meeting at the allocation."""
    dear = [
        opening(code, tuple(Initiative(key, key, ask, ask) for key, ask in PRICES[code].items())) for code in PRICES
    ]
    made = furnish(opening(), *dear)
    made.start()
    return made


@pytest.fixture(scope="module")
def console(server: Server) -> Live:
    """The gespreksleider, who walked the room there."""
    live = server.leader().joined()
    live.lead_to("allocation", at="welcome")
    live.ok("stage.close")
    live.ok("stage.reveal")
    return live


@pytest.fixture
def desk(server: Server) -> Iterator[Flask]:
    """The same data, read beside the server."""
    app = create_app({"DATA_DIR": server.folder})
    with app.app_context(), closing(services_of(app).database):
        yield app


def awarded(code: str) -> int:
    """What P1 gets now, in cents."""
    award = current(meetings.state_at(code)).get("P1")
    return award.amount if award else 0


def drawn(known: tuple[Any, ...], seed: int) -> list[Any]:
    """The known ones, and so many more like them."""
    chance = Random(seed)
    kinds = (lambda: chance.randrange(-5, POT + 5), lambda: chance.random() * POT, lambda: 10 ** chance.randrange(30))
    return [*known, *(chance.choice(kinds)() for _ in range(AMOUNTS - len(known)))]


def meant(text: str) -> int | None:
    """The cents of an amount as Dutch people write it, read without the code under test; None for other writing."""
    found = PLAIN.fullmatch(text)
    if not found:
        return None
    fraction = (found[2] or "").replace("-", "")
    return int(found[1].replace(".", "")) * 100 + int(fraction.ljust(2, "0"))


def typed(device: Device, text: str) -> Any:
    """The answer to an amount in a form."""
    token = device.web.get(f"{device.url}/token").json()["token"]
    data = {"do": "award.set P1", "amount_eur": text, "reason": "x", "face": "console", "id": new_id()}
    return device.web.post(f"{device.url}/act", data=data | {"csrf_token": token}, headers=JSON)


def test_an_amount_over_a_socket_is_kept_exactly_or_refused(server: Server, console: Live, desk: Flask) -> None:
    kept = 0
    for value in drawn(VALUES, 1):
        before = awarded(server.code)
        answer = console.act("award.set", initiative="P1", amount=value, reason="x")
        whole = isinstance(value, int) and not isinstance(value, bool)
        if answer["ok"]:
            assert whole, value
            assert awarded(server.code) == value
            kept += 1
        else:
            assert answer["error"]["key"] != "failed", value
            assert awarded(server.code) == before, value
    assert kept


def test_an_amount_in_a_form_is_kept_as_it_was_meant_or_refused(server: Server, console: Live, desk: Flask) -> None:
    leader = server.leader()
    kept = 0
    for value in drawn(TEXTS, 2):
        text = str(value)
        before, answer = awarded(server.code), typed(leader, text)
        told = json.loads(answer.text)
        assert answer.status_code in (200, 403, 409, 422), (text, told)
        if told["ok"]:
            expected = meant(text)
            assert expected is None or awarded(server.code) == expected, (text, awarded(server.code))
            assert 0 <= awarded(server.code) <= ASK
            kept += 1
        else:
            assert awarded(server.code) == before, text
    assert kept


@pytest.mark.parametrize("code", PRICES)
def test_a_ballot_of_one_cent_over_the_pot_is_refused(server: Server, code: str) -> None:
    there = server.at(code)
    there.leader().joined().lead_to("allocation", at="welcome")
    answer = there.seated().joined().act("ballot.cast", ballot={"amounts": PRICES[code]})
    assert answer["ok"] == (sum(PRICES[code].values()) <= POT), answer
