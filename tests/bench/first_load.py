"""How long a phone takes from the QR code to a live seat, and what it fetches, on a slow line and a slow processor."""

import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests.journeys.devices import launch
from tests.journeys.hall import Hall
from tests.realtime.first_load.transfers import Line, phone, size

TIMES = 5
DEVTOOLS = Line(latency=562.5, down=1474.56, up=675)
"""What Chromium's own tools call slow 4G: it is late by as much at every request, the first as the sixth."""
MEASURED = Line(latency=150, down=1638.4, up=750)
"""The line that it stands for: 150 ms there and back, 1.6 Mbit/s."""
MOST, REQUESTS, BYTES, UNWRITTEN = 2.5, 6, 100_000, 30_000


def run() -> dict[str, float]:
    """Seconds, requests and bytes of a first and a second visit: the middle of five phones that were never here."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        hall = Hall(Path(folder) / "hall")
        hall.demo()
        hall.start()
        browser = launch(playwright)
        try:
            for name, line in (("", MEASURED), ("devtools_", DEVTOOLS)):
                found |= {f"{name}{what}": value for what, value in _visits(browser, hall, line).items()}
        finally:
            browser.close()
            hall.stop()
    return found


def _visits(browser: Browser, hall: Hall, line: Line) -> dict[str, float]:
    took, again, kept = [], [], []
    for _ in range(TIMES):
        with phone(browser) as one:
            one.slow(line)
            took.append(one.scan(f"{hall.url}/t/KLAVER"))
            kept = one.transfers
            again.append(one.again(f"{hall.url}/t/KLAVER"))
            shifted, back = one.shifted, one.transfers
    return {
        "live_s": round(median(took), 2),
        "requests": len(kept),
        "bytes": size(kept),
        "without_fonts": size(kept, fonts=False),
        "shifted": shifted,
        "again_s": round(median(again), 2),
        "again_requests": len(back),
        "again_bytes": size(back),
    }


def promised(found: dict[str, float]) -> str:
    """What these numbers break; empty where they do not."""
    light = found["requests"] <= REQUESTS and found["bytes"] <= BYTES and not found["shifted"]
    if light and found["without_fonts"] <= UNWRITTEN and found["live_s"] <= MOST:
        return ""
    return f"a phone on slow 4G is live in {MOST} s, {REQUESTS} requests and {UNWRITTEN // 1000} kB without its font"


if __name__ == "__main__":
    print(run())
