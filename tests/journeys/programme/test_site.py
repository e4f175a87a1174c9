"""The public site in a real Chromium: read, searched, published, and shown on somebody else's page."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page, expect

from app import create_app
from app.access import organisers
from app.demo import demo_meetings
from app.programme.editions import filling
from app.programme.places import places
from app.programme.publication import versions
from app.programme.rounds import outcome, rounds
from app.programme.site import index
from app.services import services_of
from tests.journeys.access.sights import NARROW
from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import CONSOLE, PHONE, Devices
from tests.journeys.drawer import Options
from tests.journeys.looks import lost
from tests.realtime.servers import Furnish, Server

ROUND = "floradorp-klaverronde"
WIDE: Options = {"viewport": {"width": 1920, "height": 1080}}
PUBLIC = (
    "/buurt", "/buurt/noord", "/zoeken", "/zoeken?q=tuin", "/zoeken?q=nergenstevinden", f"/ronde/{ROUND}",
    f"/ronde/{ROUND}/publicaties", f"/ronde/{ROUND}/verslag", "/widget/noord",
)  # fmt: skip
WORKSPACE = (f"/programma/ronde/{ROUND}/publicatie", "/programma/plek/noord/widget", "/programma/agendas")


@pytest.fixture(scope="module")
def served(furnish: Furnish) -> tuple[Server, str]:
    """A server with both editions and a round whose report is published, and a key to the desk."""
    server = furnish()
    app = create_app(server.settings)
    with app.app_context():
        demo_meetings.demo("closed")
        filling.fill()
        made = rounds.add(places.load("floradorp"), "Klaverronde", 9_000_000, public=True, stage="carrying_out")
        outcome.join(made, demo_meetings.KLAVERBUURT, 8_400_000)
        outcome.take(made, demo_meetings.KLAVERBUURT)
        versions.publish(rounds.load(made), "link:noor", "De eerste")
        index.refresh(60)
        key = organisers.make("Noor")
    services_of(app).database.close()
    server.start()
    return server, key


def enter(devices: Devices, page: Page, served: tuple[Server, str]) -> None:
    """Come in by a link of the desk."""
    server, key = served
    with devices.watch.forgiving("status of 403"):
        page.goto(f"{server.base}/voorbereiden#{key}")
        expect(page.get_by_role("heading", name="Avonden")).to_be_visible()


@pytest.mark.parametrize("shape", [PHONE, CONSOLE, WIDE], ids=["phone", "laptop", "wide"])
def test_nothing_is_held_against_any_page(served: tuple[Server, str], devices: Devices, shape: Options) -> None:
    server, _key = served
    page, problems = devices.page(shape), []
    enter(devices, page, served)
    for path in (*PUBLIC, *WORKSPACE):
        page.goto(server.base + path)
        problems += [f"{path}: {line}" for line in violations(page)]
    nothing_in(problems)


@pytest.mark.parametrize("way", ["ltr", "rtl"])
def test_nothing_falls_off_a_page_of_320_pixels_in_either_direction(
    served: tuple[Server, str], devices: Devices, way: str
) -> None:
    server, _key = served
    page, problems = devices.page(PHONE), []
    enter(devices, page, served)
    page.set_viewport_size(NARROW)
    for path in (*PUBLIC, *WORKSPACE):
        page.goto(server.base + path)
        page.evaluate("way => document.documentElement.dir = way", way)
        problems += [f"{path}: {line}" for line in lost(page)]
    nothing_in(problems)


def test_somebody_searches_and_reads_a_report_without_scripts(served: tuple[Server, str], devices: Devices) -> None:
    server, _key = served
    page = devices.page(PHONE, java_script_enabled=False)
    page.goto(f"{server.base}/buurt")
    page.get_by_label("Zoek een buurt, een ronde of een plan").fill("KLAVERronde")
    page.get_by_role("button", name="Zoek").click()
    page.get_by_role("link", name="Klaverronde").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Klaverronde")
    page.get_by_role("link", name="Lees het verslag").click()
    expect(page.get_by_role("heading", name="Wat is er besloten?")).to_be_visible()
    assert page.locator("body").evaluate("body => getComputedStyle(body).marginTop") == "0px"


def test_an_organiser_publishes_with_one_press(served: tuple[Server, str], devices: Devices) -> None:
    server, _key = served
    page = devices.page(CONSOLE)
    enter(devices, page, served)
    page.goto(f"{server.base}/programma/ronde/kleine-wereld-buurtbudget-kleine-wereld-2019/publicatie")
    page.get_by_role("button", name="Maak en publiceer").click()
    expect(page.get_by_role("status").first).to_have_text("Versie 1 staat voor iedereen klaar.")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download (").click()
    assert download.value.suggested_filename == "kleine-wereld-buurtbudget-kleine-wereld-2019-versie-1.zip"


@pytest.fixture
def elsewhere(served: tuple[Server, str]) -> Iterator[str]:
    """Somebody else's site, with the widget in a frame as the workspace says, and another page of ours in one."""
    frames = "".join(
        f'<iframe src="{served[0].base}{path}" title="{path}" width="600" height="480"></iframe>'
        for path in ("/widget/noord", "/buurt")
    )

    class Site(BaseHTTPRequestHandler):
        """One page, at every address."""

        def do_GET(self) -> None:
            """The page with the frames."""
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(f"<!doctype html><html lang=nl><title>x</title>{frames}".encode())

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    site = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield f"http://localhost:{site.server_address[1]}/"
    site.shutdown()
    site.server_close()


def test_the_widget_stands_on_another_site_and_no_other_page_of_ours_does(elsewhere: str, devices: Devices) -> None:
    page = devices.page(CONSOLE)
    with devices.watch.forgiving("frame-ancestors", "ERR_BLOCKED_BY_RESPONSE", "/favicon.ico", "404"):
        page.goto(elsewhere)
        widget = page.frame_locator('iframe[title="/widget/noord"]')
        expect(widget.get_by_role("heading", level=1)).to_have_text("Buurtbudget in Noord")
        assert heading(page, "/buurt") == 0
    assert page.context.cookies() == []


def heading(page: Page, title: str) -> int:
    """How many headings a frame shows, once it is there."""
    return page.frame_locator(f'iframe[title="{title}"]').get_by_role("heading").count()
