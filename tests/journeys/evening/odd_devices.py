"""Devices as there are some in every hall: without cookies, without storage, and one whose owner only listens."""

from collections import Counter

from playwright.sync_api import Page, Route, expect

from tests.journeys.devices import PHONE
from tests.journeys.evening.crowd import Crowd

NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
}"""
LISTEN = """addEventListener("DOMContentLoaded", () => {
  const live = document.getElementById("live");
  if (!live) return;
  new MutationObserver(() => live.textContent && overheard(live.textContent)).observe(live, {
    childList: true, subtree: true,
  });
});"""
STAGES = ("Kaders", "Plannen", "Argumenten")


def without_storage(page: Page) -> None:
    """From the next page on nothing can be kept in this window."""
    page.add_init_script(NO_STORAGE)


def keeps_nothing_and_says_so(page: Page) -> None:
    """A window without storage does not say that it kept something."""
    assert not page.get_by_text("Bewaard op je").locator("visible=true").count()


def a_phone_without_cookies_is_told_where_to_go_and_takes_no_seat(crowd: Crowd) -> None:
    context = crowd.devices.context(PHONE)

    def forget(route: Route) -> None:
        response = route.fetch(max_redirects=0)
        context.clear_cookies()
        headers = {name: value for name, value in response.headers.items() if name != "set-cookie"}
        route.fulfill(status=response.status, headers=headers, body=response.body())

    context.route("**/t/**", forget)
    phone = context.new_page()
    phone.goto(crowd.links["join"])
    phone.locator("#name").fill("Zonder koekjes")
    with crowd.devices.watch.forgiving("status of 403"):
        phone.locator("main button").click()
        expect(phone.get_by_text("Deze browser bewaart geen cookies.")).to_be_visible()
    expect(phone.get_by_text(crowd.links["phone"])).to_be_visible()
    context.unroute("**/t/**")
    expect(crowd.wall.get_by_text("3 in de zaal")).to_be_visible()


def listened(page: Page) -> Counter[str]:
    """What this window says aloud from its next page on, and how often."""
    said: Counter[str] = Counter()
    page.expose_function("overheard", lambda line: said.update([line]))
    page.add_init_script(LISTEN)
    return said


def heard_every_change_once(said: Counter[str]) -> None:
    """Each stage was said once, from the region that stood there before, and no clock or counter ever."""
    assert not [line for line, times in said.items() if times > 1 and line.startswith("Nu: ")], said
    for stage in STAGES:
        assert said[f"Nu: {stage}."] == 1, said
    assert sum(line.startswith("Rangschikken is open") for line in said) == 1, said
    assert len(said) < 40, said
