"""Five devices sign one head, and two people a correction."""

import segno
from playwright.sync_api import Page, expect

from app.record.signing import eight_words
from tests.journeys.axe import violations
from tests.journeys.devices import PHONE
from tests.journeys.ending.room import Ending
from tests.journeys.people import new_link

CORRECTION = "Aan tafel 3 zaten zes mensen, en geen vijf."


def the_head_is_the_same_everywhere(room: Ending) -> str:
    head = str(room.exported()["head"])
    drawn = segno.make(f"{room.url}/besluit#{head}", error="m").svg_inline(border=4, omitsize=True)
    path = drawn.partition(' d="')[2].partition('"')[0]
    for page in (room.wall, room.fatima, room.ans):
        expect(page.locator(".headwords li")).to_have_text(list(eight_words.words(head)))
        expect(page.locator(f'svg path[d="{path}"]')).to_be_visible()
    expect(room.console.locator(".headwords li")).to_have_text(list(eight_words.words(head)))
    return head


def five_devices_sign(room: Ending) -> dict[str, Page]:
    """Everybody on a device of their own; nobody for two."""
    room.console.get_by_role("link", name="Links voor wie tekent").click()
    roles = ("Gespreksleider", "Rekencommissie", "Rekencommissie", "Verslaglegger", "Gebiedsmakelaar")
    links = [new_link(room.console, role) for role in roles]
    leader, counter, other, scribe, broker = [room.devices.page(PHONE) for _ in links]
    for page, link in zip((leader, counter, scribe, broker), (*links[:2], *links[3:]), strict=True):
        come_to_sign(room, page, link)
        sign(page)
    come_to_sign(room, counter, links[2])  # the second counter's link on the first one's phone
    expect(counter.get_by_text("Je hebt getekend")).to_have_count(0)
    refused(room, counter)
    assert violations(counter) == []
    counter.get_by_role("link", name="Terug naar de tafel").click()
    come_to_sign(room, other, links[1])  # the first counter's link on another phone
    refused(room, other)
    other.get_by_role("link", name="Terug naar de tafel").click()
    come_to_sign(room, other, links[2])
    other.locator("#name").fill("Wilma Bakker")
    sign(other)
    expect(room.wall.locator(".signers .signed")).to_have_count(5)
    expect(room.wall.locator(".signers")).to_contain_text("Wilma Bakker")
    room.console.goto(f"{room.url}/tekenen")
    with room.devices.watch.forgiving("status of 409"):
        room.console.get_by_role("button", name="Ik teken voor").click()
        expect(room.console.get_by_text("Hier is al voor getekend. Er verandert niets.")).to_be_visible()
    assert violations(other) == []
    return {"counter": other, "scribe": scribe}


def opened(page: Page, link: str) -> None:
    """Open a link and wait until its page was loaded again with the rights that its key was traded for."""
    seen: list[str] = []
    page.on("response", lambda answer: seen.append("traded") if answer.url.endswith("/regie/key") else None)
    page.on("load", lambda _: seen.append("loaded"))
    page.goto(link)
    while "loaded" not in seen[seen.index("traded") :] if "traded" in seen else True:
        page.wait_for_event("load")


def come_to_sign(room: Ending, page: Page, link: str) -> None:
    """A link opened on a device; who leads or writes goes on from the console."""
    with room.devices.watch.forgiving("status of 403"):
        opened(page, link)
        expect(page.get_by_role("link", name="Teken zelf").or_(page.locator("p[data-role]"))).to_be_visible()
    if "/regie" in page.url:
        page.get_by_role("link", name="Teken zelf").click()
    expect(page.get_by_role("heading", name="Tekenen", exact=True)).to_be_visible()


def sign(page: Page) -> None:
    page.get_by_role("button", name="Ik teken voor").click()
    expect(page.get_by_text("Je hebt getekend. Dank je wel.")).to_be_visible()


def refused(room: Ending, page: Page) -> None:
    with room.devices.watch.forgiving("status of 409"):
        page.get_by_role("button", name="Ik teken voor").click()
        expect(page.get_by_text("Met deze link of op dit apparaat is al getekend.")).to_be_visible()


def two_people_sign_a_correction(room: Ending, signers: dict[str, Page]) -> None:
    scribe, counter = signers["scribe"], signers["counter"]
    scribe.get_by_text("Schrijf een verbetering").click()
    scribe.locator("#text").fill(CORRECTION)
    scribe.get_by_role("button", name="Teken als eerste").click()
    expect(scribe.get_by_text("nog één handtekening nodig")).to_be_visible()
    assert room.exported()["addenda"] == []
    counter.reload()
    counter.get_by_role("button", name="Teken deze verbetering mee").click()
    expect(counter.get_by_text("nog één handtekening nodig")).to_have_count(0)
    room.ans.goto(f"{room.url}/besluit")
    expect(room.ans.locator(".addendum")).to_contain_text(CORRECTION)
