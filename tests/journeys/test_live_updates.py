"""What goes on around somebody never takes anything from them: half-typed words, open pages, focus and place."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from playwright.sync_api import Locator, Page, expect

from facilitation.parts.floor import GiveFloor
from tests.journeys import moments
from tests.journeys.crowd import stayed, stays
from tests.journeys.devices import CONSOLE, PHONE, Devices
from tests.journeys.faces import Face, enter
from tests.journeys.hall import Hall
from tests.journeys.moments import MOMENTS, Moment
from tests.journeys.voices import Voice
from tests.reliability.length import length

OLD = "Oudere leerlingen"
ARGUMENTS = length(10, 25)  # each is two updates
HALF = "Mijn dochter leert beter als het rustig"
OUTAGE = ("ERR_", "WebSocket")
TALK = replace(MOMENTS["arguments closed"], then=(GiveFloor(initiative="I02"),))
TESTS = (
    "updates", "moving on", "news", "offline", "gone on", "reload", "restart", "two tabs", "asleep", "refused"
)  # fmt: skip
MEETINGS = {**dict.fromkeys(TESTS, TALK), "two tabs, ranking": MOMENTS["ranking"]}


@dataclass
class Live:
    """A hall with a meeting for every test, all in the middle of the arguments."""

    hall: Hall
    meetings: dict[str, Moment]

    def window(self, devices: Devices, meeting: str, face: Face = "phone") -> Page:
        """A window of somebody in this meeting, connected."""
        page = devices.page(CONSOLE if face == "console" else PHONE)
        enter(page, self.hall, self.meetings[meeting], face)
        devices.connected(page)
        return page

    def voice(self, devices: Devices, meeting: str, seat: str = "P01") -> Voice:
        """Somebody else in it."""
        moment = self.meetings[meeting]
        return Voice(devices, self.hall, moment.code, moment.voices[seat])

    def leader(self, devices: Devices, meeting: str) -> Voice:
        """Its gespreksleider."""
        moment = self.meetings[meeting]
        return Voice(devices, self.hall, moment.code, moment.console, "console")


@pytest.fixture(scope="module")
def live(open_hall: Callable[[], Hall]) -> Live:
    hall = open_hall()
    found = moments.make(hall.folder, MEETINGS)
    hall.start()
    return Live(hall, found)


def argument(page: Page, text: str) -> Locator:
    """The row of an argument on a phone."""
    return page.locator(".arg", has_text=text)


def say(voice: Voice, text: str) -> None:
    voice.act("argument.post", initiative="I02", side="for", text=text)


def write(page: Page, text: str) -> Locator:
    """Begin an argument and leave the caret in the middle of it."""
    page.locator('a[href="#schrijven"]').first.click()
    page.locator("label", has=page.locator('input[value="question"]')).click()
    field = page.locator("#argument-text")
    field.click()
    page.keyboard.type(text)
    field.evaluate("field => field.setSelectionRange(5, 5)")
    return field


@pytest.mark.soak
def test_many_updates_leave_words_pages_focus_and_the_line_being_read_alone(live: Live, devices: Devices) -> None:
    writer, reader, chooser = (live.window(devices, "updates") for _ in range(3))
    leader = live.window(devices, "updates", "console")
    field = write(writer, HALF)
    reader.locator("#floor-more > summary").click()
    line = argument(reader, OLD)
    reader.set_viewport_size({"width": 390, "height": 500})
    line.evaluate("line => line.scrollIntoView({block: 'center'})")
    assert reader.evaluate("scrollY") > 0
    button = argument(chooser, OLD).locator(".support")
    button.focus()
    reason = open_reason(leader)
    reason.fill("Dit staat er al")
    leader.set_viewport_size({"width": 1440, "height": 600})
    reason.evaluate("field => field.scrollIntoView({block: 'center'})")
    assert leader.locator("main").evaluate("main => main.scrollTop") > 0
    before = [place(thing) for thing in (line, button, reason)]
    many_updates([live.voice(devices, "updates", seat) for seat in ("P01", "P03", "P04", "P05", "P06")], reader)
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
    """Where the console writes why it hides an argument."""
    row = leader.locator("tr", has_text=OLD)
    row.locator("summary").click()
    return row.get_by_label("Waarom?")


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


def test_the_room_moving_on_does_not_take_away_what_somebody_is_writing(live: Live, devices: Devices) -> None:
    writer = live.window(devices, "moving on")
    other = live.window(devices, "moving on")
    field = write(writer, HALF)
    live.leader(devices, "moving on").act("stage.advance", to="ranking")
    expect(other.locator('[data-stage="ranking"]')).to_be_visible()
    expect(writer.locator("#moved")).to_contain_text("De zaal is al verder.")
    expect(field).to_have_value(HALF)
    expect(field).to_be_focused()
    writer.get_by_role("button", name="Ga mee").click()
    expect(writer.locator('[data-stage="ranking"]')).to_be_visible()
    live.leader(devices, "moving on").act("stage.advance", to="arguments")
    live.leader(devices, "moving on").act("stage.open")
    expect(writer.locator("#argument-text")).to_have_value(HALF)


def test_what_others_say_is_news_and_what_you_say_is_not(live: Live, devices: Devices) -> None:
    writer = live.window(devices, "news")
    say(live.voice(devices, "news"), "Dit hoorde je nog niet.")
    expect(argument(writer, "Dit hoorde je nog niet.")).to_have_class(re.compile("arg--new"))
    write(writer, HALF)
    writer.locator('button[value="argument.post"]').click()
    expect(argument(writer, HALF)).to_have_class(re.compile("mine"))
    expect(argument(writer, HALF)).not_to_have_class(re.compile("arg--new"))


def test_what_is_refused_is_said_in_words_and_stays_in_its_field(live: Live, devices: Devices) -> None:
    writer = live.window(devices, "refused")
    field = write(writer, HALF)
    live.leader(devices, "refused").act("stage.close")
    expect(writer.locator("#moved")).to_contain_text("De zaal is al verder.")
    writer.locator('button[value="argument.post"]').click()
    expect(writer.locator("#refusal")).to_contain_text("Dit onderdeel is gesloten.")
    expect(field).to_have_value(HALF)


def test_a_phone_without_a_line_keeps_an_act_and_sends_it_once(live: Live, devices: Devices) -> None:
    phone, other = live.window(devices, "offline"), live.window(devices, "offline")
    stays(phone)
    with devices.watch.forgiving(*OUTAGE):
        phone.context.set_offline(True)
        expect(phone.locator("[data-conn]")).to_have_text("Opnieuw verbinden…")
        write(phone, HALF)
        phone.locator('button[value="argument.post"]').click()
        expect(phone.get_by_text("Bewaard op je telefoon, wordt verstuurd.").last).to_be_visible()
        phone.context.set_offline(False)
        expect(argument(other, HALF)).to_be_visible()
        expect(argument(phone, HALF)).to_be_visible()
    assert stayed(phone)
    say(live.voice(devices, "offline"), "Daarna sprak een ander.")
    expect(argument(other, "Daarna sprak een ander.")).to_be_visible()
    expect(argument(other, HALF)).to_have_count(1)
    expect(phone.get_by_text("Bewaard op je telefoon, wordt verstuurd.").last).to_be_hidden()


def test_what_was_under_way_while_the_room_went_on_is_refused_in_words_and_stays_to_read(
    live: Live, devices: Devices
) -> None:
    phone = live.window(devices, "gone on")
    kept = phone.locator("#refusal textarea")
    with devices.watch.forgiving(*OUTAGE):
        phone.context.set_offline(True)
        expect(phone.locator("[data-conn]")).to_have_text("Opnieuw verbinden…")
        write(phone, HALF)
        phone.locator('button[value="argument.post"]').click()
        live.leader(devices, "gone on").act("stage.advance", to="ranking")
        phone.context.set_offline(False)
        expect(phone.locator("#refusal")).to_contain_text("De zaal is bij een ander onderdeel.")
    expect(kept).to_have_value(HALF)
    phone.reload()
    expect(kept).to_have_value(HALF)
    phone.locator("#refusal button").click()
    phone.reload()
    expect(phone.locator("#refusal")).to_be_hidden()


def test_an_act_without_a_line_survives_a_reload_and_is_sent_once(live: Live, devices: Devices) -> None:
    phone = live.window(devices, "reload")
    say(live.voice(devices, "reload"), "Dit wil ik steunen.")
    row = argument(phone, "Dit wil ik steunen.")
    with devices.watch.forgiving(*OUTAGE):
        expect(row).to_be_visible()
        phone.context.set_offline(True)
        expect(phone.locator("[data-conn]")).to_have_text("Opnieuw verbinden…")
        row.locator(".support").click()
        expect(phone.get_by_text("Bewaard op je telefoon, wordt verstuurd.").last).to_be_visible()
        phone.context.set_offline(False)
        phone.reload()
    expect(row.locator(".support")).to_have_attribute("aria-pressed", "true")
    expect(row.locator(".support b")).to_have_text("1")
    live.voice(devices, "reload", "P03").act("argument.support", argument=row.get_attribute("data-argument"))
    expect(row.locator(".support b")).to_have_text("2")


def test_an_act_during_a_restart_is_kept_and_sent_once(live: Live, devices: Devices) -> None:
    phone, other = live.window(devices, "restart"), live.window(devices, "restart")
    stays(phone)
    write(phone, HALF)
    with devices.watch.forgiving(*OUTAGE):
        live.hall.kill()
        phone.locator('button[value="argument.post"]').click()
        expect(phone.get_by_text("Bewaard op je telefoon, wordt verstuurd.").last).to_be_visible()
        live.hall.start()
        expect(argument(phone, HALF)).to_be_visible()
        expect(argument(other, HALF)).to_be_visible()
    assert stayed(phone)
    other.reload()
    expect(argument(other, HALF)).to_have_count(1)


def test_a_phone_that_slept_through_a_restart_wakes_up_to_date(live: Live, devices: Devices) -> None:
    phone = live.window(devices, "asleep")
    stays(phone)
    control = phone.context.new_cdp_session(phone)
    with devices.watch.forgiving(*OUTAGE):
        control.send("Page.setWebLifecycleState", {"state": "frozen"})
        live.hall.kill()
        live.hall.start()
        say(live.voice(devices, "asleep"), "Dit werd gezegd terwijl je sliep.")
        control.send("Page.setWebLifecycleState", {"state": "active"})
        expect(argument(phone, "Dit werd gezegd terwijl je sliep.")).to_be_visible()
    assert stayed(phone)


def test_two_tabs_of_one_phone_agree(live: Live, devices: Devices) -> None:
    first = live.window(devices, "two tabs")
    second = first.context.new_page()
    second.goto(first.url)
    devices.connected(second)
    text = "Hulp bij huiswerk is een taak"
    for here, there, pressed in ((first, second, "true"), (second, first, "false")):
        argument(here, text).locator(".support").click()
        for tab in (here, there):
            expect(argument(tab, text).locator(".support")).to_have_attribute("aria-pressed", pressed)


def test_a_list_handed_in_on_one_tab_is_what_counts_on_the_other(live: Live, devices: Devices) -> None:
    first = live.window(devices, "two tabs, ranking")
    second = first.context.new_page()
    second.goto(first.url)
    devices.connected(second)
    first.locator("#rank-top .rank__down").last.click()
    first.locator('button[value="ballot.cast"]').click()
    expect(first.locator(".foot [data-counted]")).to_be_visible()
    expect(second.locator("#rank-top > li")).to_have_count(4)
    expect(second.locator(".foot [data-counted]")).to_be_visible()
