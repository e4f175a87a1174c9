"""Those who only listen: every change is said once, counters and clocks never; every control says what it is about."""

import re
from collections import Counter

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Locator

from app.faces import regions
from app.live import meetings
from tests.devices import CODE, Browser
from tests.scripts.bare import Bare, bare

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("scripts")]
WATCH = """() => {
  window.live = document.getElementById("live");
  window.said = [];
  new MutationObserver(() => said.push(live.textContent)).observe(live, { childList: true, subtree: true });
}"""
NEWS = """([html, order]) => {
  const { rev } = document.body.dataset;
  tell("regions", { html, order, gone: [], prev: rev, rev });
}"""
FINDING = ("Thema", "Zoek een plan")
CONTROL = re.compile(r'- \'?(button|radio|checkbox|spinbutton|textbox|combobox|link) "((?:[^"\\]|\\.)*)"')


def news(page: Bare) -> list[str]:
    """Bring the page up to date as the server would; what was said, from the region that stood there before."""
    found = regions.regions(meetings.load(CODE), "phone", "nl")
    page.page.evaluate(NEWS, [dict(found.html), found.order])
    return list(page.page.evaluate("() => [...said.splice(0), ...(live.isConnected ? [] : ['gone'])]"))


def test_ten_stages_say_each_change_once_and_counters_and_clocks_never(
    console: Browser, seated: Browser, browser: Chromium
) -> None:
    with bare(browser, seated.get().text) as phone:
        phone.open()
        phone.later(1)
        phone.page.evaluate(WATCH)

        def then(sentence: str, do: str, **fields: object) -> None:
            answer = console.act(do, **fields)
            assert answer.status_code == 200, (do, answer.json)
            assert news(phone) == ([sentence] if sentence else []), do

        then("Nu: Kaders.", "stage.advance")
        then("", "clock.set", seconds="90")
        for key in ("purpose", "roles", "cooperation", "money", "contact"):
            then("", f"frame.confirm {key}")
        then("Nu: Plannen.", "stage.advance")
        then("Nu: Argumenten.", "stage.advance")
        assert seated.say("argument.post", initiative="P1", side="for", text="Goed").status_code == 200
        assert news(phone) == []
        console.act("stage.advance")
        [opened] = news(phone)
        assert opened.startswith("Rangschikken is open")
        assert seated.say("ballot.cast", ballot={"order": ["P1"]}).status_code == 200
        assert news(phone) == []
        then("Rangschikken is gesloten.", "stage.close")
        then("De uitslag van Rangschikken is er.", "stage.reveal")
        console.lead_to("allocation")
        [divided] = news(phone)
        assert "Verdelen" in divided
        then("Verdelen is gesloten.", "stage.close")
        then("De uitslag van Verdelen is er.", "stage.reveal")
        console.act("stage.advance")
        console.act("round.open")
        [asked] = news(phone)
        assert asked == "De vraag is open: Kunnen we leven met deze verdeling? Geef je antwoord."
        assert seated.say("consent.give", position="agree", reason="").status_code == 200
        assert news(phone) == []
        then("De vraag is gesloten. We bespreken de antwoorden.", "stage.close")
        console.act("choice.open", question="Hoe verder?", options=["Zo", "Anders"])
        assert news(phone) == ["Er is iets te kiezen: Hoe verder? Geef je cijfers."]
        console.act("choice.close")
        assert news(phone) == ["De keuze is gesloten. Niemand gaf een cijfer. Er is niets gekozen."]


def controls(page: Locator) -> list[tuple[str, str]]:
    """Every control by role and name, as a screen reader has it."""
    return CONTROL.findall(page.aria_snapshot())


@pytest.mark.parametrize(
    "way",
    [
        "ranking borda",
        "approval approval",
        "points points",
        "amounts greedy",
        "grades majority-judgement",
        "resistance greedy",
    ],
)
def test_every_control_of_every_ballot_names_its_plan_and_no_two_are_alike(
    console: Browser, seated: Browser, browser: Chromium, way: str
) -> None:
    console.lead_to("frames")
    assert console.act("method.choose stage=ranking", way=way).status_code == 200
    console.lead_to("ranking")
    with bare(browser, seated.get().text) as phone:
        phone.open()
        found = controls(phone.page.locator("#inhoud"))
    alike = [name for name, often in Counter(found).items() if often > 1]
    assert alike == []
    for title in ("Moestuin", "Buurtfeest", "Bankjes"):
        assert any(title in name for _role, name in found), title
    marked = [
        name for role, name in found if role in ("radio", "checkbox", "spinbutton", "combobox") and name not in FINDING
    ]
    assert all(any(title in name for title in ("Moestuin", "Buurtfeest", "Bankjes")) for name in marked), marked


@pytest.mark.parametrize("stage", ["frames", "arguments", "allocation", "decision", "review"])
def test_no_two_controls_of_a_phone_are_alike(console: Browser, seated: Browser, browser: Chromium, stage: str) -> None:
    console.lead_to(stage)
    console.act("stage.open")
    if stage == "arguments":
        for text in ("Goed", "Ook goed"):
            seated.say("argument.post", initiative="P1", side="for", text=text)
    with bare(browser, seated.get().text) as phone:
        phone.open()
        found = controls(phone.page.locator("body"))
    assert [name for name, often in Counter(found).items() if often > 1] == []
