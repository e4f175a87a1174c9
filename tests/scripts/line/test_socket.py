"""The line of a page, frame by frame, with a test at its other end."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, Route

from tests import unbundled
from tests.scripts.bare import HALL

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("scripts")]
HELLO, IN = '0{"sid":"e","upgrades":[],"pingInterval":25000,"pingTimeout":20000}', '40{"sid":"s1"}'
OTHER_END = """window.lines = [];
window.WebSocket = class {
  static OPEN = 1;
  readyState = 1;
  sent = [];
  constructor(url) { this.url = url; lines.push(this); }
  send(text) { this.sent.push(text); }
  close() { this.readyState = 3; }
};
Math.random = () => 0.5;"""
DIALLED = """async () => {
  const { Socket } = await import("/static/js/live/socket.js");
  window.said = [];
  window.line = new Socket({ code: "ZAAL00" }, { soonest: 500, latest: 4000, patience: 8000 });
  for (const name of ["connect", "disconnect", "connect_error"]) line.on(name, () => said.push(name));
  line.onAny((name, what) => said.push([name, what]));
}"""


class Line:
    """A page with a line to this test."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.route(f"{HALL}/**", self._give)
        page.clock.install(time=0)
        page.clock.pause_at(1)  # or it goes on by itself while a busy machine is slow
        page.add_init_script(OTHER_END)
        page.goto(f"{HALL}/")
        page.evaluate(DIALLED)

    def _give(self, route: Route) -> None:
        path = route.request.url.removeprefix(HALL)
        body, kind = unbundled.at(path) if path.startswith("/static/") else (b"<!doctype html>", "text/html")
        route.fulfill(body=body, content_type=kind)

    def hears(self, *frames: str) -> None:
        """These frames come in."""
        self.page.evaluate("(frames) => frames.forEach((data) => lines.at(-1).onmessage({ data }))", frames)

    def later(self, seconds: float) -> None:
        """Let so many seconds go by."""
        self.page.clock.run_for(int(seconds * 1000))

    def emits(self, patience: int = 1000) -> None:
        """Say something that wants an answer, which is told with the rest."""
        self.page.evaluate(
            "(patience) => line.timeout(patience).emit('act', { id: 1 }, (late, found) => said.push([!!late, found]))",
            patience,
        )

    @property
    def said(self) -> list[Any]:
        """What the page was told since this was asked last."""
        return list(self.page.evaluate("() => said.splice(0)"))

    @property
    def sent(self) -> list[str]:
        """What went over the newest line since this was asked last."""
        return list(self.page.evaluate("() => lines.at(-1).sent.splice(0)"))

    @property
    def count(self) -> int:
        """How many lines there were."""
        return int(self.page.evaluate("() => lines.length"))


@pytest.fixture
def dialled(browser: Chromium) -> Iterator[Line]:
    """A line that nobody answered yet."""
    page = browser.new_page()
    yield Line(page)
    page.close()


@pytest.fixture
def line(dialled: Line) -> Line:
    """A line that is open, with nothing said yet."""
    dialled.hears(HELLO, IN)
    assert (dialled.said, dialled.sent) == (["connect"], ["40"])
    return dialled


def test_it_asks_for_its_meeting_over_a_websocket(line: Line) -> None:
    assert line.page.evaluate("lines[0].url") == "ws://hall.test/socket.io/?code=ZAAL00&EIO=4&transport=websocket"
    assert line.page.evaluate("[line.connected, line.id]") == [True, "e"]


def test_what_is_said_first_does_not_wait_until_the_server_lets_us_in(dialled: Line) -> None:
    dialled.page.evaluate("line.on('connect', () => line.emit('join', { code: 'ZAAL00' }))")
    dialled.hears(HELLO)
    assert dialled.sent == ["40", '42["join",{"code":"ZAAL00"}]']


def test_a_line_that_is_not_let_in_is_tried_less_and_less(dialled: Line) -> None:
    for nth, pause in enumerate((0.5, 1, 2), 1):
        dialled.hears(HELLO, '44{"message":"no"}')
        assert dialled.said == ["connect", "disconnect"]
        dialled.later(pause - 0.1)
        assert dialled.count == nth
        dialled.later(0.1)
        assert dialled.count == nth + 1


def test_messages_are_heard_and_pings_answered(line: Line) -> None:
    line.hears('42["beat",{"rev":"1.2","words":"een [2] \\u2028 drie"}]', "2")
    assert line.said == [["beat", {"rev": "1.2", "words": "een [2] \u2028 drie"}]]
    assert line.sent == ["3"]


def test_each_answer_finds_its_question_and_what_is_late_counts_as_none(line: Line) -> None:
    line.emits()
    line.emits()
    line.page.evaluate("line.emit('asleep', {})")
    assert line.sent == ['420["act",{"id":1}]', '421["act",{"id":1}]', '42["asleep",{}]']
    line.hears('431[{"ok":true}]')
    assert line.said == [[False, {"ok": True}]]
    line.later(1)
    line.hears('430[{"ok":true}]')
    assert line.said == [[True, None]]


def test_a_line_that_is_lost_tells_who_waits_and_opens_anew(line: Line) -> None:
    line.emits(60_000)
    line.page.evaluate("lines[0].onclose()")
    assert line.said == ["disconnect", [True, None]]
    assert line.page.evaluate("[line.connected, line.id]") == [False, None]
    line.later(0.6)
    line.hears(HELLO, IN)
    assert (line.said, line.count) == (["connect"], 2)


@pytest.mark.parametrize("frame", ["1", "41", '44{"message":"no"}'])
def test_what_the_server_ends_is_tried_anew(line: Line, frame: str) -> None:
    line.hears(frame)
    assert line.said == ["disconnect"]
    line.later(0.6)
    assert line.count == 2


def test_silence_longer_than_the_server_said_is_a_lost_line(line: Line) -> None:
    line.later(44)
    line.hears("2")
    line.later(44)
    assert (line.said, line.count) == ([], 1)
    line.later(2)
    assert (line.said, line.count) == (["disconnect"], 2)


def test_it_waits_longer_each_time_that_nobody_answers_and_never_much(dialled: Line) -> None:
    for nth, pause in enumerate((0.5, 1, 2, 4, 4), 1):
        dialled.page.evaluate("lines.at(-1).onclose()")
        assert dialled.said == ["connect_error"]
        dialled.later(pause - 0.1)
        assert dialled.count == nth
        dialled.later(0.1)
        assert dialled.count == nth + 1


def test_a_line_that_does_not_open_is_tried_anew(dialled: Line) -> None:
    dialled.later(7.9)
    assert (dialled.said, dialled.count) == ([], 1)
    dialled.later(0.7)
    assert (dialled.said, dialled.count) == (["connect_error"], 2)


def test_a_line_that_the_page_left_stays_closed_until_it_asks(line: Line) -> None:
    line.page.evaluate("line.disconnect()")
    assert (line.said, line.sent) == (["disconnect"], ["41"])
    line.page.evaluate("lines[0].onclose()")
    line.later(60)
    assert (line.said, line.count) == ([], 1)
    line.page.evaluate("line.connect(); line.connect()")
    assert line.count == 2


def test_a_phone_without_a_network_leaves_its_line(line: Line) -> None:
    line.page.evaluate("dispatchEvent(new Event('offline'))")
    assert line.said == ["disconnect"]
    line.later(0.6)
    assert line.count == 2
