"""Devices in the hall: real Chromium windows, watched for everything that goes wrong in them."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import requests
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request, WebError

from tests.journeys.drawer import Drawer, Options

# of several lists the last one counts, so those that Playwright turns off stand here too; the others give every window
# two more pages of the browser's own, which nobody sees and which cost a second of the machine each
OFF = (
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
    "OptimizationHints", "NetworkTimeServiceQuerying", "PreconnectToSearch", "AimEnabled", "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup",
)  # fmt: skip
ON = ("CDPScreenshotNewSurface", "NetworkServiceInProcess2")  # Playwright's own, and no process apart for the network
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(OFF)}",
    f"--enable-features={','.join(ON)}",
)
PHONE: Options = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
CONSOLE: Options = {"viewport": {"width": 1440, "height": 900}}
SCREEN: Options = {"viewport": {"width": 1920, "height": 1080}}
LIVECAST: Options = {"viewport": {"width": 1280, "height": 800}}
TABLE: Options = {"viewport": {"width": 1024, "height": 768}, "has_touch": True}
SHAPES = {"phone": PHONE, "simple": PHONE, "table": TABLE, "console": CONSOLE, "screen": SCREEN, "livecast": LIVECAST}
OURS = ("127.0.0.1", "localhost", None)  # the hall, and what a page has in itself
OUTAGE = ("ERR_", "WebSocket")  # how the lines begin that tell of a line that is gone


def launch(playwright: Playwright, *flags: str) -> Browser:
    """The Chromium that CHROMIUM names, or the one on the path."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert path, "no Chromium: point CHROMIUM at one"
    return playwright.chromium.launch(executable_path=path, args=[*FLAGS, *flags])


class Watch:
    """Collects console errors, exceptions, policy violations, failed requests and answers of 400 and up.

    And whatever a page asks of another machine than the hall: there is nothing that it should.

    Of an answer of 400 and up Chromium tells on the console. `heard` holds every message that came to a page over its
    socket.
    """

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.heard: dict[Page, list[str]] = {}
        self._forgiven: list[str] = []
        self._without_scripts: list[BrowserContext] = []

    def over(self, context: BrowserContext, scripts: bool = True) -> None:
        """Watch every page of this context. Without scripts it fetches none ahead, which it tells as a failure."""
        if not scripts:
            self._without_scripts.append(context)
        context.on("page", self._page)
        context.on("console", self._said)
        context.on("weberror", self._raised)
        context.on("requestfailed", self._failed)
        context.on("request", self._asked)

    def leave(self, context: BrowserContext) -> None:
        """What happens in this context is somebody else's by now."""
        context.remove_listener("page", self._page)
        context.remove_listener("console", self._said)
        context.remove_listener("weberror", self._raised)
        context.remove_listener("requestfailed", self._failed)
        context.remove_listener("request", self._asked)

    @contextmanager
    def forgiving(self, *signs: str) -> Iterator[None]:
        """Inside, a problem that holds one of these signs is what we wanted to see."""
        self._forgiven.extend(signs)
        try:
            yield
        finally:
            for sign in signs:
                self._forgiven.remove(sign)

    def _page(self, page: Page) -> None:
        heard = self.heard[page] = []
        page.on("websocket", lambda line: line.on("framereceived", lambda frame: heard.append(str(frame))))

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._note(message.location.get("url", ""), message.text)

    def _raised(self, raised: WebError) -> None:
        self._note(raised.page.url if raised.page else "", f"exception: {raised.error}")

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in OURS:
            self._note(request.url, "asked of another machine")

    def _failed(self, request: Request) -> None:
        left = request.failure == "net::ERR_ABORTED"  # a page that was left
        if not left and not (request.failure == "csp" and request.frame.page.context in self._without_scripts):
            self._note(request.url, str(request.failure))

    def _note(self, where: str, what: str) -> None:
        line = f"{where}: {what}"
        if not any(sign in line for sign in self._forgiven):
            self.problems.append(line)


class Devices:
    """Hands out devices of all shapes; what went wrong on any of them is in `watch`.

    `web` is the line of those who act without a window.
    """

    def __init__(self, drawer: Drawer) -> None:
        self.drawer, self.watch = drawer, Watch()
        self.contexts: list[BrowserContext] = []
        self.web = requests.Session()
        self.web.trust_env = False

    def context(self, shape: Options, *, language: str = "nl-NL", **options: Any) -> BrowserContext:
        """A device with nothing on it yet."""
        context = self.drawer.take({**shape, "locale": language, "reduced_motion": "reduce", **options})
        context.set_default_timeout(20_000)
        self.watch.over(context, options.get("java_script_enabled", True))
        self.contexts.append(context)
        return context

    def page(self, shape: Options, **options: Any) -> Page:
        """Its one window."""
        return self.context(shape, **options).new_page()

    def connected(self, page: Page) -> None:
        """Wait until the page itself follows its meeting, not only the wall that a console shows inside it."""
        page.locator("body[data-live]").wait_for(state="attached", timeout=20_000)

    def updates(self, page: Page) -> int:
        """How many updates came to the page."""
        return sum(frame.startswith('42["regions"') for frame in self.watch.heard[page])

    def close(self) -> None:
        """Put everything away."""
        for context in self.contexts:
            self.drawer.put(context)
            self.watch.leave(context)
        self.contexts.clear()
        self.web.close()
