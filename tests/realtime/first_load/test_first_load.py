"""From the QR code to a live seat little is fetched and nothing moves, and coming back is next to nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.realtime.first_load.transfers import Phone, phone, size
from tests.realtime.servers import Server

REQUESTS, BYTES, UNWRITTEN = 6, 100_000, 30_000
AGAIN_REQUESTS, AGAIN_BYTES = 3, 15_000
pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("scripts")]


@pytest.fixture
def newcomer(browser: Browser) -> Iterator[Phone]:
    """A phone that was never here."""
    with phone(browser) as found:
        yield found


def test_a_phone_is_live_within_few_requests_and_comes_back_for_almost_none(server: Server, newcomer: Phone) -> None:
    url = f"{server.base}/t/{server.code}"
    newcomer.scan(url)
    first = newcomer.transfers
    assert len(first) <= REQUESTS, first
    assert size(first) <= BYTES, first
    assert size(first, fonts=False) <= UNWRITTEN, first
    assert not [each for each in first if "transport=polling" in each.url]
    assert newcomer.shifted == 0
    assert newcomer.page.url == url
    newcomer.page.wait_for_function("[...document.styleSheets].some((sheet) => sheet.href?.includes('/later-'))")
    assert {each.url.split("/")[-1].split("-")[0] for each in newcomer.afterwards} == {"later"}
    newcomer.again(url)
    second = newcomer.transfers
    assert len(second) <= AGAIN_REQUESTS, second
    assert size(second) <= AGAIN_BYTES, second
    assert newcomer.shifted == 0


def test_loading_the_phone_anew_sends_no_form_once_more(server: Server, newcomer: Phone) -> None:
    newcomer.scan(f"{server.base}/t/{server.code}")
    with newcomer.page.expect_request("**/t/*") as asked:
        newcomer.page.reload()
    assert asked.value.method == "GET"
    newcomer.page.locator("body[data-live]").wait_for()
