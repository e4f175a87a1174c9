"""A plan from a phone to the desk: handed in by keyboard, supported, red, appealed, merged, and put in a draft."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Locator, Page, expect

from app import create_app
from app.access import organisers
from app.programme.intake import checks, intakes
from app.programme.places import places
from app.programme.rounds import money, rounds
from app.programme.rounds.money import Part
from app.services import services_of
from tests.journeys.axe import violations
from tests.journeys.conftest import nothing_in
from tests.journeys.devices import CONSOLE, PHONE, Devices
from tests.journeys.drawer import Options
from tests.journeys.hall import Hall
from tests.pictures.drawn import drawn
from tests.programme.intake import grid
from tests.programme.intake.conftest import CRITERIA, ROUND, form

MOST_TABS = 60
PUBLIC, WORK = f"/ronde/{ROUND}", f"/programma/ronde/{ROUND}/plannen"


class Town(NamedTuple):
    """A hall with a round that takes plans, and the keys of two who work on it."""

    hall: Hall
    noor: str
    omar: str


@pytest.fixture
def town(request: pytest.FixtureRequest, open_hall: Callable[[], Hall], tmp_path: Path) -> Iterator[Town]:
    """A round of De Banne, on a host with tiles or on one without."""
    hall = open_hall()
    noor, omar = furnished(hall.folder)
    if getattr(request, "param", True):
        grid.write(tmp_path / "tiles", 52.4037, 4.9163)
        hall.start(TILES=str(tmp_path / "tiles"))
    else:
        hall.start()
    yield Town(hall, noor, omar)
    hall.stop()
    hall.process = None


def furnished(folder: Path) -> tuple[str, str]:
    """Make the round in this folder; the keys of Noor and Omar."""
    app = create_app({"DATA_DIR": folder})
    with app.app_context():
        city = places.add(None, "city", "Amsterdam")
        places.add(places.add(city, "district", "Noord"), "neighbourhood", "De Banne")
        rounds.add(places.load("de-banne"), "Ronde 2027", 10_000_000, public="1", stage="plans")
        money.set_envelopes(ROUND, [Part("groen", "Groen", 3_000_000)])
        intakes.save(ROUND, form(threshold=1))
        checks.set_criteria(ROUND, CRITERIA)
        keys = organisers.make("Noor"), organisers.make("Omar")
    services_of(app).database.close()
    return keys


def looked(page: Page) -> None:
    """Nothing is wrong for who uses other means, also on the narrowest phone."""
    problems = violations(page)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    nothing_in([f"{page.url}: {each}" for each in [*problems, *(["wider than the screen"] if wide > 0 else [])]])


def reach(page: Page, wanted: Locator) -> None:
    """Press Tab until this is where one is."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"the keyboard does not come to {wanted}")


def typed(page: Page, label: str, text: str) -> None:
    """Come to a field by keyboard and write in it."""
    reach(page, page.get_by_label(label))
    page.keyboard.type(text)


def on(page: Page, title: str) -> None:
    """Press Enter on the button that leads on, and see the next step."""
    reach(page, page.get_by_role("button", name="Bewaar en ga verder"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def handed_in_by_keyboard(page: Page, town: Town) -> None:
    """A plan from its name to being in, with a photo and a place on the map, without touching the glass."""
    page.goto(f"{town.hall.url}{PUBLIC}/indienen")
    looked(page)
    typed(page, "Hoe heet je plan?", "Drie bankjes")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat is je plan?")
    looked(page)
    typed(page, "Waar gaat het over?", "Zitten bij de bushalte.")
    on(page, "Wat kost het?")
    typed(page, "Hoeveel euro vraag je?", "2.500")
    typed(page, "Kan het ook met minder?", "1.000")
    on(page, "Waar is het?")
    looked(page)
    typed(page, "Waar, in woorden?", "Banneplein")
    chosen_on_the_map(page)
    on(page, "Een foto (hoeft niet)")
    page.get_by_label("Foto (hoeft niet)").set_input_files(
        {"name": "p.png", "mimeType": "image/png", "buffer": drawn()}
    )
    typed(page, "Wat staat er op de foto?", "Een leeg plein")
    on(page, "Van wie is het plan?")
    typed(page, "Je naam of die van je groep", "Ans")
    reach(page, page.get_by_label("Mijn naam mag bij het plan staan"))
    page.keyboard.press("Space")
    on(page, "Kijk het na en dien het in")
    looked(page)
    reach(page, page.get_by_role("button", name="Dien dit plan in"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Je plan is binnen.")).to_be_visible()
    looked(page)


def chosen_on_the_map(page: Page) -> None:
    """Move the map by its arrows, and put the plan under its cross."""
    chart = page.get_by_role("application")
    reach(page, chart)
    for key in ("ArrowRight", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    reach(page, page.get_by_role("button", name="Zet mijn plan hier"))
    page.keyboard.press("Enter")
    said = page.get_by_text("Je plan staat nu op 52.4")
    expect(said).to_be_visible()
    assert float(page.locator("#lon").input_value()) > 4.9163


def handed_in(page: Page, town: Town, title: str) -> None:
    """The same by touch, with what is needed alone."""
    page.goto(f"{town.hall.url}{PUBLIC}/indienen")
    page.get_by_label("Hoe heet je plan?").fill(title)
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("Waar gaat het over?").fill("Groen voor iedereen.")
    page.get_by_role("button", name="Bewaar").click()
    page.get_by_label("Hoeveel euro vraag je?").fill("1000")
    page.get_by_role("button", name="Bewaar").click()
    for _ in range(3):
        page.get_by_role("link", name="Sla over").click()
    page.get_by_role("button", name="Dien dit plan in").click()
    expect(page.get_by_text("Je plan is binnen.")).to_be_visible()


def supported(devices: Devices, town: Town, number: int) -> None:
    """Somebody reads a plan and supports it, with their name."""
    page = devices.page(PHONE)
    page.goto(f"{town.hall.url}{PUBLIC}/plannen")
    looked(page)
    page.goto(f"{town.hall.url}{PUBLIC}/plannen/{number}")
    looked(page)
    page.get_by_label("Je naam").fill("Cor de Wit")
    page.get_by_role("button", name="Ik steun dit plan").click()
    expect(page.get_by_text("Jij steunt dit plan.")).to_be_visible()
    expect(page.get_by_text("1 buurtgenoot steunt dit plan.")).to_be_visible()


def at_work(devices: Devices, town: Town, key: str, shape: Options = CONSOLE) -> Page:
    """Somebody who works on the round, at its plans."""
    page = devices.page(shape)
    with devices.watch.forgiving("status of 403"):
        page.goto(f"{town.hall.url}/voorbereiden#{key}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("#key")).to_have_count(0)
    page.goto(town.hall.url + WORK)
    return page


def checked(page: Page, town: Town, number: int, colours: dict[int, str]) -> None:
    """Give a plan a colour by each criterion."""
    page.goto(f"{town.hall.url}{WORK}/{number}")
    for key, colour in colours.items():
        part = page.locator(f"#criterium-{key}")
        part.get_by_role("radio", name=colour).check()
        part.get_by_label("Reden of voorwaarde").fill(f"{colour} om criterium {key}")
        part.get_by_role("button", name="Leg vast").click()
        expect(page.locator(f"#criterium-{key}")).to_contain_text(f"{colour} om criterium {key}")
    looked(page)


@pytest.mark.parametrize("town", [False], ids=["no tiles"], indirect=True)
def test_a_plan_is_handed_in_where_the_host_has_no_tiles(devices: Devices, town: Town) -> None:
    handed_in_by_keyboard(devices.page(PHONE), town)


def test_a_plan_goes_from_a_phone_to_the_desk(devices: Devices, town: Town) -> None:
    ans, bo = devices.page(PHONE), devices.page(PHONE)
    handed_in_by_keyboard(ans, town)
    handed_in(bo, town, "Een boom")
    for number in (1, 2):
        supported(devices, town, number)
    noor, omar = at_work(devices, town, town.noor), at_work(devices, town, town.omar, PHONE)
    noor.get_by_role("link", name="Hoe de ronde plannen aanneemt").click()
    looked(noor)
    noor.get_by_role("button", name="Zet de criteria vast").click()
    expect(noor.get_by_text("De criteria staan vast sinds")).to_be_visible()
    checked(noor, town, 1, {1: "groen", 2: "rood"})
    appealed_and_answered(ans, omar, town)
    became_one(ans, bo)
    checked(noor, town, 3, {1: "groen", 2: "oranje"})
    noor.goto(town.hall.url + WORK)
    noor.get_by_role("link", name="Naar de tafel").click()
    looked(noor)
    noor.get_by_role("button", name="Zet in een concept").click()
    expect(noor.get_by_role("heading", level=1)).to_contain_text("Plannen")
    expect(noor.locator("main")).to_contain_text("Bankjes onder een boom")


def appealed_and_answered(ans: Page, omar: Page, town: Town) -> None:
    """Ans does not agree with red, and Omar, who did not check it, says when it can be done."""
    ans.reload()
    ans.get_by_label("Ben je het er niet mee eens?").fill("De corporatie vindt het goed.")
    ans.get_by_role("button", name="Maak bezwaar").click()
    expect(ans.get_by_text("Dit bezwaar wacht op antwoord")).to_be_visible()
    looked(ans)
    omar.goto(f"{town.hall.url}{WORK}/1")
    part = omar.locator("#bezwaar")
    part.get_by_role("radio", name="oranje").check()
    part.get_by_label("Antwoord").fill("Het kan, als het pad vrij blijft.")
    part.get_by_role("button", name="Beantwoord").click()
    expect(omar.locator("main")).to_contain_text("haalbaar, met voorwaarden")
    looked(omar)
    ans.reload()
    expect(ans.get_by_role("main")).to_contain_text("Het kan, als het pad vrij blijft.")


def became_one(ans: Page, bo: Page) -> None:
    """Ans proposes to go on with plan 2, and its proposer says yes."""
    ans.get_by_text("Ga samen met een ander plan").click()
    ans.get_by_label("Nummer van het andere plan").fill("2")
    ans.get_by_label("Hoe heet het plan dan?").fill("Bankjes onder een boom")
    ans.get_by_label("Waar gaat het dan over?").fill("Zitten in de schaduw.")
    ans.get_by_label("Hoeveel euro vraag je dan?").fill("3000")
    ans.get_by_role("button", name="Stel het voor").click()
    expect(ans.get_by_text("Jij zei ja.")).to_be_visible()
    bo.reload()
    looked(bo)
    bo.get_by_role("button", name="Ja, samen verder").click()
    expect(bo.get_by_role("heading", level=1)).to_have_text("Bankjes onder een boom")


@pytest.mark.parametrize("town", [True, False], ids=["tiles", "no tiles"], indirect=True)
def test_who_has_no_scripts_chooses_a_place_of_the_list(devices: Devices, town: Town) -> None:
    page = devices.page(PHONE | {"java_script_enabled": False})
    handed_in(page, town, "Een hek")
    page.get_by_role("link", name="Waar is het?").click()
    page.get_by_label("Vlak bij").select_option(label="Banneplein")
    page.get_by_role("button", name="Bewaar en ga verder").click()
    page.get_by_role("link", name="Zo ziet iedereen het").click()
    expect(page.get_by_role("img", name="Kaart met de plek van dit plan")).to_be_visible()
    expect(page.get_by_text("52.403700, 4.916300")).to_be_visible()
