"""What people do in a hall, in one place: in a window of their own, or without one."""

from http.cookiejar import DefaultCookiePolicy
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.journeys.devices import Devices
from tests.journeys.hall import Hall

# --- somebody with a phone, or at home ---------------------------------------------------------------------------


def sit(page: Page, address: str, name: str, table: str) -> None:
    """Come in by this address, tell a name and choose a table."""
    if page.url != address:
        page.goto(address)
    page.locator("#name").fill(name)
    page.locator("#table").select_option(label=table)
    page.locator("main button").click()
    expect(page.locator("#act")).to_be_attached()


def write(page: Page, side: str, text: str) -> Locator:
    """Fill in an argument and leave it there; the field it stands in."""
    page.locator('a[href="#schrijven"]').first.click()
    page.locator("label", has=page.locator(f'input[name="side"][value="{side}"]')).click()
    page.locator("#argument-text").fill(text)
    return page.locator("#argument-text")


def post(page: Page) -> None:
    """Send the argument that is filled in."""
    page.locator('button[value="argument.post"]').click()


def argument(page: Page, text: str) -> Locator:
    """The row of an argument on a phone."""
    return page.locator(".arg", has_text=text)


def plan_row(page: Page, plan: str) -> Locator:
    """The place of a plan in the ranking of a phone."""
    return page.locator(f"#rank-{plan}")


def vote(page: Page) -> None:
    """Hand in the ballot as it stands, and see that it counts."""
    page.locator('button[value="ballot.cast"]').click()
    expect(counts(page)).to_be_visible()


def counts(page: Page) -> Locator:
    """The line that says that what stands here counts."""
    return page.locator(".foot [data-counted]")


def answer(page: Page, position: str, reason: str = "") -> None:
    """Agree, have a concern or object, with the reason; and see that it counts."""
    page.locator("label.choice", has=page.locator(f'input[name="position"][value="{position}"]')).click()
    if reason:
        page.locator("#decision-reason").fill(reason)
    page.locator('button[value="consent.give"]').click()
    expect(counts(page)).to_be_visible()


def stays(page: Page) -> None:
    """Remember that this page was never loaded again; `stayed` tells."""
    page.evaluate("window.here = true")


def stayed(page: Page) -> bool:
    """Whether the page is still the one that was marked."""
    return bool(page.evaluate("window.here === true"))


# --- the gespreksleider at the console ---------------------------------------------------------------------------


def lead(console: Page, name: str) -> None:
    """Press a button, and say yes where it asks first."""
    rested(console)
    console.get_by_role("button", name=name).or_(console.locator("summary", has_text=name)).first.click()
    yes(console)


def rested(console: Page) -> None:
    """Let the big button have rested, after it came to mean another thing."""
    console.evaluate("document.getElementById('r-go')?.getAnimations().forEach((rest) => rest.finish())")


def yes(console: Page) -> None:
    """Say yes where the big button asks."""
    sure = console.locator("#r-go details[open] .go__yes")
    if sure.count():
        sure.click()


def new_link(console: Page, role: str) -> str:
    """A fresh link for this role, as it is read aloud."""
    console.get_by_label(role, exact=True).check()
    console.get_by_role("button", name="Maak de link").click()
    expect(console.locator(".fresh")).to_contain_text(f"Nieuwe link: {role}")
    return console.get_by_label("Link", exact=True).input_value()


# --- the others, who act without a window: what they do reaches the windows that are watched ----------------------


class Voice:
    """Somebody with a seat, or with the console, who acts over HTTP as any client may."""

    def __init__(self, devices: Devices, hall: Hall, code: str, cookie: str, face: str = "phone", **more: str) -> None:
        self.web, self.url, self.more = devices.web, f"{hall.url}/t/{code}", {"face": face, **more}
        self.web.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        answer = self.web.get(f"{self.url}/token", headers={"Cookie": f"overlegtafel={cookie}"})
        self.headers = {
            "Cookie": answer.headers["Set-Cookie"].partition(";")[0],
            "X-CSRF-Token": answer.json()["token"],
        }

    def act(self, kind: str, **fields: Any) -> None:
        """Do an act that has to succeed."""
        message = {"kind": kind, **self.more, **fields}
        answer = self.web.post(f"{self.url}/act", json=message, headers=self.headers)
        assert answer.ok, answer.text
