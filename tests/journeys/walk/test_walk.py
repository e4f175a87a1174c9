"""The scripted walk: an evening from the printed link of the desk to its record, without a terminal in between."""

import json
import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from app.access import organisers
from app.record.verify.verdict import verify
from app.rehearsal import stage
from app.rehearsal.look import Log
from app.services import services_of
from tests.journeys import people
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import CONSOLE, PHONE, Devices
from tests.journeys.held import Held
from tests.journeys.walk import leading
from tests.journeys.walk.preparing import Preparing
from tests.journeys.walk.stations import Stations
from tests.reliability.length import FULL

VERIFIER = Path(__file__).parents[3] / "static" / "verify.html"
FOLDER = os.environ.get("PICTURES")  # where a picture of every station is kept


@FULL
@pytest.mark.soak
def test_an_evening_from_the_printed_link_to_its_record(held: Held, devices: Devices) -> None:
    hall, stations = held.hall, Stations(Path(FOLDER) if FOLDER else None)
    laptop, hand = devices.page(CONSOLE), devices.page(PHONE)
    door = devices.watch.forgiving("/voorbereiden#", "/regie#")  # before the key in the link is exchanged
    with door, stage.building(hall.folder) as app:
        console = Preparing(laptop, stations).through(organisers.entrance(hall.url)["desk"])
        code = console.partition("/t/")[2].partition("/")[0]
        residents = leading.Hall(hall.url, code, Log(services_of(app).database, code))
        leading.Leading(hand, residents, stations).to_the_record(console)
        residents.close()
    people.rested(hand)
    hand.locator(leading.BIG).click()
    hand.wait_for_url("**/besluit")
    expect(hand.get_by_text(leading.WHY, exact=False).first).to_be_attached()
    stations.at(hand, "besluit", axe=False)
    content = hand.request.get(f"{hall.url}/t/{code}/besluit.json").body()
    assert verify(content).faults == ()
    record = json.loads(content)["record"]
    assert record["plans"][0]["amount"] == 4_200_00
    assert record["divided"] == sum(plan["amount"] for plan in record["plans"]) <= record["pot"]
    laptop.goto(VERIFIER.as_uri())
    told = laptop.evaluate("async (content) => (await verifyRecord(content)).faults", content.decode())
    assert told == []
    nothing_in(stations.problems)
