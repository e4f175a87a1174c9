"""No page of the product asks another machine for anything: every route, at every moment of an evening."""

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
import requests
from flask import Flask
from playwright.sync_api import Page

from tests.journeys.access.every_page import NO_PAGES, OF_A_MEETING, OF_ONE, OUTSIDE, Everything
from tests.journeys.devices import SHAPES, Devices
from tests.journeys.faces import quiet
from tests.journeys.held import Held, Written
from tests.reliability.length import FULL, length

SOME = ("arguments", "closed")
ALL = (
    "welcome", "frames", "initiatives", "arguments", "ranking", "ranking closed", "ranking revealed", "allocation",
    "allocation revealed", "decision", "decision recorded", "review", "closed",
)  # fmt: skip
STAGES = length(SOME, ALL)
FETCHING = {"img": "src", "script": "src", "link": "href", "iframe": "src", "video": "src", "source": "src"}
OWN = re.compile(r"default-src 'self'; img-src 'self' data:; connect-src 'self' ws://127\.0\.0\.1:\d+; frame-ancestors")
Opened = tuple[Held, Everything]


@pytest.fixture(scope="module")
def opened(written: Written, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """A hall in which every page has something to show."""
    everything = Everything(written.moments, STAGES)
    with written.served(tmp_path_factory.mktemp("pages") / "data", everything.furnish) as held:
        yield held, everything


def test_every_route_that_answers_a_page_is_opened_here(app: Flask) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    routes = {rule.rule for rule in rules if not rule.endpoint.startswith("programme.")}  # opened in its own journey
    routes = {re.sub(r"<\w+:", "<", route) if route not in NO_PAGES else route for route in routes}
    known = {*NO_PAGES, *OF_A_MEETING, *OF_ONE, *OUTSIDE}
    assert routes - known == set(), "no journey opens these"
    assert known - routes == set(), "these are gone"


class Fetched(HTMLParser):
    """What a page has a browser fetch."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A picture, a script, a style, a film or a window; and a form that posts."""
        told = dict(attrs)
        wanted = told.get("action" if tag == "form" else FETCHING.get(tag, ""))
        if wanted and told.get("rel") not in ("canonical", "alternate"):
            self.found.append(wanted)


@FULL
@pytest.mark.soak
def test_no_page_names_another_machine_and_none_may_fetch_from_one(opened: Opened) -> None:
    held, everything = opened
    shown: set[str] = set()
    for path, whose in [*pages(everything, SOME), *everything.elsewhere]:
        cookies = {"overlegtafel": everything.cookies[whose]}
        answer = requests.get(held.hall.url + path, cookies=cookies, timeout=20, allow_redirects=False)
        asked = {urlsplit(each).hostname for each in Fetched(answer.text).found}
        assert asked <= {None, "127.0.0.1"}, path
        assert OWN.match(answer.headers["Content-Security-Policy"]), path
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            shown.add(path.replace(whose, "CODE") if whose else path)
    wanted = {path.replace(whose, "CODE") if whose else path for path, whose in everything.elsewhere}
    wanted |= {f"/t/CODE{path}" for paths in OF_A_MEETING.values() for path in paths}
    assert wanted - shown == set(), "opened, and not seen at any of these moments"


def pages(everything: Everything, stages: Sequence[str]) -> list[tuple[str, str]]:
    """The pages of an evening at these stages, each with the code of its meeting."""
    return [(path, everything.moments[stage].code) for stage in stages for path in everything.at(stage)]


@FULL
@pytest.mark.soak
def test_in_a_browser_no_page_asks_another_machine_at_any_stage(opened: Opened, devices: Devices) -> None:
    """What is asked of another machine is a problem of the watch, as every error on a console is."""
    held, everything = opened
    page, asked = devices.page(SHAPES["console"]), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    wanted = [*pages(everything, STAGES), *everything.elsewhere]
    with devices.watch.forgiving("status of 403"):  # what became of a plan, before anything was decided
        for path, whose in wanted:
            look(page, held.hall.url, path, everything.cookies[whose])
    hosts = {urlsplit(url).hostname for url in asked if not url.startswith(("data:", "blob:"))}
    print(f"\n{len(wanted)} pages, {len(asked)} requests, of {hosts}")
    assert hosts == {"127.0.0.1"}


def look(page: Page, url: str, path: str, cookie: str) -> None:
    """Open one page, and wait until its fonts and pictures are there."""
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "overlegtafel", "value": cookie, "url": url}])
    page.goto("about:blank")
    page.goto(url + path)
    quiet(page)
