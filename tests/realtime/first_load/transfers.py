"""A phone in Chromium whose requests and bytes are counted on the wire, with its line as slow as is asked."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from playwright.sync_api import Browser, CDPSession, Page

FRAME = 8  # bytes around a message of a socket
SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => { for (const each of list.getEntries()) window.shifted += each.value; })
  .observe({ type: "layout-shift", buffered: true });
new MutationObserver(() => document.body?.hasAttribute("data-live") && !window.told && lived(String(window.told = 1)))
  .observe(document, { subtree: true, childList: true, attributeFilter: ["data-live"] });"""


class Line(NamedTuple):
    """A slow line and a slow phone: milliseconds there and back, kilobits a second down and up, times slower."""

    latency: float
    down: float
    up: float
    slower: float = 4


class Transfer(NamedTuple):
    """What came over the wire of one request; `kind` as Chromium calls it, such as Font, or Socket."""

    kind: str
    url: str
    size: int


class Phone:
    """One phone with an empty cache."""

    def __init__(self, page: Page, cdp: CDPSession) -> None:
        self.page, self.cdp = page, cdp
        self.shifted = 0.0
        self._lives = False
        self._seen: dict[str, dict[str, Any]] = {}
        self._gone: list[dict[str, Any]] = []
        for event in ("requestWillBeSent", "responseReceived", "requestServedFromCache", "loadingFinished"):
            cdp.on(f"Network.{event}", getattr(self, f"_{event}"))
        cdp.on("Runtime.bindingCalled", lambda told: setattr(self, "_lives", True))
        cdp.on("Network.webSocketCreated", lambda told: self._note(told, kind="Socket", url=told["url"], size=0))
        cdp.on("Network.webSocketHandshakeResponseReceived", lambda told: self._more(told, _headers(told["response"])))
        cdp.on("Network.webSocketFrameReceived", lambda told: self._more(told, _length(told) + FRAME))

    def slow(self, line: Line) -> None:
        """From now on everything goes over this line."""
        self.cdp.send("Network.emulateNetworkConditions", {
            "offline": False, "latency": line.latency,
            "downloadThroughput": line.down * 1024 / 8, "uploadThroughput": line.up * 1024 / 8,
        })  # fmt: skip
        self.cdp.send("Emulation.setCPUThrottlingRate", {"rate": line.slower})

    def scan(self, url: str) -> float:
        """From the address on the QR code until the seat is live; the seconds that took."""
        begun = time.monotonic()
        self.page.goto(url, wait_until="commit")
        button = self.page.get_by_role("button", name="Schuif aan")
        button.wait_for()
        self._shift()
        button.click()
        return self._live(begun)

    def again(self, url: str) -> float:
        """The same phone comes back to its seat later; the seconds until it is live."""
        begun = time.monotonic()
        self._seen.clear()
        self._gone.clear()
        self._lives = False
        self.page.goto(url, wait_until="commit")
        return self._live(begun)

    def _live(self, begun: float) -> float:
        self.page.locator("body[data-live]").wait_for()
        took = time.monotonic() - begun
        self._shift()
        return took

    def _shift(self) -> None:
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        self.shifted += float(self.page.evaluate("window.shifted"))

    @property
    def transfers(self) -> list[Transfer]:
        """What was asked for until the seat was live, a redirect as one of its own, in its order."""
        return self._fetched(lives=False)

    @property
    def afterwards(self) -> list[Transfer]:
        """What a live page asked for of itself."""
        return self._fetched(lives=True)

    def _fetched(self, *, lives: bool) -> list[Transfer]:
        found = [each for each in (*self._gone, *self._seen.values()) if each["lives"] == lives]
        return [Transfer(each["kind"], each["url"], each["size"]) for each in found if not each.get("kept")]

    def _requestWillBeSent(self, told: Mapping[str, Any]) -> None:  # noqa: N802  as Chromium calls it
        if told["request"]["url"].startswith("data:"):
            return
        if "redirectResponse" in told:
            self._gone.append(
                self._seen.pop(told["requestId"]) | {"size": told["redirectResponse"]["encodedDataLength"]}
            )
        self._note(told, kind=told.get("type", ""), url=told["request"]["url"], size=0)

    def _requestServedFromCache(self, told: Mapping[str, Any]) -> None:  # noqa: N802
        self._seen.get(told["requestId"], {})["kept"] = True

    def _responseReceived(self, told: Mapping[str, Any]) -> None:  # noqa: N802
        known = self._seen.get(told["requestId"], {})
        known["kept"] = known.get("kept") or told["response"].get("fromDiskCache")

    def _loadingFinished(self, told: Mapping[str, Any]) -> None:  # noqa: N802
        self._more(told, int(told["encodedDataLength"]))

    def _note(self, told: Mapping[str, Any], **what: Any) -> None:
        self._seen[told["requestId"]] = what | {"lives": self._lives}

    def _more(self, told: Mapping[str, Any], size: int) -> None:
        if told["requestId"] in self._seen:
            self._seen[told["requestId"]]["size"] += size


def _headers(response: Mapping[str, Any]) -> int:
    return len(response.get("headersText") or "".join(f"{k}: {v}\r\n" for k, v in response["headers"].items()))


def _length(told: Mapping[str, Any]) -> int:
    return len(told["response"]["payloadData"].encode())


def size(transfers: list[Transfer], *, fonts: bool = True) -> int:
    """The bytes of these, with their fonts or without."""
    return sum(each.size for each in transfers if fonts or each.kind != "Font")


@contextmanager
def phone(browser: Browser) -> Iterator[Phone]:
    """A phone that was never here."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="nl-NL", is_mobile=True, has_touch=True, device_scale_factor=2
    )
    try:
        page = context.new_page()
        page.add_init_script(SHIFTS)
        cdp = context.new_cdp_session(page)
        for domain in ("Network", "Runtime"):
            cdp.send(f"{domain}.enable")
        cdp.send("Runtime.addBinding", {"name": "lived"})
        yield Phone(page, cdp)
    finally:
        context.close()
