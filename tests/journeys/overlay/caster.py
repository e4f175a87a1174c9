"""OBS in a hall: a window with the link of the overlay, and what of its picture can be seen through."""

import html
import io
import re

import requests
from PIL import Image
from playwright.sync_api import Page

from tests.journeys.hall import Hall
from tests.journeys.moments import Moment

KEY = re.compile(r"#([\w-]{43})")
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
SAFE = (64, 64, 1920 - 64, 1080 - 64)
Box = tuple[int, int, int, int]


def fresh_link(hall: Hall, moment: Moment) -> str:
    """A link for the overlay, made by the gespreksleider as on their page; its key."""
    web = requests.Session()
    web.trust_env = False
    web.cookies.set("overlegtafel", moment.console, domain="127.0.0.1", path="/")
    page = f"{hall.url}/t/{moment.code}/regie/links"
    token = TOKEN.search(web.get(page, timeout=20).text)
    assert token
    made = web.post(page, data={"csrf_token": token.group(1), "role": "overlay"}, timeout=20)
    key = KEY.search(html.unescape(made.text))
    assert key, made.status_code
    return key.group(1)


def open_piece(page: Page, address: str, piece: str, key: str = "") -> None:
    """One piece, complete and connected."""
    page.goto("about:blank")  # an address that differs in its fragment alone is no new page
    page.goto(f"{address}/overlay?part={piece}" + (f"#{key}" if key else ""))
    page.locator("body[data-live]").wait_for(state="attached")
    page.evaluate("document.fonts.ready.then(() => true)")


def picture(page: Page) -> Image.Image:
    """The picture as OBS lays it over another, with what can be seen through."""
    return Image.open(io.BytesIO(page.screenshot(omit_background=True))).convert("RGBA")


def drawn(image: Image.Image) -> Box | None:
    """The box around all that is drawn; None for a picture of nothing."""
    return image.getchannel("A").getbbox()


def half_seen(image: Image.Image) -> int:
    """How many pixels are neither drawn nor left out."""
    counts = image.getchannel("A").histogram()
    return sum(counts[1:255])


def safe(box: Box | None) -> bool:
    """Whether it keeps clear of the edges, where televisions cut."""
    return box is None or (box[0] >= SAFE[0] and box[1] >= SAFE[1] and box[2] <= SAFE[2] and box[3] <= SAFE[3])
