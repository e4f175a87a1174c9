"""Every page of the programme: axe finds nothing, nothing sticks out, everything is reached by keyboard."""

from collections.abc import Iterator, Mapping
from itertools import cycle

import pytest
import requests
from playwright.sync_api import Page

from app import create_app
from app.access import organisers
from app.services import services_of
from tests.journeys import axe, looks
from tests.journeys.devices import CONSOLE, PHONE, Devices
from tests.programme.shown import furnish as furnished
from tests.realtime.servers import Furnish, Server
from tests.reliability.length import length

NARROW = {**PHONE, "viewport": {"width": 320, "height": 640}}
Filled = tuple[Server, Mapping[str, str], str]


@pytest.fixture(scope="module")
def filled(furnish: Furnish) -> Filled:
    """A server in whose folder every page has something to show; their addresses, and a key that opens all."""
    server = furnish()
    app = create_app({"DATA_DIR": server.folder})
    with app.app_context():
        addresses, key = furnished(), organisers.make("Noor")
    services_of(app).database.close()
    server.start()
    return server, addresses, key


def entered(devices: Devices, filled: Filled, shape: Mapping[str, object]) -> Page:
    """A window of who may see everything."""
    server, _, key = filled
    page = devices.page(shape)  # type: ignore[arg-type]
    with devices.watch.forgiving("403"):  # the door, before the key
        page.goto(f"{server.base}/voorbereiden#{key}")
        page.wait_for_url("**/voorbereiden")
    return page


def shown(filled: Filled) -> Iterator[tuple[str, str]]:
    """The pages among the addresses; files and pictures are none."""
    server, addresses, key = filled
    with requests.Session() as web:
        web.post(f"{server.base}/voorbereiden/key", data={"key": key}, headers={"Origin": server.base})
        for rule, address in addresses.items():
            if "<" in address or rule.startswith("/kaart/"):  # of the journey of its feature; pictures of a map
                continue
            answer = web.get(server.base + address, timeout=20)
            assert answer.status_code in (200, 404), address
            if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
                yield rule, address


def test_no_page_breaks_a_rule_of_access_and_nothing_sticks_out(devices: Devices, filled: Filled) -> None:
    wide, phone = entered(devices, filled, CONSOLE), entered(devices, filled, PHONE)
    narrow = entered(devices, filled, NARROW)
    found: dict[str, list[str]] = {}
    turns = cycle(length([[wide], [phone]], [[wide, phone]]))
    for _rule, address in shown(filled):
        for page in (wide, phone, narrow):
            page.goto(filled[0].base + address)
        found[address] = [each for page in next(turns) for each in axe.violations(page)]
        found[address] += [*looks.lost(phone), *looks.lost(narrow)]
        found[address] += looks.small_targets(phone)
    assert {address: problems for address, problems in found.items() if problems} == {}


def test_everything_on_a_page_is_reached_by_keyboard(devices: Devices, filled: Filled) -> None:
    page = entered(devices, filled, CONSOLE)
    found = {}
    for _rule, address in shown(filled):
        page.goto(filled[0].base + address)
        found[address] = looks.unreachable(page)
    assert {address: problems for address, problems in found.items() if problems} == {}
