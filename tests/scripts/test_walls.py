"""The wall at 1920 x 1080: what is decided, what came out and what was agreed fit, are told apart and can be read."""

from collections.abc import Callable, Iterator

import msgspec
import pytest
from flask import Flask
from playwright.sync_api import Browser as Chromium

from app.access import links
from app.live import meetings
from facilitation.parts.plans import plans
from facilitation.state.plan import Initiative
from tests.devices import CODE, Browser, opening
from tests.scripts.bare import Bare, bare

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("scripts")]
SCREEN = {"width": 1920, "height": 1080}
LONG = (
    "W" * 119 + "1", "W" * 119 + "2", "🌻" * 40, "حديقة الحي للأطفال " * 6,
    "Buurttuin aan de Klaverstraat voor alle kinderen van de buurt en hun ouders, deel een",
    "Buurttuin aan de Klaverstraat voor alle kinderen van de buurt en hun ouders, deel twee",
)  # fmt: skip
LAID = """() => {
  const wall = document.querySelector(".wall__main");
  const box = wall.getBoundingClientRect();
  const shown = (element) => element.getClientRects().length && getComputedStyle(element).visibility !== "hidden";
  const words = [...wall.querySelectorAll("*")].filter(
    (e) => shown(e) && !e.closest(".vh, svg") && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()),
  );
  const rows = [...wall.querySelectorAll("ol.page > li")].filter(shown).map((row) => row.getBoundingClientRect());
  const inside = (r) => r.top >= box.top - 9 && r.bottom <= box.bottom + 9 && r.right <= innerWidth + 1;
  const apart = (row) => {
    const [name, number] = [row.querySelector(".t"), row.querySelector(".num, .p")];
    return !name || !number || name.getBoundingClientRect().right <= number.getBoundingClientRect().left + 1;
  };
  return {
    outside: words.filter((e) => !inside((e.closest(".t") ?? e).getBoundingClientRect()))
      .map((e) => e.textContent.trim().slice(0, 40)),
    small: Math.min(...words.map((e) => parseFloat(getComputedStyle(e).fontSize))),
    overlap: rows.some((one, at) => rows.some((other, to) => at < to && Math.abs(one.left - other.left) < 9
      && one.top < other.bottom - 1 && other.top < one.bottom - 1)),
    beside: [...wall.querySelectorAll("ol.page > li")].filter(shown).every(apart),
    clipped: [...wall.querySelectorAll("ol.page > li .t")].filter((e) => shown(e) && e.scrollWidth > e.clientWidth + 1)
      .map((e) => e.textContent),
    names: [...wall.querySelectorAll("ol.page > li .t")].filter(shown).map((e) => e.textContent.trim()),
    pages: wall.ownerDocument.querySelectorAll(".pager").length || 1,
  };
}"""


@pytest.fixture(params=[9, 60])
def evening(app: Flask, request: pytest.FixtureRequest) -> Iterator[tuple[Browser, Browser, int]]:
    """A console and a seated phone at an evening with so many plans, of which some have very long names."""
    number = request.param
    many = tuple(
        Initiative(f"P{n:02}", title, 100_000, 100_000)
        for n, title in enumerate([*LONG, *(f"Plan nummer {n} van de buurt" for n in range(number))][:number])
    )
    with app.app_context():
        meetings.create(msgspec.structs.replace(opening(), initiatives=many), public=True)
        console, phone = Browser(app.test_client(), "console"), Browser(app.test_client())
        console.client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE)})
        phone.join(table="T1")
        yield console, phone, number


def look(browser: Chromium, phone: Browser, name: str, check: Callable[[Bare], None] | None = None) -> list[str]:
    """Hold every page of the wall against what must be true; the names that were seen."""
    seen: list[str] = []
    with bare(browser, phone.get("/scherm").text, viewport=SCREEN) as wall:
        wall.open()
        pages = wall.page.evaluate(LAID)["pages"]
        for page in range(1, pages + 1):
            wall.page.evaluate("(n) => document.documentElement.dataset.page = n", page)
            found = wall.page.evaluate(LAID)
            assert found["outside"] == [], (name, page)
            assert found["small"] >= 0.03 * SCREEN["height"], (name, page, found["small"])
            assert found["clipped"] == [], (name, page)
            assert not found["overlap"], (name, page)
            assert found["beside"], (name, page)
            seen += found["names"]
    return seen


def test_the_wall_shows_every_plan_with_its_amount_while_it_is_decided_and_what_came_out(
    evening: tuple[Browser, Browser, int], browser: Chromium
) -> None:
    console, phone, number = evening
    console.lead_to("ranking")
    first = list(plans(meetings.load(CODE).state))[:5]
    phone.say("ballot.cast", ballot={"order": first})
    console.act("stage.close")
    console.act("stage.reveal")
    outcome = look(browser, phone, f"outcome-{number}")
    console.lead_to("decision")
    console.act("round.open")
    text = phone.get("/scherm").text
    assert "Kunnen we leven met deze verdeling?" in text
    assert "de gespreksleider legt vast wat de zaal zegt" in text
    deciding = look(browser, phone, f"deciding-{number}")
    for seen in (outcome, deciding):
        assert len(seen) == number
        assert len(set(seen)) == number, "two names look the same"


def test_after_the_frames_the_wall_says_how_the_room_votes_and_when_it_is_a_decision(
    console: Browser, seated: Browser, browser: Chromium
) -> None:
    console.act("mandate.set", mandate="beslissend")
    console.lead_to("frames")
    console.act("rule.set", rule="consent")
    for key in ("purpose", "roles", "cooperation", "money", "contact"):
        assert console.act(f"frame.confirm {key}").status_code == 200
    text = seated.get("/scherm").text
    assert "Punten per plek" in text
    assert "niemand heeft een bezwaar dat blijft staan" in text
    look(browser, seated, "agreed")
