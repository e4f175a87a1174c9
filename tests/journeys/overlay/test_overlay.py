"""The overlay over a picture: what is drawn and what is seen through at every stage, and that no fault is seen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from app import create_app
from app.access import links
from app.parts.overlay import PIECES
from app.services import services_of
from facilitation.roles import Role
from tests.journeys.devices import SCREEN, Devices
from tests.journeys.held import Held
from tests.journeys.looks import astray, small_letters
from tests.journeys.overlay.caster import drawn, fresh_link, half_seen, open_piece, picture, safe
from tests.realtime.servers import Furnish, Server
from tests.reliability.length import FULL, length

BAR = (96, 832, 1824, 1016)
LEAST = 27.9  # px
STAGES = (
    "welcome", "frames", "initiatives", "arguments", "ranking", "ranking closed", "ranking revealed", "allocation",
    "allocation revealed", "decision", "decision recorded", "review", "closed",
)  # fmt: skip
SHOWS = {"ranking revealed", "allocation revealed", "decision recorded", "review", "closed"}
"""When there is an outcome to show: from then on until the next one that is not there yet."""
SOME = ("arguments", "ranking revealed")
"""Those that are looked at every time; the others at full length."""
TIMED = {"initiatives", "arguments", "ranking"}
"""Where a clock runs."""


@pytest.mark.soak
@pytest.mark.parametrize("stage", length(SOME, STAGES))
def test_every_piece_keeps_to_its_place_and_the_rest_is_seen_through(devices: Devices, held: Held, stage: str) -> None:
    moment = held.moments[stage]
    address = f"{held.hall.url}/t/{moment.code}"
    page, key = devices.page(SCREEN), fresh_link(held.hall, moment)
    for piece in PIECES:
        with devices.watch.forgiving("403"):  # what a browser says of a page that it may not read yet
            open_piece(page, address, piece, key)
        image = picture(page)
        box = drawn(image)
        assert safe(box), (piece, box)
        assert half_seen(image) == 0, piece
        assert astray(page) == [], piece
        assert small_letters(page, LEAST) == [], piece
        expected = {"balk": BAR, "plan": BAR if box else None, "ondertitel": None}.get(piece, box)
        assert box == expected, piece
        if piece == "uitslag":
            assert (box is not None) == (stage in SHOWS)
        if piece == "klok" and stage in TIMED:
            assert box is not None


def test_what_a_page_asks_of_another_machine_is_a_fault_of_every_journey(devices: Devices) -> None:
    page = devices.page(SCREEN)
    with page.expect_request("**/picture.png"):
        page.set_content('<img src="http://elders.invalid/picture.png">')
    found, devices.watch.problems = devices.watch.problems, []
    assert "http://elders.invalid/picture.png: asked of another machine" in found
    page.goto("about:blank")
    devices.watch.problems.clear()


@pytest.fixture
def server(furnish: Furnish) -> Iterator[Server]:
    """A server of its own, with a link for the overlay in `keys`."""
    made = furnish()
    app = create_app({"DATA_DIR": made.folder})
    with app.app_context():
        made.keys["overlay"] = links.make(made.code, Role.OVERLAY)
    services_of(app).database.close()
    made.start()
    return made


@pytest.fixture
def caster(browser: Browser, server: Server) -> Iterator[Page]:
    """OBS with the bar, on a clock that a test can turn."""
    context = browser.new_context(viewport=SCREEN["viewport"])
    page = context.new_page()
    page.clock.install()
    open_piece(page, f"{server.base}/t/{server.code}", "balk", server.keys["overlay"])
    expect(page.locator(".lower")).to_be_visible()
    yield page
    context.close()


@FULL
@pytest.mark.soak
def test_without_a_line_the_numbers_go_within_ten_seconds_and_the_stage_stays(server: Server, caster: Page) -> None:
    counts, stage = caster.locator("[data-counts]"), caster.locator(".st h1")
    expect(counts).to_be_visible()
    server.stop()
    caster.clock.run_for(9_000)
    expect(counts).to_be_visible()
    caster.clock.run_for(2_000)
    expect(counts).to_be_hidden()
    expect(stage).to_have_text("Welkom")
    assert drawn(picture(caster)) == BAR
    server.start()
    caster.clock.run_for(8_000)
    expect(counts).to_be_visible()


@FULL
@pytest.mark.soak
def test_restarts_are_never_in_the_picture(server: Server, caster: Page) -> None:
    faults: list[str] = []
    caster.on("pageerror", lambda error: faults.append(str(error)))
    caster.on("framenavigated", lambda frame: faults.append(f"went to {frame.url}"))
    for _ in range(10):
        server.stop()
        assert drawn(picture(caster)) == BAR
        server.start()
        caster.clock.run_for(6_000)
        expect(caster.locator("body[data-live]:not(.offline)")).to_be_attached()
        assert drawn(picture(caster)) == BAR
    assert faults == []


@FULL
@pytest.mark.soak
def test_a_withdrawn_link_leaves_nothing_in_the_picture(server: Server, caster: Page) -> None:
    app = create_app({"DATA_DIR": server.folder})
    with app.app_context():
        (link,) = [each for each in links.links(server.code) if each.role is Role.OVERLAY]
        links.revoke(server.code, link.id)
    caster.locator(".lower").wait_for(state="detached")
    services_of(app).database.close()
    assert drawn(picture(caster)) is None
    expect(caster).to_have_title("Deze link werkt niet")
