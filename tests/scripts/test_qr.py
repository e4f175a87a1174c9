"""QR codes are read from any screen: black on white with a quiet zone, in dark, in forced colours and on paper."""

import io
from typing import Any

import pytest
import segno
from flask import Flask
from PIL import Image
from playwright.sync_api import Browser as Chromium

from tests.devices import CODE, Browser
from tests.scripts.bare import bare

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("scripts")]
DARK, LIGHT, QUIET = 60, 195, 4
PLAIN: dict[str, Any] = {"media": None, "color_scheme": None, "forced_colors": None}
MODES = (
    {"color_scheme": "dark"}, {"forced_colors": "active", "color_scheme": "dark"}, {"forced_colors": "active"},
    {"media": "print"}, {"media": "print", "color_scheme": "dark"},
)  # fmt: skip


def scanned(picture: bytes, modules: int) -> list[list[int | None]]:
    """The picture at a quarter of its size, module by module: 1 is black, 0 is white, None is neither."""
    image = Image.open(io.BytesIO(picture)).convert("L")
    image = image.resize((max(modules * 3, image.width // 4), max(modules * 3, image.height // 4)))
    size = image.width / modules

    def at(x: int, y: int) -> int | None:
        value = image.getpixel((int((x + 0.5) * size), int((y + 0.5) * size)))
        return 1 if value <= DARK else 0 if value >= LIGHT else None  # type: ignore[operator]

    return [[at(x, y) for x in range(modules)] for y in range(modules)]


def expected(address: str) -> list[list[int]]:
    """The modules of the code with their quiet zone."""
    found = [list(row) for row in segno.make(address, error="m").matrix]
    wide = len(found) + 2 * QUIET
    empty = [[0] * wide for _ in range(QUIET)]
    return [*empty, *([*[0] * QUIET, *map(int, row), *[0] * QUIET] for row in found), *empty]


def test_the_code_on_the_wall_is_read_in_every_mode(seated: Browser, browser: Chromium, context: Flask) -> None:
    code = expected(f"{context.config['PUBLIC_URL']}/t/{CODE}")
    with bare(browser, seated.get("/scherm").text, viewport={"width": 1920, "height": 1080}) as wall:
        wall.open()
        for mode in MODES:
            wall.page.emulate_media(**PLAIN | mode)
            assert scanned(wall.page.locator("svg.qr").first.screenshot(), len(code)) == code, mode
        wall.page.emulate_media(media="screen", color_scheme="light", forced_colors="none")
        control = wall.page.context.new_cdp_session(wall.page)
        control.send("Emulation.setAutoDarkModeOverride", {"enabled": True})
        assert scanned(wall.page.locator("svg.qr").first.screenshot(), len(code)) == code, (
            "a browser that darkens pages"
        )
