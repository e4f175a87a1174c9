"""Organisers come in with a passkey, work, invite and leave: in a real Chromium, with an authenticator of its own."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from app import create_app
from app.access import organisers
from app.commands.people import HOST
from app.programme.accounts import invitations
from app.programme.feature import Role
from app.programme.places import places
from app.services import services_of
from tests.journeys.access.sights import NARROW
from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import CONSOLE, PHONE, Devices
from tests.journeys.hall import Hall
from tests.journeys.looks import lost, small_targets, unreachable
from tests.programme.accounts import provider as providers
from tests.programme.accounts.provider import CLIENT, LOT, SECRET, Provider

AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip
PASSWORD = "vier losse stoelen"


class Town:
    """A hall at localhost, where browsers make passkeys, with a city in it and a municipality beside it."""

    def __init__(self, hall: Hall) -> None:
        self.hall, self.base = hall, f"http://localhost:{hall.port}"
        app = create_app({"DATA_DIR": hall.folder, "PUBLIC_URL": self.base})
        with app.app_context():
            city = places.add(None, "city", "Amsterdam")
            places.add(city, "district", "Noord")
            self.key = organisers.make("Noor")
            self.invitations = {
                name: f"{self.base}/account/uitnodiging#{invitations.invite(HOST, places.load(city), email, '', role)}"
                for name, email, role in (
                    ("lead", "noor@gemeente.example", Role.LEAD),
                    ("plain", "sam@buurt.example", Role.ORGANISER),
                    ("municipality", str(LOT["email"]), Role.READER),
                )
            }
        services_of(app).database.close()


@pytest.fixture(scope="module")
def municipality() -> Iterator[Provider]:
    with providers.serving() as found:
        yield found


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, municipality: Provider) -> Iterator[Town]:
    found = Town(Hall(tmp_path_factory.mktemp("town") / "data"))
    settings = {"OIDC_ISSUER": municipality.issuer, "OIDC_CLIENT_ID": CLIENT, "OIDC_CLIENT_SECRET": SECRET}
    found.hall.start(PUBLIC_URL=found.base, NO_PROXY="127.0.0.1", OIDC_NAME="Gemeente Amsterdam", **settings)
    yield found
    found.hall.stop()


def with_authenticator(page: Page) -> None:
    """The browser has a key of the device itself, and somebody who touches it."""
    control = page.context.new_cdp_session(page)
    control.send("WebAuthn.enable")
    control.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def looked_at(page: Page) -> list[str]:
    """What is wrong with a page, at its own width and narrow."""
    before, here = page.viewport_size, urlsplit(page.url).path
    problems = violations(page)
    page.set_viewport_size(NARROW)
    problems += [f"narrow, {line}" for line in [*lost(page), *small_targets(page)]]
    if before:
        page.set_viewport_size(before)
    problems += [f"by keyboard, {line}" for line in unreachable(page)]
    return [f"{here}: {line}" for line in problems]


def test_a_lead_comes_with_a_passkey_invites_and_comes_again(devices: Devices, town: Town) -> None:
    page, problems = devices.page(CONSOLE), []
    with_authenticator(page)
    page.goto(town.invitations["lead"])
    page.wait_for_url("**/aannemen")
    problems += looked_at(page)
    page.locator("#passkey-name").fill("Noor")
    page.get_by_role("button", name="Met een toegangssleutel").click()
    page.wait_for_url("**/programma/plek/amsterdam")
    page.get_by_role("link", name="Mensen").click()
    problems += looked_at(page)
    page.get_by_label("E-mailadres").fill("lot@buurt.example")
    page.get_by_role("radio", name="toetser").check()
    page.get_by_role("button", name="Maak de uitnodiging").click()
    expect(page.locator("#fresh")).to_contain_text("/account/uitnodiging#")
    problems += looked_at(page)
    page.get_by_role("link", name="Logboek").click()
    expect(page.get_by_text("iemand uitgenodigd: toetser")).to_be_visible()
    problems += looked_at(page)
    page.get_by_role("link", name="Je account").click()
    problems += looked_at(page)
    page.get_by_role("button", name="Meld overal af").click()
    page.wait_for_url("**/account/aanmelden")
    problems += looked_at(page)
    page.get_by_role("button", name="Met een toegangssleutel").click()
    page.wait_for_url("**/account")
    expect(page.get_by_text("noor@gemeente.example")).to_be_visible()
    nothing_in(problems)


def test_a_passkey_of_somebody_else_opens_nothing_and_the_page_says_so(devices: Devices, town: Town) -> None:
    page = devices.page(PHONE)
    with_authenticator(page)
    page.goto(f"{town.base}/account/aanmelden")
    page.get_by_role("button", name="Met een toegangssleutel").click()
    expect(page.get_by_role("alert")).to_contain_text("Dat ging niet door")
    assert urlsplit(page.url).path == "/account/aanmelden"


def test_without_scripts_an_invitation_is_taken_with_a_password(devices: Devices, town: Town) -> None:
    page = devices.page(PHONE, java_script_enabled=False)
    page.goto(f"{town.base}/account/uitnodiging")
    page.get_by_label("Sleutel").fill(town.invitations["plain"])
    page.get_by_role("button", name="Open de uitnodiging").click()
    assert page.get_by_role("button", name="Met een toegangssleutel").count() == 0
    page.get_by_label("Je naam").first.fill("Sam")
    page.locator("#password").fill(PASSWORD)
    page.locator("#again").fill(PASSWORD)
    page.get_by_role("button", name="Maak mijn account").click()
    page.wait_for_url("**/programma/plek/amsterdam")
    page.goto(f"{town.base}/voorbereiden")
    expect(page.get_by_text("Je bent aangemeld als Sam.")).to_be_attached()
    page.goto(f"{town.base}/account")
    page.get_by_role("button", name="Meld hier af").click()
    page.get_by_label("E-mailadres").fill("sam@buurt.example")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Meld je aan").click()
    page.wait_for_url("**/account")


def test_the_municipality_lets_in_who_was_invited(devices: Devices, town: Town) -> None:
    page = devices.page(PHONE)
    with devices.watch.forgiving("status of 403"):
        page.goto(f"{town.base}/programma")
    nothing_in(looked_at(page))
    page.get_by_role("link", name="Meld je aan").click()
    page.get_by_role("link", name="Met Gemeente Amsterdam").click()
    page.wait_for_url("**/programma")
    expect(page.get_by_text("Je bent hier als Lot Jansen.")).to_be_attached()


@pytest.mark.parametrize("path", ["/account/uitnodiging", "/account/aanmelden", "/voorbereiden"])
def test_the_doors_are_for_everybody(devices: Devices, town: Town, path: str) -> None:
    page = devices.page(PHONE)
    with devices.watch.forgiving("status of 403"):
        page.goto(town.base + path)
    nothing_in(looked_at(page))
