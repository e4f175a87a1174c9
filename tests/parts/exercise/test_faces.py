"""What everybody does now: at the console, on phones and on the wall, at the same moment whatever their clocks say."""

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from flask import Flask
from playwright.sync_api import Browser as Chromium

from app.live.meetings import load
from facilitation.parts.exercise import running
from tests.devices import Browser
from tests.journeys.axe import violations
from tests.parts.tables.test_calls import words
from tests.scripts.bare import HALL, Bare, bare

BEAT = "(now) => tell('beat', { rev: document.body.dataset.rev, now })"
OFF = (timedelta(0), timedelta(minutes=5), timedelta(minutes=-5))


def test_phones_and_wall_say_what_to_do_and_the_console_stops_it(
    context: Flask, console: Browser, seated: Browser
) -> None:
    console.lead_to("arguments")
    assert "Begin een werkvorm" in console.get("/regie").text
    assert console.act("exercise.start one_two_four", seconds=60).status_code == 200
    for page in (seated.get(), seated.get("/scherm"), seated.get("/livecast"), console.get("/regie")):
        said = words(page.text)
        assert "Alleen, met z’n tweeën, met z’n vieren, samen" in said
        assert said.index("Denk alleen na.") < said.index("Stap 1 van 4") < said.index("Praat met de hele tafel.")
    assert re.search(r"tot \d\d[.:]\d\d", words(seated.get().text))
    console.act("exercise.end")
    assert "Denk alleen na." not in words(seated.get().text) + words(seated.get("/scherm").text)


def test_a_round_is_told_to_its_own_table_and_says_which_turn_is_yours(context: Flask, console: Browser) -> None:
    one, two, other = (Browser(context.test_client()) for _ in range(3))
    for phone, name, table in ((one, "Fatima", "T1"), (two, "", "T1"), (other, "Dora", "T2")):
        phone.join(name=name, table=table)
    console.lead_to("arguments")
    console.act("exercise.start round", seconds=30)
    page = words(two.get().text)
    assert "Fatima" in page.partition("Rondje aan jullie tafel")[2]
    assert re.search(r"Stoel 2 dat ben jij", re.sub(r" +", " ", page))
    assert re.search(r'data-round="0".*?data-own-round hidden', two.get().text, re.DOTALL)
    assert "Dora" not in page
    assert "Fatima" not in words(other.get().text)


def test_it_is_the_same_step_on_screens_whose_clocks_are_five_minutes_off(
    context: Flask, console: Browser, seated: Browser, browser: Chromium
) -> None:
    console.lead_to("arguments")
    console.act("exercise.start one_two_four", seconds=60)
    here = running(load(console.code).state)
    assert here
    for address in ("", "/scherm"):
        html = seated.get(address).text
        for off in OFF:
            with bare(browser, html) as screen:
                opened(screen, here.since + off)
                said = []
                for before, seconds in pairwise((0, 30, 100, 250, 600, 800)):
                    screen.asleep(seconds - before)
                    screen.page.evaluate(BEAT, (here.since + timedelta(seconds=seconds)).isoformat())
                    screen.later(1)
                    said.append(screen.page.locator("[data-step]:visible, [data-steps-over]:visible").inner_text())
            assert [line.split(".")[0] for line in said] == [
                "Denk alleen na",
                "Praat met degene naast je",
                "Praat met z’n vieren",
                "Praat met de hele tafel",
                "De tijd is om",
            ], (address, off)


def opened(screen: Bare, at: datetime) -> None:
    """Open it at this moment by its own clock."""
    screen.page.clock.install(time=at.astimezone(UTC))
    screen.page.goto(f"{HALL}/")


def test_it_can_be_used_by_everybody(console: Browser, seated: Browser, browser: Chromium) -> None:
    console.lead_to("arguments")
    console.act("exercise.start round", seconds=30)
    for page, width in ((seated.get(), 320), (seated.get("/scherm"), 1920), (console.get("/regie"), 1440)):
        with bare(browser, page.text, viewport={"width": width, "height": 900}) as screen:
            screen.page.goto(f"{HALL}/")
            assert violations(screen.page) == []
            assert screen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
