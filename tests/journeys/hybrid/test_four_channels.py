"""An evening over four channels: the hall, home behind a late picture, paper and help, into one count that adds up."""

import json
import time
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from app.record.verify.verdict import verify
from facilitation.state.frame import FRAME_KEYS
from tests.journeys import people
from tests.journeys.axe import violations
from tests.journeys.hybrid.halls import BEHIND, CHIPS, EACH, HALL, HOME, Hall, Voice
from tests.parts.stream.film import streamed
from tests.realtime.servers import Furnish
from tests.record.verify.asking import FILE, ask
from tests.reliability.length import FULL

PLANS = ("P1", "P2", "P3")
PILE = ("230", "320", "200", "300", "230")
CARDS = "11111"
LATER = 20
"""How long after the hall somebody at home hands in, in seconds."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the picture is."""
    with streamed(tmp_path_factory.mktemp("film"), BEHIND) as found:
        yield found


@pytest.fixture
def hall(browser: Browser, furnish: Furnish) -> Iterator[Hall]:
    """The server with its hall, before anybody came in."""
    found = Hall(browser, furnish)
    yield found
    found.lines.close()


class Evening:
    """Everybody: in windows a phone, the table's device, home, two viewers, the wall and two at the paper desk."""

    def __init__(self, hall: Hall, address: str) -> None:
        self.hall, self.console = hall, hall.console
        self.console.ok("stream.set", address=address)
        self.console.ok("delay.set", seconds=BEHIND)
        self.console.ok("door.heads", heads=3 * EACH)
        self.room = [hall.sit(HALL, "room") for _ in range(EACH - 1)]
        self.home = [hall.sit(HOME, "online") for _ in range(EACH - 1)]
        self.helped, self.helper = [hall.helped() for _ in range(EACH)], hall.helper()
        self.slips = [next(hall.codes) for _ in range(EACH)]
        phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
        self.phone = hall.by_code("", **phone)
        self.phone.locator("#table").select_option(label="Tafel 1")
        self.phone.locator("main button").click()
        self.at_home = hall.by_code("/livecast")
        self.at_home.get_by_role("button", name="Schuif online aan").click()
        self.viewers = [hall.window("/livecast"), hall.window("/livecast")]
        self.wall = hall.window("/scherm")
        self.device = hall.window(f"/tafel#{hall.keys['table']}", viewport={"width": 1024, "height": 768})
        self.desk = [hall.window(f"/papier#{hall.keys[name]}") for name in ("Noor", "Jamal")]
        for page in (self.phone, self.at_home, *self.viewers, self.wall, self.device):
            expect(page.locator("body[data-live]")).to_be_attached()

    def codes_on_paper(self, stage: str) -> None:
        """The codes of the pile are handed in, apart from what stands on it."""
        self.hall.form("/regie/codes/papier", stage=stage, codes="\n".join(self.slips))

    @property
    def phoned(self) -> list[Voice]:
        """Who acts with a phone of their own and in no window."""
        return [*self.room, *self.home]

    def for_helped(self, kind: str, **fields: Any) -> None:
        """The helper does this for everybody who gets help."""
        for seat in self.helped:
            self.helper.ok(kind, seat=seat, **fields)

    def looks_well(self) -> None:
        """Nothing for axe on any face."""
        for page in (self.phone, self.at_home, self.viewers[0], self.wall, self.device):
            assert violations(page) == []


@FULL
@pytest.mark.soak
def test_hall_home_paper_and_help_decide_in_one_count_that_adds_up(hall: Hall, address: str) -> None:
    evening = Evening(hall, address)
    arguments(evening)
    ranking(evening)
    chips(evening)
    consent(evening)
    adds_up(evening)


def arguments(evening: Evening) -> None:
    """Each channel says something, and everybody reads it; viewers see the picture only after a press."""
    evening.console.ok("stage.advance", to="frames")
    for frame in FRAME_KEYS:
        evening.console.ok("frame.confirm", frame=frame)
    evening.console.ok("stage.advance", to="arguments")
    evening.console.ok("floor.give", initiative="P1")
    for viewer in evening.viewers:
        viewer.get_by_role("button", name="Bekijk het beeld").click()
        expect(viewer.locator("video")).to_have_js_property("paused", False)
    people.write(evening.phone, "for", "Kinderen leren zo waar hun eten vandaan komt.")
    people.post(evening.phone)
    evening.home[0].ok("argument.post", initiative="P1", side="against", text="Wie geeft er water in augustus?")
    evening.helper.ok(
        "argument.post", seat=evening.helped[0], initiative="P1", side="improvement", text="Zet er een hek omheen."
    )
    for page in (evening.wall, evening.viewers[0], evening.at_home):
        for said in ("Kinderen leren zo", "Wie geeft er water", "Zet er een hek"):
            expect(page.locator("body")).to_contain_text(said)
    evening.looks_well()


def ranking(evening: Evening) -> None:
    """The hall closes; home has its picture and half a minute more, and paper is entered twice meanwhile."""
    console = evening.console
    console.ok("stage.advance", expecting="arguments")
    console.ok("paper.hand", stage="ranking", ballots=EACH)
    evening.codes_on_paper("ranking")
    for voice in evening.phoned:
        voice.ok("ballot.cast", ballot={"order": ["P1", "P2"]})
    evening.for_helped("ballot.cast", ballot={"order": ["P3"]})
    people.plan_row(evening.phone, "P1").locator('[data-move="pick"]').tap()
    people.vote(evening.phone)
    evening.at_home.locator(".rank__pick:visible").first.click()
    console.ok("stage.close")
    shut = time.monotonic()
    assert evening.room[0].act("ballot.cast", ballot={"order": ["P3"]})["error"]["key"], "the hall has closed"
    for page in (evening.at_home, evening.wall):
        expect(page.locator("body")).to_contain_text("thuis")
    expect(evening.at_home.locator(".late--home")).to_contain_text("De zaal is al dicht")
    paper(evening)
    evening.at_home.wait_for_function("until => performance.now() >= until", arg=_due(evening.at_home, shut + LATER))
    people.vote(evening.at_home)
    expect(evening.at_home.locator(".late--home")).to_have_count(0, timeout=60_000)
    late = evening.home[0].act("ballot.cast", ballot={"order": ["P3"]})
    assert (late["ok"], late["error"]["key"]) == (False, "home_over"), late
    assert late["error"]["message"]
    console.ok("paper.finish", stage="ranking")
    assert console.act("stage.reveal")["ok"]


def _due(page: Page, moment: float) -> float:
    """A moment of this clock by the clock of the page, in milliseconds."""
    return float(page.evaluate("performance.now()")) + (moment - time.monotonic()) * 1000


def paper(evening: Evening, batch: int = 1, pile: Sequence[str] = PILE) -> None:
    """Two people enter the pile, blind, and both say that it is so."""
    first, second = evening.desk
    first.goto(f"{evening.hall.place}/papier")
    first.get_by_label("Nummer op het zegel").fill(f"B-{batch}")
    first.get_by_label("Biljetten in de envelop").fill(str(EACH))
    first.keyboard.press("Enter")
    enter(first, pile)
    expect(first.get_by_text("Nu voert iemand anders deze stapel in")).to_be_visible()
    second.goto(f"{evening.hall.place}/papier/{batch}")
    enter(second, pile)
    second.get_by_role("button", name=f"Sluit stapel {batch}").click()
    first.reload()
    first.get_by_role("button", name=f"Sluit stapel {batch}").click()
    expect(first.get_by_text("Klaar. Hij telt mee")).to_be_visible()


def enter(page: Page, pile: Sequence[str]) -> None:
    """Type each card, and say that this was all."""
    for number, keys in enumerate(pile, 1):
        expect(page.get_by_role("heading", name=f"{number} van {len(pile)}")).to_be_visible()
        expect(page.locator("#biljet[data-ready]")).to_be_attached()
        expect(page.locator("#p1")).to_be_focused()
        for key in (*keys, "Enter"):
            page.keyboard.press(key)
    expect(page.get_by_role("button", name="Sluit deze invoer")).to_be_focused()
    page.keyboard.press("Enter")


def chips(evening: Evening) -> None:
    """Every table lays its chips and agrees: in the hall on its device, at home each on a phone, with help by hand."""
    evening.console.ok("stage.advance", expecting="ranking")
    for voice in evening.phoned:
        voice.ok("chips.place", seat=voice.device.seat, amounts={"P1": CHIPS})
    evening.for_helped("chips.place", amounts={"P3": CHIPS})
    lay(evening)
    for voice in evening.phoned:
        voice.ok("chips.agree")
    evening.for_helped("chips.agree")
    evening.device.locator('[value^="chips.agree on=true"]').first.click()
    evening.at_home.get_by_role("button", name="Ik ben het eens").click()
    expect(evening.wall.locator(".chipready")).to_contain_text("3 van 3 tafels klaar")
    evening.looks_well()
    shown(evening)


def lay(evening: Evening) -> None:
    """Whoever has a phone that is watched lays on the device of the table, and who is at home on the own page."""
    full = evening.device.locator(f'[data-lays]:has(b:text-is("{CHIPS}"))')
    expect(full).to_have_count(1)
    full.click()
    more = evening.device.get_by_role("button", name="Leg één fiche op Buurtfeest")
    own = evening.at_home.get_by_role("button", name="Leg één fiche op Bankjes")
    for _ in range(CHIPS):
        more.click()
        own.click()
    for page in (evening.device, evening.phone, evening.at_home):
        expect(page.locator(f'[data-lays] b:text-is("{CHIPS}")')).to_have_count(0)


def shown(evening: Evening) -> None:
    """It closes in the hall, at home before its time since all are done, and is shown."""
    evening.console.ok("stage.close")
    evening.console.ok("delay.end", reason="Alle tafels zijn klaar.")
    evening.console.ok("stage.reveal")


def consent(evening: Evening) -> None:
    """Everybody answers the package, and it is decided."""
    evening.console.ok("stage.advance", expecting="chips")
    evening.console.ok("paper.hand", stage="decision", ballots=EACH)
    evening.codes_on_paper("decision")
    for voice in evening.phoned:
        voice.ok("consent.give", position="agree")
    evening.for_helped("consent.give", position="agree")
    people.answer(evening.phone, "concern", "Wie onderhoudt het na een jaar?")
    people.answer(evening.at_home, "agree")
    paper(evening, 2, CARDS)
    evening.looks_well()
    evening.console.ok("paper.finish", stage="decision")
    evening.console.ok("stage.close")
    evening.console.ok("delay.end", reason="Iedereen heeft geantwoord.")
    evening.console.ok("decision.record")


def adds_up(evening: Evening) -> None:
    """The record tells the four apart, and both who check it agree."""
    console = evening.console
    console.ok("stage.advance", expecting="decision")
    console.ok("stage.close")
    console.ok("meeting.close")
    content = console.device.web.get(f"{evening.hall.place}/besluit.json").content
    assert [str(fault) for fault in verify(content).faults] == []
    told = json.loads(content)["record"]
    (vote,) = told["opkomst"]["votes"]
    assert vote["channels"] == dict.fromkeys(("assisted", "online", "paper", "room"), EACH)
    assert told["opkomst"]["mismatches"] == [], "who decides by a code on paper needs no seat"
    assert vote["ballots"] == 4 * EACH == sum(vote["channels"].values())
    check(evening, content)


def check(evening: Evening, content: bytes) -> None:
    """The page that verifies says yes to all, and the page of the record tells the four apart."""
    page = evening.hall.window("/besluit")
    expect(page.locator("body")).to_contain_text("Met hulp")
    assert violations(page) == []
    page.goto(FILE.as_uri())
    [said] = ask(page, [(content.decode(), "")])
    assert not said["faults"]
