"""The whole Klaverbuurt evening, from the QR code to the record, with the plug pulled in the middle of the ranking."""

from collections import Counter
from collections.abc import Callable

import segno
from playwright.sync_api import Locator, Page, expect

from tests.journeys.crowd import Crowd, row, stayed, stays
from tests.journeys.devices import PHONE, Devices
from tests.journeys.hall import Hall

TOPS = {
    "fatima": ("I02", "I06", "I01"),
    "grace": ("I06", "I02"),
    "willem": ("I09", "I02", "I13"),
    "home": ("I02",),
}
NOTHING, LEAST, ALL = 0, 1, 2
OVER_THE_POT = ("I01", "I02", "I05", "I06", "I08", "I09")
SHARES = {
    "fatima": {"I02": ALL, "I06": LEAST},
    "grace": {"I02": LEAST, "I06": ALL},
    "willem": {"I02": ALL, "I09": LEAST},
    "home": {"I02": ALL},
}
PLANS = {
    "I01": "Buurtmoestuin Klaverhof",
    "I02": "Huiswerkclub in de bibliotheek",
    "I05": "Licht langs het slootpad",
    "I06": "Meidenvoetbal en dansavond",
    "I09": "Natuurspeelplek bij het Klaverblok",
    "I13": "Zwerfvuilbrigade met jongeren",
}


def test_a_whole_evening_goes_from_qr_code_to_record_and_survives_pulling_the_plug(
    open_hall: Callable[[], Hall], devices: Devices
) -> None:
    hall = open_hall()
    entrance = hall.demo()
    hall.start()
    crowd = Crowd(hall, entrance["links"], devices)
    everybody_comes_in(crowd)
    the_frames_are_confirmed_one_by_one(crowd)
    the_plan_on_the_floor_follows_the_console(crowd)
    everybody_argues(crowd)
    the_console_moderates(crowd)
    everybody_ranks(crowd)
    the_plug_is_pulled(crowd)
    the_ranking_is_counted(crowd)
    everybody_divides(crowd)
    the_room_composes_one_division(crowd)
    everybody_answers(crowd)
    the_evening_is_looked_back_on(crowd)
    the_record_is_public_and_nothing_changes_any_more(crowd)


def everybody_comes_in(crowd: Crowd) -> None:
    with crowd.devices.watch.forgiving("status 403", "status of 403"):  # the door, before the key opens it
        crowd.console.goto(crowd.links["console"])
        expect(crowd.console.get_by_role("heading", name="Welkom")).to_be_visible()
    assert "#" not in crowd.console.url, "the key must not stay in the address"
    crowd.wall.goto(crowd.links["screen"])
    crowd.home.goto(crowd.links["livecast"])
    expect(crowd.wall.get_by_text("KLA VER").first).to_be_visible()
    _holds_the_qr_code_of(crowd.wall, crowd.links["join"])
    _sit(crowd.fatima, crowd.links["join"], "Fatima", "Tafel 1")
    expect(crowd.fatima.get_by_role("heading", name="Fijn dat je er bent")).to_be_visible()
    crowd.grace.goto(crowd.hall.url)
    crowd.grace.get_by_role("textbox").fill("kla ver")
    crowd.grace.get_by_role("button").click()
    _sit(crowd.grace, crowd.grace.url, "Grace", "Tafel 2")
    assert crowd.grace.locator("html").get_attribute("lang") == "en"
    _sit(crowd.willem, crowd.links["join"], "Willem", "Tafel 3")
    expect(crowd.wall.get_by_text("3 in de zaal")).to_be_visible()
    expect(crowd.wall.get_by_text("0 online")).to_be_visible()


def _holds_the_qr_code_of(page: Page, address: str) -> None:
    drawn = segno.make(address, error="m").svg_inline(border=4, omitsize=True)
    path = drawn.partition(' d="')[2].partition('"')[0]
    assert page.locator(f'svg path[d="{path}"]').count() == 1


def _sit(page: Page, address: str, name: str, table: str) -> None:
    if page.url != address:
        page.goto(address)
    page.locator("#name").fill(name)
    page.locator("#table").select_option(label=table)
    page.locator("main button").click()
    expect(page.locator("#act")).to_be_attached()


def the_frames_are_confirmed_one_by_one(crowd: Crowd) -> None:
    crowd.lead_on("frames", "Kaders")
    for number in range(1, 6):
        expect(crowd.console.get_by_role("button", name="Volgende")).to_have_count(0)
        expect(crowd.console.get_by_text(f"Nog {6 - number} van 5 kaders.")).to_be_visible()
        crowd.lead("Bevestig:")
        expect(crowd.wall.get_by_text(f"{number} van 5")).to_be_visible()
    expect(crowd.fatima.get_by_role("heading", name="De kaders staan")).to_be_visible()


def the_plan_on_the_floor_follows_the_console(crowd: Crowd) -> None:
    crowd.lead_on("initiatives", "Plannen")
    _on_the_floor(crowd, PLANS["I01"])
    crowd.lead(f"Zet aan tafel {PLANS['I05']}")
    _on_the_floor(crowd, PLANS["I05"])
    crowd.fatima.locator("#kaders > summary").click()
    expect(crowd.fatima.get_by_role("heading", name="Onze kaders")).to_be_visible()
    crowd.fatima.locator("#kaders > summary").click()


def _on_the_floor(crowd: Crowd, title: str) -> None:
    for page in (crowd.wall, crowd.home, crowd.fatima, crowd.grace):
        expect(page.get_by_role("heading", name=title).first).to_be_visible()
    crowd.reload()
    expect(crowd.willem.get_by_role("heading", name=title).first).to_be_visible()


def everybody_argues(crowd: Crowd) -> None:
    crowd.lead_on("arguments", "Argumenten")
    _argue(crowd.fatima, "for", "Mijn dochter fietst daar elke avond in het donker.")
    expect(_argument(crowd.grace, "Mijn dochter fietst")).to_be_visible()
    _argue(crowd.grace, "question", "Who pays for the electricity after three years?")
    _argue(crowd.willem, "against", "Lampen zijn een taak van de gemeente zelf.")
    expect(_argument(crowd.fatima, "taak van de gemeente zelf")).to_be_visible()
    expect(_argument(crowd.fatima, "Who pays for the electricity")).to_be_visible()
    expect(crowd.console.locator("tr", has_text="Who pays for the electricity")).to_be_visible()
    mine = _argument(crowd.fatima, "Mijn dochter fietst")
    theirs = _argument(crowd.grace, "Mijn dochter fietst")
    expect(mine.locator(".support")).to_be_disabled()
    _press(theirs.locator(".support"), "1")
    expect(mine.locator(".support b")).to_have_text("1")
    _press(theirs.locator(".support"), "0")
    expect(mine.locator(".support b")).to_have_text("0")
    crowd.reload()
    _argument(crowd.willem, "Mijn dochter fietst").locator("button.support").click()
    expect(mine.locator(".support b")).to_have_text("1")
    expect(_argument(crowd.willem, "Mijn dochter").locator(".support")).to_have_attribute("aria-pressed", "true")


def _argument(page: Page, text: str) -> Locator:
    return page.locator(".arg", has_text=text)


def _argue(page: Page, side: str, text: str) -> None:
    _write(page, side, text)
    expect(_argument(page, text)).to_be_visible()


def _write(page: Page, side: str, text: str) -> None:
    page.locator('a[href="#schrijven"]').first.click()
    page.locator("label", has=page.locator(f'input[name="side"][value="{side}"]')).click()
    page.locator("#argument-text").fill(text)
    page.locator('button[value="argument.post"]').click()


def _press(button: Locator, count: str) -> None:
    button.click()
    expect(button.locator("b")).to_have_text(count)


def the_console_moderates(crowd: Crowd) -> None:
    against = crowd.console.locator("tr", has_text="taak van de gemeente zelf")
    against.get_by_text("Verberg").first.click()
    against.get_by_label("Waarom?").fill("Dat bespreken we straks.")
    against.get_by_role("button", name="Verberg dit").click()
    expect(_argument(crowd.fatima, "taak van de gemeente zelf")).to_have_count(0)
    crowd.reload()
    expect(crowd.willem.get_by_text("Je argument is verborgen")).to_be_visible()
    expect(crowd.willem.get_by_text("Dat bespreken we straks.")).to_be_visible()
    crowd.console.locator("tr", has_text="Mijn dochter fietst").get_by_role("button", name="Toon op scherm").click()
    expect(crowd.wall.locator(".wquotes").get_by_text("Mijn dochter fietst")).to_be_visible()
    crowd.lead("Eerst bekijken, dan tonen")
    expect(crowd.console.get_by_role("button", name="Eerst bekijken")).to_have_attribute("aria-pressed", "true")
    _write(crowd.grace, "improvement", "Use lamps that only light up when somebody passes.")
    expect(crowd.grace.locator("#waiting")).to_be_visible()
    waits = crowd.console.locator("tr", has_text="Use lamps that only")
    expect(waits.get_by_text("wacht op jouw blik")).to_be_visible()
    expect(_argument(crowd.fatima, "Use lamps that only")).to_have_count(0)
    waits.get_by_role("button", name="Laat staan").click()
    expect(_argument(crowd.fatima, "Use lamps that only")).to_be_visible()


def everybody_ranks(crowd: Crowd) -> None:
    crowd.lead_on("ranking", "Rangschikken")
    crowd.counts("0 van 3")
    _rank_by_buttons(crowd.fatima, ("I01", "I06", "I02"))
    crowd.counts("1 van 3")
    for plan, times in (("I02", 2), ("I06", 1)):
        for _ in range(times):
            row(crowd.fatima, plan).locator('[data-move="up"]').click()
    _rank_as(crowd.fatima, TOPS["fatima"])
    expect(_counted(crowd.fatima)).to_be_hidden()
    crowd.fatima.locator('button[value="ballot.cast"]').click()
    expect(_counted(crowd.fatima)).to_be_visible()
    _rank_by_keyboard(crowd.grace, TOPS["grace"])
    crowd.counts("2 van 3")
    _shows_nothing_of_the_ballots(crowd)


def _counted(page: Page) -> Locator:
    """The line that says that what stands here counts."""
    return page.locator(".foot [data-counted]")


def _rank_by_buttons(page: Page, order: tuple[str, ...]) -> None:
    for plan in order:
        row(page, plan).locator('[data-move="pick"]').click()
    page.locator('button[value="ballot.cast"]').click()
    expect(_counted(page)).to_be_visible()


def _rank_as(page: Page, order: tuple[str, ...]) -> None:
    for place, plan in enumerate(order, 1):
        expect(row(page, plan).locator(".rank__n")).to_have_text(str(place))


def _rank_by_keyboard(page: Page, order: tuple[str, ...]) -> None:
    """Picked in the wrong order, then put right, without ever touching the glass."""
    for plan in reversed(order):
        _tab_to(page, f'#rank-{plan} [data-move="pick"]')
        page.keyboard.press("Enter")
        expect(row(page, plan).locator(".rank__n")).not_to_be_empty()
    _tab_to(page, f'#rank-{order[0]} [data-move="up"]')
    page.keyboard.press("Space")
    _rank_as(page, order)
    _tab_to(page, 'button[value="ballot.cast"]')
    page.keyboard.press("Enter")
    expect(_counted(page)).to_be_visible()


def _tab_to(page: Page, selector: str) -> None:
    for key in ("Tab", "Shift+Tab"):
        for _ in range(120):
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            page.keyboard.press(key)
    raise AssertionError(f"the Tab key never reaches {selector}")


def _shows_nothing_of_the_ballots(crowd: Crowd) -> None:
    assert "punten" not in crowd.wall.locator("main").inner_text()
    assert crowd.console.locator(".result").count() == 0
    for title in PLANS.values():
        assert title not in crowd.wall.locator("main").inner_text()


def the_plug_is_pulled(crowd: Crowd) -> None:
    for page in crowd.live:
        stays(page)
    with crowd.outage():
        crowd.hall.kill()
        for page in (crowd.fatima, crowd.console):
            expect(page.locator("[data-conn]")).to_have_text("Opnieuw verbinden…")
        crowd.hall.start()
        for page in (crowd.fatima, crowd.console, crowd.home):
            expect(page.locator("[data-conn]")).to_have_text("Verbonden")
        crowd.home.get_by_role("button", name="Schuif online aan").click()
        crowd.counts("2 van 4")
        expect(crowd.grace.locator(".conn--wait")).to_have_count(0)
    assert all(stayed(page) for page in crowd.live if page is not crowd.home), "a page was loaded again"
    _rank_as(crowd.fatima, TOPS["fatima"])
    expect(_counted(crowd.fatima)).to_be_visible()
    crowd.fatima.reload()
    _rank_as(crowd.fatima, TOPS["fatima"])
    _rank_without_scripts(crowd)
    crowd.counts("3 van 4")
    _rank_by_buttons(crowd.home, TOPS["home"])
    crowd.counts("4 van 4")
    expect(crowd.console.get_by_text("online 1 van 1")).to_be_visible()


def _rank_without_scripts(crowd: Crowd) -> None:
    page = crowd.willem
    crowd.reload()
    for plan in ("I02", "I09", "I13"):
        row(page, plan).locator(".rank__pick").click()
    row(page, "I09").locator(".rank__up").click()
    _rank_as(page, TOPS["willem"])
    page.locator('button[value="ballot.cast"]').click()
    expect(_counted(page)).to_be_visible()


def the_ranking_is_counted(crowd: Crowd) -> None:
    crowd.lead("Sluit het stemmen")
    expect(crowd.wall.get_by_text("Gesloten, verzegeld")).to_be_visible()
    _shows_nothing_of_the_ballots(crowd)
    crowd.lead("Laat de uitslag zien")
    points: Counter[str] = Counter()
    for top in TOPS.values():
        points.update({plan: 5 - place for place, plan in enumerate(top)})
    assert points["I02"] == 5 + 4 + 4 + 5
    for plan, sum_ in points.items():
        expect(crowd.wall.locator(f"#uitslag-{plan} .p")).to_contain_text(str(sum_))
        for page in (crowd.fatima, crowd.grace):
            expect(page.locator(f"#score-{plan} .score__points")).to_contain_text(str(sum_))
    expect(crowd.wall.locator("[id^=uitslag-]")).to_have_count(14)
    expect(crowd.wall.get_by_text("zaal 3 · online 1")).to_be_visible()


def everybody_divides(crowd: Crowd) -> None:
    crowd.lead_on("allocation", "Verdelen")
    _give(crowd.fatima, dict.fromkeys(OVER_THE_POT, ALL))
    crowd.fatima.locator('button[value="ballot.cast"]').click(force=True)  # it says that it is off
    expect(crowd.fatima.get_by_text("€ 8.000 te veel verdeeld").first).to_be_visible()
    crowd.counts("0 van 4")
    _over_the_pot_without_scripts(crowd)
    _give(crowd.fatima, dict.fromkeys(OVER_THE_POT, NOTHING))
    for name, amounts in SHARES.items():
        page: Page = getattr(crowd, name)
        _give(page, amounts)
        page.locator('button[value="ballot.cast"]').click()
        expect(_counted(page)).to_be_visible()
    crowd.counts("4 van 4")
    assert "€ 14.000" not in crowd.wall.locator("main").inner_text()
    crowd.lead("Sluit het verdelen")
    expect(crowd.wall.get_by_text("Gesloten, verzegeld")).to_be_visible()
    crowd.lead("Laat de uitslag zien")
    for page, middle in ((crowd.fatima, "€ 14.000"), (crowd.home, "€ 14.000"), (crowd.grace, "€14,000")):
        expect(page.locator("#share-I02 dd")).to_have_text(["0", "1", "3", middle, middle])
    expect(crowd.fatima.locator("#share-I06 dd")).to_have_text(["2", "1", "1", "€ 0", "€ 11.000"])


def _give(page: Page, amounts: dict[str, int]) -> None:
    for plan, choice in amounts.items():
        labels = page.locator(f"#bud-{plan} label")
        (labels.last if choice == ALL else labels.nth(choice)).click()


def _over_the_pot_without_scripts(crowd: Crowd) -> None:
    crowd.reload()
    _give(crowd.willem, dict.fromkeys(OVER_THE_POT, ALL))
    with crowd.devices.watch.forgiving("status 409", "status of 409"):
        crowd.willem.locator('button[value="ballot.cast"]').click()
        expect(crowd.willem.get_by_text("Dit is meer dan het budget: € 8.000 te veel.")).to_be_visible()
    crowd.willem.get_by_role("link", name="Terug naar de tafel").click()


def the_room_composes_one_division(crowd: Crowd) -> None:
    expect(crowd.wall.locator("#deel-I09")).to_contain_text("€ 20.000")
    _award(crowd, "I09", "Minimaal", "")
    expect(crowd.console.locator("#refusal")).to_contain_text("wijkt af van de rangschikking. Schrijf op waarom.")
    expect(crowd.wall.locator("#deel-I09")).to_contain_text("€ 20.000")
    _award(crowd, "I09", "Minimaal", "Eerst de afspraken op papier.")
    expect(crowd.wall.locator("#deel-I09")).to_contain_text("€ 12.000")
    for page, amount in ((crowd.fatima, "€ 12.000"), (crowd.grace, "€12,000")):
        expect(page.locator("#award-I09")).to_contain_text(amount)
        expect(page.locator("#award-I09")).to_contain_text("Eerst de afspraken op papier.")
    _award(crowd, "I05", "Alles", "Het pad is donker.")
    expect(crowd.wall.locator("#deel-I05")).to_contain_text("€ 20.000")
    _award(crowd, "I12", "Alles", "Iedereen klust.")
    expect(crowd.console.locator("#refusal")).to_contain_text("Dit is meer dan het budget: € 4.500 te veel.")
    expect(crowd.wall.locator("#deel-I12")).not_to_contain_text("€ 13.000")


def _award(crowd: Crowd, plan: str, amount: str, reason: str) -> None:
    line = crowd.console.locator(f"#compose-{plan}")
    if line.locator("details").get_attribute("open") is None:
        line.locator("summary").click()
    line.locator("label.amount", has_text=amount).click()
    line.get_by_label("Waarom?").fill(reason)
    line.get_by_role("button", name="Zet dit in de verdeling").click()


def everybody_answers(crowd: Crowd) -> None:
    crowd.lead_on("decision", "Besluit")
    _answer(crowd.fatima, "agree")
    _answer(crowd.home, "agree")
    _answer(crowd.grace, "concern", "Who reads the meter?")
    _answer(crowd.willem, "objection", "Lampen horen bij de gemeente.")
    expect(crowd.wall.locator(".wprogress")).to_contain_text("3 van 3")
    assert "Who reads the meter?" not in crowd.console.locator("main").inner_text()
    crowd.lead("Sluit de vraag")
    for word, count, apart in (
        ("akkoord", "2", "zaal 1 · online 1"),
        ("zorg", "1", "zaal 1 · online 0"),
        ("bezwaar", "1", "zaal 1 · online 0"),
    ):
        votes = crowd.wall.locator(".wvotes > div", has_text=word)
        expect(votes).to_contain_text(count)
        expect(votes).to_contain_text(apart)
    expect(crowd.fatima.get_by_text("Lampen horen bij de gemeente.")).to_be_visible()
    crowd.lead("Leg het besluit vast")
    expect(crowd.wall.get_by_text("Besluit vastgelegd")).to_be_visible()
    expect(crowd.fatima.get_by_role("heading", name="Het besluit is genomen")).to_be_visible()


def _answer(page: Page, position: str, reason: str = "") -> None:
    page.locator("label.choice", has=page.locator(f'input[value="{position}"]')).click()
    if reason:
        page.locator("#decision-reason").fill(reason)
    page.locator('button[value="consent.give"]').click()
    expect(_counted(page)).to_be_visible()


def the_evening_is_looked_back_on(crowd: Crowd) -> None:
    crowd.lead_on("review", "Terugblik")
    _look_back(crowd.fatima, "keep", "Iedereen kwam aan het woord.", 8)
    _look_back(crowd.willem, "improve", "Meer koffie.", 6)
    crowd.counts("2 van 4")
    assert "Meer koffie." not in crowd.wall.locator("main").inner_text()
    crowd.lead("Sluit de terugblik")
    crowd.lead("Laat de terugblik zien")
    for page in (crowd.wall, crowd.fatima, crowd.grace):
        expect(page.get_by_text("Iedereen kwam aan het woord.").first).to_be_visible()
        expect(page.get_by_text("Meer koffie.").first).to_be_visible()
    expect(crowd.wall.get_by_text("7,0").or_(crowd.wall.get_by_text("7", exact=True)).first).to_be_visible()


def _look_back(page: Page, field: str, text: str, grade: int) -> None:
    page.locator(f"#review-{field}").fill(text)
    page.locator(".grades label", has=page.locator(f'input[value="{grade}"]')).click()
    page.locator('button[value="review.give"]').click()
    expect(_counted(page)).to_be_visible()


def the_record_is_public_and_nothing_changes_any_more(crowd: Crowd) -> None:
    anybody = crowd.devices.page(PHONE)
    with crowd.devices.watch.forgiving("status 403", "status of 403"):
        anybody.goto(crowd.links["record"])
        expect(anybody.get_by_text("€ 12.000")).to_have_count(0)
    crowd.reload()
    crowd.console.locator("#sluiten > summary").click()
    crowd.lead("Ja, sluit de bijeenkomst")
    expect(crowd.wall.get_by_text("Dank je wel")).to_be_visible()
    expect(crowd.fatima.get_by_role("heading", name="Dank je wel voor deze avond")).to_be_visible()
    with crowd.devices.watch.forgiving("status 409", "status of 409"):
        crowd.willem.locator("#kaders > summary").click()
        crowd.willem.get_by_role("button", name="Wissel van tafel").click()
        expect(crowd.willem.get_by_text("De bijeenkomst is gesloten. Het besluit staat vast.")).to_be_visible()
    anybody.reload()
    expect(anybody.get_by_role("heading", name="Zo verdelen we € 84.000")).to_be_visible()
    expect(anybody.locator("#plan-I09")).to_contain_text("€ 12.000")
    for text in (
        "Eerst de afspraken op papier.",
        "Who reads the meter?",
        "Lampen horen bij de gemeente.",
        "Meer koffie.",
    ):
        expect(anybody.get_by_text(text).first).to_be_visible()
    kept = anybody.request.get(f"{crowd.links['record']}.json").json()
    assert len(kept["head"]) == 64
    crowd.fatima.get_by_role("link", name="Lees het besluit").click()
    expect(crowd.fatima.get_by_role("heading", name="Zo verdelen we € 84.000")).to_be_visible()
