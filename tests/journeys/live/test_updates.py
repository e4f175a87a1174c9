"""What goes on around somebody never takes anything from them: half-typed words, open pages, focus and place."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.devices import Devices
from tests.journeys.held import Held
from tests.journeys.live.writing import HALF, say, write
from tests.journeys.people import Voice, argument, post
from tests.reliability.length import length

OLD, GONE = "Oudere leerlingen", "Dit verbergt de gespreksleider."
ARGUMENTS = length(10, 25)  # each is two updates


@pytest.mark.soak
def test_many_updates_leave_words_pages_focus_and_the_line_being_read_alone(held: Held, devices: Devices) -> None:
    writer, reader, chooser = (held.window(devices, "updates") for _ in range(3))
    leader = held.window(devices, "updates", "console")
    field = write(writer, HALF)
    say(held.voice(devices, "updates", "P01"), GONE)
    reason = open_reason(leader)
    reason.fill("Dit staat er al")
    expect(argument(reader, GONE)).to_have_count(0)
    reader.locator("#floor-more > summary").click()
    line = argument(reader, OLD)
    reader.set_viewport_size({"width": 390, "height": 500})
    line.evaluate("line => line.scrollIntoView({block: 'center'})")
    assert reader.evaluate("scrollY") > 0
    button = argument(chooser, OLD).locator(".support")
    button.focus()
    leader.set_viewport_size({"width": 1440, "height": 600})
    reason.evaluate("field => field.scrollIntoView({block: 'center'})")
    assert leader.locator("main").evaluate("main => main.scrollTop") > 0
    before = [place(thing) for thing in (line, button, reason)]
    many_updates([held.voice(devices, "updates", seat) for seat in ("P01", "P03", "P04", "P05", "P06")], reader)
    assert devices.updates(reader) >= 2 * ARGUMENTS
    expect(field).to_have_value(HALF)
    expect(field).to_be_focused()
    assert field.evaluate("field => field.selectionStart") == 5
    expect(writer.locator('input[value="question"]')).to_be_checked()
    expect(reader.locator("#floor-more")).to_have_attribute("open", "")
    expect(argument(chooser, f"Nummer {ARGUMENTS - 1} van")).to_be_attached()
    expect(button).to_be_focused()
    assert [place(thing) for thing in (line, button, reason)] == pytest.approx(before, abs=2)
    expect(argument(writer, f"Nummer {ARGUMENTS - 1} van")).to_be_attached()
    expect(reason).to_be_visible()
    expect(reason).to_have_value("Dit staat er al")


def open_reason(leader: Page) -> Locator:
    """Where the console writes why it hid an argument."""
    row = leader.locator("tr", has_text=GONE)
    row.get_by_role("button", name="Verberg").click()
    row.locator("summary").click()
    return row.get_by_label("In je eigen woorden")


def place(thing: Locator) -> float:
    """How far below the top of the window something stands."""
    box = thing.bounding_box()
    assert box is not None
    return box["y"]


def many_updates(others: list[Voice], watched: Page) -> None:
    """Arguments, each supported; every one is waited for, so that it is an update of its own."""
    for number in range(ARGUMENTS):
        say(others[number % 5], f"Nummer {number} van {ARGUMENTS}.")
        row = argument(watched, f"Nummer {number} van")
        expect(row).to_be_attached()
        others[(number + 1) % 5].act("argument.support", argument=row.get_attribute("data-argument"))
        expect(row.locator(".support b")).to_have_text("1")


def test_the_room_moving_on_does_not_take_away_what_somebody_is_writing(held: Held, devices: Devices) -> None:
    writer = held.window(devices, "moving on")
    other = held.window(devices, "moving on")
    field = write(writer, HALF)
    held.leader(devices, "moving on").act("stage.advance", to="ranking")
    expect(other.locator('[data-stage="ranking"]')).to_be_visible()
    expect(writer.locator("#moved")).to_contain_text("De zaal is al verder.")
    expect(field).to_have_value(HALF)
    expect(field).to_be_focused()
    writer.get_by_role("button", name="Ga mee").click()
    expect(writer.locator('[data-stage="ranking"]')).to_be_visible()
    held.leader(devices, "moving on").act("stage.advance", to="arguments")
    held.leader(devices, "moving on").act("stage.open")
    expect(writer.locator("#argument-text")).to_have_value(HALF)


def test_what_others_say_is_news_and_what_you_say_is_not(held: Held, devices: Devices) -> None:
    writer = held.window(devices, "news")
    say(held.voice(devices, "news"), "Dit hoorde je nog niet.")
    expect(argument(writer, "Dit hoorde je nog niet.")).to_have_class(re.compile("arg--new"))
    write(writer, HALF)
    post(writer)
    expect(argument(writer, HALF)).to_have_class(re.compile("mine"))
    expect(argument(writer, HALF)).not_to_have_class(re.compile("arg--new"))


def test_what_is_refused_is_said_in_words_and_stays_in_its_field(held: Held, devices: Devices) -> None:
    writer = held.window(devices, "refused")
    field = write(writer, HALF)
    held.leader(devices, "refused").act("stage.close")
    expect(writer.locator("#moved")).to_contain_text("De zaal is al verder.")
    post(writer)
    expect(writer.locator("#refusal")).to_contain_text("Dit onderdeel is gesloten.")
    expect(field).to_have_value(HALF)
