"""Six people around the device of their table lay their chips, all agree, and the hall follows."""

from playwright.sync_api import expect

from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import Devices
from tests.journeys.held import Held
from tests.journeys.looks import lost, small_targets
from tests.parts.chips.test_board import drag

SEATS = [f"T1S{n:08}" for n in range(6)]


def test_a_table_of_six_lays_agrees_and_hands_in_and_wall_and_console_follow(held: Held, devices: Devices) -> None:
    table = held.window(devices, "laying", "table", "device")
    phone = held.window(devices, "laying", "phone", SEATS[2])
    wall, console = (held.window(devices, "laying", face) for face in ("screen", "console"))
    table.locator(f'[data-lays="{SEATS[0]}"]').click()
    more = table.get_by_role("button", name="Leg één fiche op Buurtmoestuin Klaverhof")
    more.evaluate("button => { for (let n = 0; n < 3; n += 1) button.click(); }")  # faster than any answer
    drag(table, f'[data-lays="{SEATS[1]}"]', "#stapel-2")
    expect(table.locator("#stapel-1 .tpile__near .num")).to_have_text("3")
    expect(table.locator("#stapel-2 .tpile__near .num")).to_have_text("1")
    expect(table.locator(f'[data-lays="{SEATS[1]}"] b')).to_have_text("3")
    expect(phone.locator("#fiche-1 .chip__lies .num")).to_have_text("3")
    drag(phone, ".chips__stack", "#fiche-1")
    expect(phone.locator("#fiche-1 .chip__mine:visible")).to_have_text("1 van jou")
    expect(table.locator("#stapel-1 .tpile__near .num")).to_have_text("4")
    nothing_in([*violations(table), *violations(phone), *lost(table), *lost(phone), *small_targets(table, 48)])
    for seat in SEATS:
        table.locator(f'[value="chips.agree on=true seat={seat}"]').first.click()
        expect(table.locator(f'[value="chips.agree on=false seat={seat}"]').first).to_be_visible()
    expect(table.locator(".tsay__near")).to_contain_text("Ingelegd")
    expect(phone.locator(".chips")).to_contain_text("Jullie tafel is klaar.")
    expect(wall.locator(".chipready")).to_contain_text("van 2 tafels klaar")
    expect(wall.locator(".squares .done")).to_have_count(1)
    expect(console.locator(".chiptables .done")).to_contain_text("Tafel 1")
    leader = held.leader(devices, "laying")
    leader.act("stage.close")
    leader.act("stage.reveal")
    expect(wall.locator(".wchiplist")).to_contain_text("Buurtmoestuin Klaverhof")
    expect(console.locator("table.result")).to_contain_text("Buurtmoestuin Klaverhof")
