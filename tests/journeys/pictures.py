"""Pictures of every face at every moment, to look at: `python -m tests.journeys.pictures FOLDER [WORD ...]`.

With words only the pictures whose name holds one of them are made.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.journeys import moments
from tests.journeys.devices import LIVECAST, SHAPES, Devices, launch
from tests.journeys.drawer import Drawer
from tests.journeys.faces import FACES, PATHS, enter, quiet
from tests.journeys.hall import Hall

BEYOND = {"front": "/", "join": "/t/{empty}", "refused": "/?code=NERGENS", "missing": "/t/NERGENS"}
NARROW = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
SQUARE = {"viewport": {"width": 1024, "height": 768}}


def main(folder: Path, words: list[str]) -> None:
    """Play the evening, hold it still, and photograph it."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        hall = Hall(Path(data) / "data")
        found = moments.make(hall.folder)
        hall.start()
        chromium = launch(playwright)
        try:
            _photograph(Devices(Drawer(chromium)), hall, found, folder, words)
        finally:
            chromium.close()
            hall.kill()


def _photograph(devices: Devices, hall: Hall, found: dict[str, moments.Moment], folder: Path, words: list[str]) -> None:
    def wanted(name: str) -> bool:
        return not words or any(word in name for word in words)

    for moment in found.values():
        for face in FACES:
            for suffix, shape, language in (
                ("", SHAPES[face], "nl-NL"),
                (" en", SHAPES[face], "en-GB"),
                (" smal", NARROW if face != "screen" else SQUARE, "nl-NL"),
            ):
                name = f"{face} {moment.name}{suffix}"
                if wanted(name):
                    page = devices.page(shape, language=language)
                    enter(page, hall, moment, face)
                    _keep(page, folder / f"{name}.png", whole=face != "screen")
                    devices.close()
    for name, path in BEYOND.items():
        if wanted(name):
            page = devices.page(SHAPES["phone"])
            page.goto(hall.url + path.format(empty=found["empty"].code))
            _keep(page, folder / f"{name}.png")
    if wanted("record"):
        page = devices.page(LIVECAST)
        page.goto(f"{hall.url}/t/{found['closed'].code}{PATHS['record']}")
        _keep(page, folder / "record.png")
    for problem in sorted(set(devices.watch.problems)):
        print(problem)


def _keep(page: Page, path: Path, *, whole: bool = True) -> None:
    quiet(page)
    if whole:
        size = page.viewport_size or {"width": 390, "height": 844}
        tall = int(page.evaluate("document.documentElement.scrollHeight"))
        page.set_viewport_size({"width": size["width"], "height": max(size["height"], tall)})
    page.screenshot(path=path)
    page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
