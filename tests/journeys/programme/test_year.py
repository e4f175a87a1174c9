"""A year of a neighbourhood: its frame, a talk, plans, the evening, what follows, and what others learn of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from app import create_app
from app.access import organisers
from app.programme.intake import checks, intakes
from app.programme.places import places
from app.programme.rounds import rounds
from app.rehearsal.cast import Cast
from app.rehearsal.evening import Rehearsal
from app.rehearsal.figures import Figures
from app.rehearsal.look import Log
from app.services import services_of
from app.storage.database import Database
from realtime.rehearsal.phone import Phone
from tests.journeys import axe, looks
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import CONSOLE, PHONE, Devices
from tests.journeys.hall import Hall
from tests.programme.intake.conftest import CHECKER, CRITERIA, ROUND, form

CLAUSE = "Iedereen in de buurt mag meedoen."
PLANS = ("Drie bankjes", "Een geveltuin")


class Town(NamedTuple):
    """A hall whose city has a district with a neighbourhood, and the keys of two organisers."""

    hall: Hall
    noor: str
    sami: str


@pytest.fixture
def town(open_hall: Callable[[], Hall]) -> Iterator[Town]:
    """Amsterdam, Noord and De Banne, with a round that takes plans."""
    hall = open_hall()
    keys = furnished(hall.folder)
    hall.start()
    yield Town(hall, *keys)
    hall.stop()
    hall.process = None


def furnished(folder: Path) -> tuple[str, str]:
    """Make the places and the round; the keys of Noor and Sami."""
    app = create_app({"DATA_DIR": folder})
    with app.app_context():
        city = places.add(None, "city", "Amsterdam")
        places.add(places.add(city, "district", "Noord"), "neighbourhood", "De Banne")
        rounds.add(places.load("de-banne"), "Ronde 2027", 2_000_000, public="1", stage="plans")
        intakes.save(ROUND, form(threshold=0))
        checks.set_criteria(ROUND, CRITERIA)
        checks.freeze(ROUND, CHECKER)
        keys = organisers.make("Noor"), organisers.make("Sami")
    services_of(app).database.close()
    return keys


def looked(page: Page) -> None:
    """Nothing is wrong for who uses other means."""
    nothing_in([f"{page.url}: {each}" for each in [*axe.violations(page), *looks.measured(page, looks.SIDEWAYS)]])


def entered(devices: Devices, town: Town, key: str) -> Page:
    """An organiser at their desk."""
    page = devices.page(CONSOLE)
    with devices.watch.forgiving("status of 403"):
        page.goto(f"{town.hall.url}/voorbereiden#{key}")
        expect(page.get_by_role("heading", name="Avonden")).to_be_visible()
    return page


def test_a_year_of_a_neighbourhood(devices: Devices, town: Town) -> None:
    noor, sami = entered(devices, town, town.noor), entered(devices, town, town.sami)
    framed(noor, town)
    talked(noor, town)
    for title in PLANS:
        handed_in(devices, town, title)
    for number in (1, 2):
        checked(noor, town, number)
    draft = drafted(noor, town)
    code = held(noor, town, draft)
    followed(noor, sami, town, code)
    reported(devices, noor, town)
    published(devices, noor, town)
    learned(noor, sami, town)


def framed(noor: Page, town: Town) -> None:
    """The city fixes a clause, and a version of its frame is there for everybody."""
    noor.goto(f"{town.hall.url}/programma/plek/amsterdam/kaders")
    noor.get_by_label("Waarover?").select_option("purpose")
    noor.get_by_label("Vast of vrij?").select_option("fixed")
    noor.get_by_label("De afspraak, in een of twee zinnen").fill(CLAUSE)
    noor.locator("#agreed_by").fill("de gemeenteraad")
    noor.get_by_role("button", name="Voeg toe").click()
    expect(noor.locator(".clause", has_text=CLAUSE)).to_be_visible()
    noor.goto(f"{town.hall.url}/programma/plek/amsterdam/kaders/versies")
    noor.get_by_role("button", name="Publiceer").click()
    noor.goto(f"{town.hall.url}/buurt/de-banne/kaders")
    expect(noor.locator("main")).to_contain_text(CLAUSE)
    looked(noor)


def talked(noor: Page, town: Town) -> None:
    """Somebody says something at a talk of the city, and reads what was done with it."""
    noor.goto(f"{town.hall.url}/programma/plek/amsterdam/stadsgesprekken")
    noor.get_by_label("Naam").fill("Stadsgesprek in november")
    noor.get_by_label("Dag").fill("2026-11-05")
    noor.get_by_label("Openbaar").check()
    noor.get_by_role("button", name="Voeg toe").click()
    noor.get_by_label("Wat is er gezegd?").fill("Ook wie geen telefoon heeft.")
    noor.get_by_role("button", name="Voeg toe").click()
    noor.get_by_role("link", name="Antwoord").first.click()
    noor.get_by_label("Wat is ermee gedaan?").select_option("taken_in")
    noor.get_by_label("Bij welke afspraak?").select_option(index=1)
    noor.get_by_label("Waarom?").first.fill("Dat hoort erbij.")
    noor.get_by_role("button", name="Bewaar het antwoord").click()
    noor.goto(f"{town.hall.url}/buurt/amsterdam/stadsgesprekken")
    noor.get_by_role("link", name="Stadsgesprek in november").first.click()
    expect(noor.locator("main")).to_contain_text("Dat hoort erbij.")
    looked(noor)


def handed_in(devices: Devices, town: Town, title: str) -> None:
    """A resident hands in a plan on a phone."""
    page = devices.page(PHONE)
    page.goto(f"{town.hall.url}/ronde/{ROUND}/indienen")
    page.get_by_label("Hoe heet je plan?").fill(title)
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("Waar gaat het over?").fill("Voor iedereen in de straat.")
    page.get_by_role("button", name="Bewaar").click()
    page.get_by_label("Hoeveel euro vraag je?").fill("9000")
    page.get_by_role("button", name="Bewaar").click()
    for _ in range(3):
        page.get_by_role("link", name="Sla over").click()
    page.get_by_role("button", name="Dien dit plan in").click()
    expect(page.get_by_text("Je plan is binnen.")).to_be_visible()


def checked(noor: Page, town: Town, number: int) -> None:
    """A plan is green by each criterion."""
    noor.goto(f"{town.hall.url}/programma/ronde/{ROUND}/plannen/{number}")
    for key in (1, 2):
        part = noor.locator(f"#criterium-{key}")
        part.get_by_role("radio", name="groen").check()
        part.get_by_label("Reden of voorwaarde").fill("Het kan en het mag.")
        part.get_by_role("button", name="Leg vast").click()
        expect(noor.locator(f"#criterium-{key}")).to_contain_text("Het kan en het mag.")


def drafted(noor: Page, town: Town) -> str:
    """All plans that are ready go to the desk by one button; the draft gets what is missing, and its id."""
    noor.goto(f"{town.hall.url}/programma/ronde/{ROUND}/plannen/tafel")
    noor.get_by_role("button", name="Zet in een concept").click()
    expect(noor.locator("main")).to_contain_text(PLANS[0])
    draft = noor.url.split("/voorbereiden/")[1].split("/")[0]
    said = {
        "title": "Overlegtafel De Banne",
        "pot": "20.000",
        "date": "2027-03-20",
        "time": "19:30",
        "venue": "De Hoek",
    }
    for name, value in said.items():
        answer = noor.request.post(
            f"{town.hall.url}/voorbereiden/{draft}/veld",
            form={"name": name, "value": value, "base": str(_version(noor, town, draft, name))},
            headers={"Accept": "application/json", "Origin": town.hall.url},
        )
        assert answer.ok, answer.text()
    return draft


def _version(noor: Page, town: Town, draft: str, name: str) -> int:
    """The version in which a field stands."""
    noor.goto(f"{town.hall.url}/voorbereiden/{draft}/avond")
    found = noor.locator(f'[name="base.{name}"]')
    return int(found.first.input_value() or 0) if found.count() else 0


def held(noor: Page, town: Town, draft: str) -> str:
    """The evening is opened at the desk, held by residents to its record, and the round takes over what it decided."""
    answer = noor.request.post(
        f"{town.hall.url}/voorbereiden/{draft}/openen",
        headers={"Accept": "application/json", "Origin": town.hall.url},
    )
    assert answer.ok, answer.text()
    made = answer.json()
    look = Log(Database(f"sqlite:///{town.hall.folder / 'overlegtafel.db'}"), made["code"]).look
    Rehearsal(town.hall.url, made["code"], made["facilitator_key"], Cast(8, 2), look, Phone, Figures()).play()
    noor.goto(f"{town.hall.url}/programma/ronde/{ROUND}/pot")
    noor.get_by_label("Code van de bijeenkomst").fill(made["code"])
    noor.get_by_label("Mag verdelen").fill("20000")
    noor.get_by_role("button", name="Voeg toe").click()
    noor.get_by_role("button", name="Neem het besluit over").click()
    expect(noor.get_by_role("heading", name="Toegekend")).to_be_visible()
    looked(noor)
    return str(made["code"])


def followed(noor: Page, sami: Page, town: Town, code: str) -> None:
    """What follows stands by date; one writes a payment down, another confirms it."""
    noor.goto(f"{town.hall.url}/programma/ronde/{ROUND}/nakomen")
    district = noor.locator(".duty", has_text="Besluit van het stadsdeel")
    district.get_by_text("Schrijf op wat er gebeurde").click()
    district.get_by_label("Hoe staat het ervoor?").select_option("done")
    district.get_by_label("Wat gebeurde er?").fill("Het stadsdeel zei ja.")
    district.get_by_role("button", name="Bewaar").click()
    expect(noor.locator(".duty", has_text="Besluit van het stadsdeel")).to_have_count(0)
    page = f"{town.hall.url}/programma/ronde/{ROUND}/betalen"
    noor.goto(page)
    noor.get_by_label("Bedrag in euro’s").fill("100")
    noor.get_by_label("Betaald op").fill("2027-04-01")
    noor.get_by_label("Waarvoor, aan wie?").fill("Het eerste deel")
    noor.get_by_label("Staat er nog een voorwaarde open?").fill("De winkel vroeg een aanbetaling.")
    noor.get_by_role("button", name="Schrijf op").click()
    expect(noor.get_by_role("button", name="Klopt", exact=True)).to_have_count(0)
    sami.goto(page)
    sami.locator("form", has_text="Klopt").first.get_by_role("button").click()
    expect(sami.get_by_role("heading", name="Eerder")).to_be_visible()
    looked(sami)


def reported(devices: Devices, noor: Page, town: Town) -> None:
    """A proposer tells how it goes, by the link that was made for the plan."""
    noor.goto(f"{town.hall.url}/programma/ronde/{ROUND}/terugmelden")
    noor.get_by_role("button", name="Maak een link").first.click()
    link = noor.locator("code.wrap").inner_text()
    page = devices.page(PHONE)
    page.goto(town.hall.url + link[link.index("/terugmelden") :])
    page.get_by_label("Wat is er gebeurd?").fill("De bankjes staan er.")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.get_by_text("Dank je wel.")).to_be_visible()
    looked(page)


def published(devices: Devices, noor: Page, town: Town) -> None:
    """The round is published by one button, and everybody finds what became of it."""
    noor.goto(f"{town.hall.url}/programma/ronde/{ROUND}/publicatie")
    noor.get_by_role("button", name="Maak en publiceer").click()
    expect(noor.locator("main")).to_contain_text("Versie 1")
    page = devices.page(PHONE)
    page.goto(f"{town.hall.url}/ronde/{ROUND}")
    for told in ("De bankjes staan er.", "Het stadsdeel zei ja.", "€ 100", PLANS[0]):
        expect(page.locator("main")).to_contain_text(told)
    looked(page)
    page.goto(f"{town.hall.url}/zoeken?q=bankjes")
    expect(page.locator("main")).to_contain_text(PLANS[0])


def learned(noor: Page, sami: Page, town: Town) -> None:
    """What was learned stands at the desk of who chooses the same agenda next."""
    noor.goto(f"{town.hall.url}/programma/ronde/{ROUND}/leren")
    noor.get_by_label("Agenda").select_option("overlegtafel")
    noor.get_by_label("Wat zagen we?").fill("De argumenten liepen uit.")
    noor.get_by_label("Wat doen we anders?").fill("Begin met een stille minuut.")
    noor.get_by_label("Iedereen mag deze les lezen").check()
    noor.get_by_role("button", name="Bewaar de les").click()
    looked(noor)
    sami.goto(f"{town.hall.url}/voorbereiden")
    sami.get_by_role("button", name="Nieuwe avond").click()
    sami.goto(f"{sami.url.rstrip('/').rpartition('/')[0]}/agenda" if sami.url.count("/") > 4 else f"{sami.url}/agenda")
    expect(sami.locator("main")).to_contain_text("Begin met een stille minuut.")
