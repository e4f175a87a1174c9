"""A page of the small meeting in Chromium without a server: its own HTML and scripts, and a line that a test holds."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, Route

from tests import unbundled

HALL = "http://hall.test"
AFTERWARDS = re.compile(r'<meta name="later" content="(\S+) (\S+)">')
AT_ONCE = r'<link rel="stylesheet" href="\1"><script type="module" src="\2"></script>'
SOCKET = """
const heard = {}, any = [];
export const line = {
  id: "one", connected: false, answers: true, lines: 0, sent: [],
  on: (name, hear) => { (heard[name] ??= []).push(hear); },
  onAny: (hear) => any.push(hear),
  timeout: (patience) => ({ emit: (name, message, answered) => {
    line.sent.push([name, message]);
    if (line.answers) return answered(null, { ok: true, now: new Date().toISOString(), rev: message.rev ?? "1.1" });
    setTimeout(() => answered(new Error("late")), patience);
  } }),
  connect() { line.id = `line ${++line.lines}`; line.connected = true; say("connect"); },
  disconnect() { line.connected = false; say("disconnect"); },
};
const say = (name, ...what) => (heard[name] ?? []).forEach((hear) => hear(...what));
window.line = line;
window.tell = (name, what) => { any.forEach((hear) => hear(name, what)); say(name, what); };
export function Socket() { setTimeout(() => window.line.answers && line.connect(), 0); return line; }
"""


class Bare:
    """One such page, with what later stages need. `answers` is whether the hall does, to who asks beside the line."""

    def __init__(self, page: Page, html: str) -> None:
        self.page, self.html, self.answers = page, AFTERWARDS.sub(AT_ONCE, html), True
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.route(f"{HALL}/**", self._give)

    def _give(self, route: Route) -> None:
        path = route.request.url.removeprefix(HALL).partition("?")[0]
        if path == "/":
            route.fulfill(body=self.html, content_type="text/html; charset=utf-8")
        elif path == "/static/js/live/socket.js":
            route.fulfill(body=SOCKET, content_type="text/javascript")
        elif path.startswith("/static/"):
            body, kind = unbundled.at(path)
            route.fulfill(body=body, content_type=kind)
        elif self.answers:
            route.fulfill(body="ok", content_type="text/plain")
        else:
            route.abort("connectionrefused")

    def open(self) -> None:
        """Load it; its clock only goes where the test lets it."""
        self.page.clock.install()
        self.page.goto(f"{HALL}/")

    def later(self, seconds: float) -> None:
        """Let so many seconds go by, and every timer that falls in them."""
        self.page.clock.run_for(int(seconds * 1000))

    def asleep(self, seconds: float) -> None:
        """As a phone in a pocket: time goes by, and no timer runs until it wakes."""
        self.page.clock.fast_forward(int(seconds * 1000))

    def beat(self, **more: Any) -> None:
        """The server is heard."""
        now = self.page.evaluate("new Date().toISOString()")
        self.page.evaluate("(beat) => tell('beat', { rev: document.body.dataset.rev, ...beat })", {"now": now, **more})

    def silence(self) -> None:
        """Nothing comes back any more, and nothing says so."""
        self.page.evaluate("line.answers = false")

    def hangs_up(self) -> None:
        """The line is closed at the other end, and no new one is had."""
        self.page.evaluate("line.answers = false; line.connect = () => {}; line.disconnect()")

    @property
    def dot(self) -> str:
        """What the page says of its line."""
        return self.page.locator("[data-conn]").inner_text()

    @property
    def notices(self) -> str:
        """The notices that can be read."""
        return " ".join(" ".join(text.split()) for text in self.page.locator(".notice:visible").all_inner_texts())


@contextmanager
def bare(browser: Chromium, html: str, **options: Any) -> Iterator[Bare]:
    """A page on a device of its own."""
    context = browser.new_context(**{"locale": "nl-NL", "viewport": {"width": 390, "height": 844}, **options})
    try:
        found = Bare(context.new_page(), html)
        yield found
        assert found.errors == []
    finally:
        context.close()
