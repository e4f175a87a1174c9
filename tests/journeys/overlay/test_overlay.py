"""The overlay over a picture: what is drawn and what is seen through at every stage, and that no fault is seen."""

import time
from collections.abc import Iterator

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from app import create_app
from app.access import links
from app.parts.overlay import PIECES
from app.services import services_of
from facilitation.roles import Role
from tests.journeys.devices import OUTAGE, SCREEN, Devices
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
RESTARTS = length(2, 60)
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


@pytest.mark.soak
def test_an_hour_of_restarts_is_never_in_the_picture_and_no_fault(server: Server, caster: Page) -> None:
    """A restart each minute of the caster's clock; the server is away for as long as that leaves, and then too long."""
    faults: list[str] = []
    caster.on("pageerror", lambda error: faults.append(str(error)))
    caster.on("console", lambda said: faults.append(said.text) if fault(said) else None)
    caster.on("framenavigated", lambda frame: faults.append(f"went to {frame.url}"))
    for minute in range(RESTARTS):
        away = 1_000 * (1 + 7 * minute % 25)
        server.stop()
        caster.clock.run_for(away)
        assert drawn(picture(caster)) == BAR
        server.start()
        caster.clock.run_for(60_000 - away)
        expect(caster.locator("body[data-live]:not(.offline)")).to_be_attached()
        assert drawn(picture(caster)) == BAR
    print(f"\n{RESTARTS} restarts, one a minute: {len(faults)} faults")
    assert faults == []


def fault(said: ConsoleMessage) -> bool:
    """Whether a line on the console is ours; that there was no line the browser says by itself."""
    return said.type in ("error", "warning") and not any(sign in said.text for sign in OUTAGE)


@FULL
@pytest.mark.soak
def test_a_withdrawn_link_leaves_nothing_in_the_picture_within_a_second(server: Server, caster: Page) -> None:
    app = create_app({"DATA_DIR": server.folder})
    with app.app_context():
        (link,) = [each for each in links.links(server.code) if each.role is Role.OVERLAY]
        start = time.monotonic()
        links.revoke(server.code, link.id)
    caster.locator(".lower").wait_for(state="detached")
    dark = time.monotonic() - start
    services_of(app).database.close()
    assert drawn(picture(caster)) is None
    expect(caster).to_have_title("Deze link werkt niet")
    print(f"\ndark {dark * 1000:.0f} ms after its link was withdrawn")
    assert dark < 1


@FULL
@pytest.mark.soak
def test_laid_over_a_photo_all_of_it_is_seen_but_for_what_is_drawn(server: Server, caster: Page) -> None:
    photo = Image.effect_mandelbrot((1920, 1080), (-2, -1, 1, 1), 80).convert("RGBA")
    piece = picture(caster)
    alpha = piece.getchannel("A")
    seen = Image.alpha_composite(photo, piece)
    assert 0 < alpha.histogram()[255] < 1920 * 1080
    changed = ImageChops.difference(seen.convert("RGB"), photo.convert("RGB")).getbbox()
    assert changed is not None
    left, top, right, bottom = BAR
    assert (changed[0] >= left, changed[1] >= top, changed[2] <= right, changed[3] <= bottom) == (True,) * 4
    assert seen.crop((0, 0, 1920, top)).tobytes() == photo.crop((0, 0, 1920, top)).tobytes()
