"""The chips of a table on every phone that sits there: live, the same for all, and what is one's own put in there."""

import json
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page

from app.access import links
from app.faces import regions
from app.faces.region import FACES
from app.faces.remembered import Remembered
from app.live import meetings
from facilitation.parts.chips.acts import MoveChips
from facilitation.roles import Role
from facilitation.state.plan import Initiative
from tests.devices import Browser
from tests.parts.chips.room import Room, phone, stage_of
from tests.scripts.bare import Bare, bare

PHONES = ("phone", "simple", "livecast")


@pytest.fixture
def room(context: Flask) -> Room:
    """Two tables with chips before them, of whom one is a device that asks for pages."""
    plans = [Initiative(f"P{n}", f"Plan {n}", 300_000, 100_000, scalable=True) for n in (1, 2, 3)]
    room = Room("TAFEL1", 900_000, plans, [stage_of(chips=4, complete=3)], tables=2)
    room.sit("T1", 2)
    room.sit("T2", 2)
    return room


@pytest.fixture
def neighbour(room: Room, context: Flask) -> Browser:
    """One more at the first table."""
    device = Browser(context.test_client(), code=room.code)
    device.join(table="T1")
    room.begin()
    return device


def board(room: Room, face: str, table: str = "T1", kept: Remembered | None = None) -> regions.Rendered:
    """What everybody at a table is sent."""
    return regions.regions(meetings.load(room.code), face, "nl", f"table:{table}", kept)


@pytest.mark.usefixtures("neighbour")
@pytest.mark.parametrize("face", PHONES)
def test_what_a_colleague_lays_is_seen_by_all_at_that_table_and_by_no_other(room: Room, face: str) -> None:
    seen = {table: Remembered() for table in ("T1", "T2")}
    for table, kept in seen.items():
        board(room, face, table, kept)
    room.lay("T1", {"P1": 4})
    found = {table: board(room, face, table, kept) for table, kept in seen.items()}
    assert {table: each.made for table, each in found.items()} == {"T1": {"table-chips"}, "T2": frozenset()}
    assert '<span class="num">4</span>' in found["T1"].html["table-chips"]
    assert '<span class="num">4</span>' not in found["T2"].html["table-chips"]


def test_what_they_are_sent_holds_nobodys_own(room: Room, neighbour: Browser) -> None:
    before = board(room, "phone").html["table-chips"]
    assert neighbour.act("chips.move thing=P1 by=2").status_code == 200
    after = board(room, "phone").html["table-chips"]
    assert '<span class="num">2</span>' in after != before
    assert "2 van jou" not in after
    assert "Jij hebt nog 2 fiches." not in after
    seats = [*room.people["T1"], *room.people["T2"], neighbour.join(table="T1")]
    assert not [seat for seat in seats if seat in after]


def test_on_a_page_of_ones_own_stands_what_is_ones_own_without_scripts(room: Room, neighbour: Browser) -> None:
    assert neighbour.act("chips.move thing=P1 by=2").status_code == 200
    page = neighbour.get().text
    assert "2 van jou" in page
    assert "Jij hebt nog 2 fiches." in page
    assert "table:T1" in page


def test_the_simple_phone_has_a_page_for_each_thing_and_one_to_agree(neighbour: Browser) -> None:
    page = neighbour.get("?weergave=eenvoudig").text
    assert [f'id="fiche-{n}"' in page for n in (1, 2, 3, 4)] == [True, True, True, False]
    assert 'href="#fiche-1"' in page
    assert 'id="inleveren"' in page


def test_all_faces_of_a_seat_have_the_board(room: Room) -> None:
    for face in PHONES:
        assert "table-chips" in {region.name for region in FACES[face].regions(room.state, "table:T1")}


# --- in a browser


@pytest.fixture
def held(room: Room, neighbour: Browser, browser: Chromium) -> Iterator[Bare]:
    """The phone of who sits there, without a server; two chips of a colleague lie on the first plan."""
    meetings.perform(room.code, MoveChips(thing="P1", by=2), phone(room.people["T1"][0]))
    with bare(browser, neighbour.get().text) as found:
        found.open()
        yield found


def own(page: Page, laid: dict[str, int], *, agreed: bool = False) -> None:
    """Their owner is told what is theirs."""
    marks = json.loads(page.evaluate("document.body.dataset.marks")) | {"chips": {"laid": laid, "agreed": agreed}}
    page.evaluate("(marks) => tell('mine', { html: '', marks })", marks)


def sent(page: Page) -> list[str]:
    """The acts that went to the hall, as their buttons say them."""
    forms = page.evaluate("line.sent.filter(([name]) => name === 'act').map(([, act]) => act.form)")
    return [value for form in forms for name, value in form if name == "do"]


def drag(page: Page, start: str, end: str) -> None:
    """With a finger or a mouse, from the middle of one thing to that of another."""
    page.locator(start).hover()
    page.mouse.down()
    page.locator(end).hover()
    page.locator(end).hover()
    page.mouse.up()


@pytest.mark.journey
def test_what_is_ones_own_is_put_into_what_all_are_sent(held: Bare) -> None:
    page = held.page
    own(page, {"P1": 1, "P2": 3})
    assert page.locator(".chips__own").inner_text() == "Jij hebt nog 0 fiches."
    assert page.locator("#fiche-2 .chip__mine:visible").inner_text() == "3 van jou"
    assert page.locator("#fiche-3 [data-by='-1']").is_disabled()
    assert page.locator("#fiche-1 [data-by='1']").is_disabled()
    own(page, {"P1": 1}, agreed=True)
    assert page.get_by_role("button", name="Toch niet eens").is_visible()
    assert not page.get_by_role("button", name="Ik ben het eens").is_visible()


@pytest.mark.journey
def test_a_chip_is_dragged_onto_a_thing_to_another_one_and_back(held: Bare) -> None:
    page = held.page
    own(page, {})
    drag(page, ".chips__stack", "#fiche-2")
    assert sent(page) == ['chips.move thing="P2" by=1']
    own(page, {"P1": 4})
    drag(page, "#fiche-1 .chip__lies", "#fiche-3")
    assert sent(page)[1:] == ['chips.move thing="P1" by=-1', 'chips.move thing="P3" by=1']
    drag(page, "#fiche-1 .chip__lies", ".chips__stack")
    assert sent(page)[3:] == ['chips.move thing="P1" by=-1']


@pytest.mark.journey
def test_a_colleagues_chip_cannot_be_dragged_and_what_is_let_go_elsewhere_stays(held: Bare) -> None:
    page = held.page
    own(page, {"P2": 1})
    drag(page, "#fiche-1 .chip__lies", "#fiche-3")
    drag(page, "#fiche-2 .chip__lies", ".phone__top")
    page.locator(".chips__stack").hover()
    page.mouse.down()
    page.locator("#fiche-3").hover()
    page.keyboard.press("Escape")
    page.mouse.up()
    assert sent(page) == []
    assert page.locator(".dragged").count() == 0


@pytest.mark.journey
def test_on_the_device_of_a_table_a_chip_comes_from_the_stack_of_a_seat(
    room: Room, neighbour: Browser, context: Flask, browser: Chromium
) -> None:
    first, second, *_ = room.people["T1"]
    meetings.perform(room.code, MoveChips(thing="P1", by=1), phone(second))
    device = Browser(context.test_client(), "table", neighbour.code)
    device.client.post(f"/t/{room.code}/regie/key", data={"key": links.make(room.code, Role.TABLE, "T1")})
    with bare(browser, device.get("/tafel").text, viewport={"width": 1024, "height": 768}) as table:
        table.open()
        drag(table.page, f'[data-lays="{first}"]', "#stapel-2")
        drag(table.page, "#stapel-1 .tpile__dots", f'[data-lays="{second}"]')
        assert sent(table.page) == [
            f'chips.move thing="P2" by=1 seat={first}', f'chips.move thing="P1" by=-1 seat={second}'
        ]  # fmt: skip
        table.page.locator(f'[data-lays="{second}"]').click()
        assert table.page.locator(f'[data-lays="{second}"]').get_attribute("aria-pressed") == "false"
