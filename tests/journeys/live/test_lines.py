"""A line that is gone takes nothing away: what somebody did is kept, and sent once when it is back."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.devices import OUTAGE, Devices
from tests.journeys.drawer import Drawer
from tests.journeys.held import Held, Written
from tests.journeys.live.writing import HALF, say, write
from tests.journeys.people import argument, post, stayed, stays

KEPT = "Bewaard op je telefoon, wordt verstuurd."
SUPPORTED = "Dit wil ik steunen."
MEANWHILE = "Dit werd gezegd terwijl je sliep."


@dataclass
class Cut:
    """Phones whose line was cut at the same moment, each in a meeting of its own."""

    devices: Devices
    keeping: Page
    going_on: Page
    reloading: Page

    @contextmanager
    def watched(self) -> Iterator[Devices]:
        """Only what a line that is gone brings may go wrong meanwhile."""
        self.devices.watch.problems.clear()
        with self.devices.watch.forgiving(*OUTAGE):
            yield self.devices
        assert self.devices.watch.problems == []


@pytest.fixture(scope="module")
def cut(held: Held, drawer: Drawer) -> Iterator[Cut]:
    """Whoever needs to see that the line is gone waits two seconds for it; they do so together."""
    devices = Devices(drawer)
    phones = [held.window(devices, name) for name in ("offline", "gone on", "reload")]
    say(held.voice(devices, "reload"), SUPPORTED)
    expect(argument(phones[2], SUPPORTED)).to_be_visible()
    stays(phones[0])
    assert devices.watch.problems == []
    found = Cut(devices, *phones)
    with found.watched():
        for phone in phones:
            phone.context.set_offline(True)
        for phone in phones:
            expect(phone.locator("[data-conn]")).to_have_text("Jouw verbinding is weg")
    yield found
    devices.close()


def kept(phone: Page) -> Locator:
    """The line that says that something waits on the phone."""
    return phone.get_by_text(KEPT).last


def test_a_phone_without_a_line_keeps_an_act_and_sends_it_once(held: Held, cut: Cut) -> None:
    with cut.watched() as devices:
        phone, other = cut.keeping, held.window(devices, "offline")
        write(phone, HALF)
        post(phone)
        expect(kept(phone)).to_be_visible()
        phone.context.set_offline(False)
        expect(argument(other, HALF)).to_be_visible()
        expect(argument(phone, HALF)).to_be_visible()
        assert stayed(phone)
        say(held.voice(devices, "offline"), "Daarna sprak een ander.")
        expect(argument(other, "Daarna sprak een ander.")).to_be_visible()
        expect(argument(other, HALF)).to_have_count(1)
        expect(kept(phone)).to_be_hidden()


def test_what_was_under_way_while_the_room_went_on_is_refused_in_words_and_stays_to_read(held: Held, cut: Cut) -> None:
    phone = cut.going_on
    words = phone.locator("#refusal textarea")
    with cut.watched() as devices:
        write(phone, HALF)
        post(phone)
        held.leader(devices, "gone on").act("stage.advance", to="ranking")
        phone.context.set_offline(False)
        expect(phone.locator("#refusal")).to_contain_text("De zaal is bij een ander onderdeel.")
        expect(words).to_have_value(HALF)
        phone.reload()
        expect(words).to_have_value(HALF)
        phone.locator("#refusal button").click()
        phone.reload()
        expect(phone.locator("#refusal")).to_be_hidden()


def test_an_act_without_a_line_survives_a_reload_and_is_sent_once(held: Held, cut: Cut) -> None:
    phone = cut.reloading
    row = argument(phone, SUPPORTED)
    with cut.watched() as devices:
        row.locator(".support").click()
        expect(kept(phone)).to_be_visible()
        phone.context.set_offline(False)
        phone.reload()
        expect(row.locator(".support")).to_have_attribute("aria-pressed", "true")
        expect(row.locator(".support b")).to_have_text("1")
        held.voice(devices, "reload", "P03").act("argument.support", argument=row.get_attribute("data-argument"))
        expect(row.locator(".support b")).to_have_text("2")


@pytest.fixture(scope="module")
def restless(written: Written, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    """A hall whose plug may be pulled, and where an argument in three seconds is much."""
    with written.served(tmp_path_factory.mktemp("restless") / "data", LIMITS="arguments=20/1") as found:
        yield found


def test_a_second_argument_too_soon_waits_and_is_sent_by_itself(restless: Held, devices: Devices) -> None:
    restless.leader(devices, "too fast").act("approval.set", on=False)
    phone = restless.window(devices, "too fast")
    for text in ("Een eerste argument.", "Een tweede, heel snel erna."):
        write(phone, text, "for")
        post(phone)
        if text.startswith("Een eerste"):
            expect(argument(phone, text)).to_be_attached()
    expect(phone.locator("#refusal")).to_contain_text(re.compile(r"over \d seconden? vanzelf verstuurd"))
    expect(argument(phone, "Een tweede, heel snel erna.")).to_be_attached()
    expect(phone.locator("#refusal")).to_be_hidden()


@dataclass
class Restarted:
    """Windows on a server that went away: one phone did something meanwhile, and another slept."""

    devices: Devices
    acting: Page
    watching: Page
    asleep: Page


@pytest.fixture(scope="module")
def restarted(restless: Held, drawer: Drawer) -> Iterator[Restarted]:
    """One restart for both; whoever slept is woken when all is over."""
    devices = Devices(drawer)
    acting, watching = restless.window(devices, "restart"), restless.window(devices, "restart")
    asleep = restless.window(devices, "asleep")
    for page in (acting, asleep):
        stays(page)
    write(acting, HALF)
    control = asleep.context.new_cdp_session(asleep)
    with devices.watch.forgiving(*OUTAGE):
        control.send("Page.setWebLifecycleState", {"state": "frozen"})
        restless.hall.kill()
        post(acting)
        expect(kept(acting)).to_be_visible()
        restless.hall.start()
        say(restless.voice(devices, "asleep"), MEANWHILE)
        control.send("Page.setWebLifecycleState", {"state": "active"})
        yield Restarted(devices, acting, watching, asleep)
    devices.close()
    assert devices.watch.problems == []


def test_an_act_during_a_restart_is_kept_and_sent_once(restarted: Restarted) -> None:
    expect(argument(restarted.acting, HALF)).to_be_visible()
    expect(argument(restarted.watching, HALF)).to_be_visible()
    assert stayed(restarted.acting)
    restarted.watching.reload()
    expect(argument(restarted.watching, HALF)).to_have_count(1)


def test_a_phone_that_slept_through_a_restart_wakes_up_to_date(restarted: Restarted) -> None:
    expect(argument(restarted.asleep, MEANWHILE)).to_be_visible()
    assert stayed(restarted.asleep)
