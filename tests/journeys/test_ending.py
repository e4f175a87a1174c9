"""The Klaverbuurt evening to its end: the package, two rounds, minorities, the closing, the signatures, and after."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import segno
from playwright.sync_api import Locator, Page, expect

from app.record.signing import eight_words
from tests.journeys.axe import violations
from tests.journeys.devices import PHONE, Devices
from tests.journeys.ending import FATIMA, Ending, ending
from tests.journeys.hall import COMMAND, Hall
from tests.journeys.test_helpers import new_link

LATER = ("C07", "C09")  # what the two objections lead to
CORRECTION = "Aan tafel 3 zaten zes mensen, en geen vijf."
TOLD = "Het dagelijks bestuur nam het besluit over."


def test_klaverbuurt_is_played_to_its_end_and_signed_on_five_devices(
    open_hall: Callable[[], Hall], devices: Devices, tmp_path: Path
) -> None:
    with ending(open_hall(), devices) as room:
        the_gespreksleider_enters_the_package(room)
        room.everybody_comes()
        two_people_object(room)
        the_objections_are_worked_in(room)
        the_room_is_asked_again(room)
        minorities_have_their_say(room)
        the_decision_is_recorded_and_the_meeting_closed(room)
        head = the_head_is_the_same_everywhere(room)
        signers = five_devices_sign(room)
        the_record_tells_all_of_it(room)
        two_people_sign_a_correction(room, signers)
        the_organiser_sets_a_step(room)
        both_verifiers_agree(room, tmp_path, head)
        a_resident_finds_the_own_ballot(room)


def the_gespreksleider_enters_the_package(room: Ending) -> None:
    """What takes less than the ranking gave goes first, so that it fits."""
    funded = room.file["expected"]["greedy_by_borda_full_ask"]["funded"]
    items = sorted(
        room.file["decision"]["items"],
        key=lambda i: i["amount_eur"] - (i["ask_eur"] if i["initiative_id"] in funded else 0),
    )
    for item in items:
        enter_award(room, item)
    expect(room.console.locator(".compose__sum")).to_contain_text("€ 83.500")
    expect(room.console.locator(".compose__sum")).to_contain_text("€ 500")


def enter_award(room: Ending, item: dict[str, Any]) -> None:
    """One plan's line on the console: amount, reason, conditions, place on the reserve list."""
    key = item["initiative_id"]
    line = room.console.locator(f"#compose-{key}")
    line.locator("summary").click()
    choice = line.locator(f'label.amount:has(input[value="{item["amount_eur"] * 100}"])')
    if choice.count():
        choice.click()
    else:
        line.locator(f"#compose-{key}-eur").fill(str(item["amount_eur"]))
    line.locator(f"#compose-{key}-reason").fill(item["reason"])
    waiting = room.file["decision"]["reserve_list"]
    if key in waiting:
        line.locator(f"#compose-{key}-reserve").fill(str(waiting.index(key) + 1))
    first, *more = [c for c in item["condition_ids"] if c not in LATER] or [""]
    if first:
        fill_condition(room, line, first)
    keep(line, item["reason"])
    for condition in more:
        add_condition(room, key, condition)


def add_condition(room: Ending, plan: str, condition: str) -> None:
    line = room.console.locator(f"#compose-{plan}")
    line.locator("summary").click()
    keep(line, fill_condition(room, line, condition))


def fill_condition(room: Ending, line: Locator, key: str) -> str:
    """The last and empty row of a plan's line; the text it got."""
    found = next(c for c in room.file["decision"]["conditions"] if c["id"] == key)
    row = line.locator("div.term").last
    row.locator("select").select_option(found["kind"])
    for name, value in (("conditions", "text"), ("condition_owner", "owner_role"), ("condition_due", "due_date")):
        row.locator(f'input[name$=".{name}"]').fill(found[value])
    row.locator('input[name$=".condition_checker"]').fill(found["checked_by_role"])
    return str(found["text"])


def keep(line: Locator, told: str) -> None:
    line.get_by_role("button", name="Zet dit in de verdeling").click()
    expect(line.locator(".award__why")).to_contain_text(told)


def two_people_object(room: Ending) -> None:
    room.lead_on()
    first = room.file["decision"]["consent_rounds"][0]
    for page, said in zip((room.fatima, room.ans), first["objections"], strict=True):
        answer(page, "objection", said["text"])
    paper, *others = room.others
    on_paper(room, paper)
    ask(room, others, first["geel"], first["groen"] - 1)
    expect(room.wall.locator(".wprogress")).to_contain_text("36 van 36")
    room.lead("Sluit de vraag")
    counted(room, first)


def answer(page: Page, position: str, reason: str) -> None:
    page.locator("label.choice", has=page.locator(f'input[name="position"][value="{position}"]')).click()
    page.locator("#decision-reason").fill(reason)
    page.get_by_role("button", name="Geef mijn antwoord").click()
    expect(page.locator("[data-counted]")).to_be_visible()


def on_paper(room: Ending, seat: str) -> None:
    """Somebody without a phone agrees; the gespreksleider puts it in."""
    room.console.locator("#namens > summary").click()
    room.console.locator("#behalf-seat").select_option(seat)
    room.console.get_by_role("button", name="Bewaar het antwoord").click()
    expect(room.console.locator(f"#seat-{seat} .ico")).to_be_attached()


def ask(room: Ending, seats: list[str], worried: int, agreed: int) -> None:
    assert len(seats) == worried + agreed
    worries = [said["text"] for said in room.file["arguments"] if said["type"] == "tegen"]
    for seat, worry in zip(seats, worries[:worried] + [""] * agreed, strict=True):
        given = {"position": "concern", "reason": worry} if worry else {"position": "agree"}
        room.others[seat].act("consent.give", **given)


def counted(room: Ending, cards: dict[str, Any]) -> None:
    """The wall tells how many of each."""
    for word, colour in (("akkoord", "groen"), ("zorg", "geel"), ("bezwaar", "rood")):
        expect(room.wall.locator(".wvotes > div", has_text=word).locator("dd.num")).to_have_text(str(cards[colour]))


def the_objections_are_worked_in(room: Ending) -> None:
    said = room.file["decision"]["consent_rounds"][0]["objections"]
    for each, condition in zip(said, ("C09", "C07"), strict=True):
        place = room.console.locator("#r-stage li", has_text=each["text"]).first
        place.get_by_role("button", name="Zet op het scherm").click()
        expect(room.wall.locator(".wobj__text")).to_have_text(each["text"])
        place.get_by_text("Verwerkt in de verdeling").click()
        place.locator("textarea").fill(each["amendment"])
        place.get_by_role("button", name="Bewaar").click()
        expect(room.wall.locator(".wobj")).to_contain_text(each["amendment"])
        add_condition(room, each["initiative_id"], condition)
    room.lead("Haal van het scherm")
    for page in (room.fatima, room.ans):
        page.get_by_role("button", name="Trek mijn bezwaar in").click()
    expect(room.console.locator(".objections").get_by_text("ingetrokken")).to_have_count(2)


def the_room_is_asked_again(room: Ending) -> None:
    room.lead_on()
    expect(room.wall.get_by_text("ronde 2")).to_be_visible()
    last = room.file["decision"]["consent_rounds"][1]
    for page in (room.fatima, room.ans):
        answer(page, "concern", "Ik houd het in de gaten.")
    ask(room, list(room.others), last["geel"] - 2, last["groen"])
    room.lead("Sluit de vraag")
    counted(room, last)


def minorities_have_their_say(room: Ending) -> None:
    """One from a phone and one from somebody on paper; others join in every way there is."""
    first, second = room.file["decision"]["minority_views"]
    paper, another, *others = room.others
    room.fatima.locator("#minority-write > summary").click()
    room.fatima.locator("#minority-text").fill(first["text"])
    room.fatima.locator("#minority-plan").select_option(first["initiative_ids"][0])
    room.fatima.get_by_role("button", name="Zet het in het verslag").click()
    room.ans.locator("button[data-join]").click()
    expect(room.console.locator("#view-M1")).to_contain_text("2 mensen")
    room.console.locator("#join-M1 > summary").click()
    room.console.locator("#join-M1-seat").select_option(another)
    room.console.locator("#join-M1").get_by_role("button", name="Sluit aan").click()
    expect(room.console.locator("#view-M1")).to_contain_text("3 mensen")
    room.console.locator("#standpunt-namens > summary").click()
    room.console.locator("#minority-seat").select_option(paper)
    room.console.locator("#minority-text").fill(second["text"])
    room.console.locator("#minority-plan").select_option(second["initiative_ids"][0])
    room.console.locator("#standpunt-namens").get_by_role("button", name="Zet het in het verslag").click()
    expect(room.console.locator("#view-M2")).to_contain_text(second["text"])
    for seat, view in zip(others[-3:], ("M1", "M1", "M2"), strict=True):
        room.others[seat].act("minority.join", view=view)
    for key, view in (("M1", first), ("M2", second)):
        expect(room.console.locator(f"#view-{key}")).to_contain_text(f"{view['supporters']} mensen")


def the_decision_is_recorded_and_the_meeting_closed(room: Ending) -> None:
    room.lead("Leg het besluit vast")
    expect(room.wall.get_by_text("Besluit vastgelegd")).to_be_visible()
    for name in ("Volgende: Terugblik", "Sluit de terugblik", "Laat de terugblik zien"):
        room.lead(name)
    room.console.locator("#sluiten > summary").click()
    room.lead("Ja, sluit de bijeenkomst")
    expect(room.fatima.get_by_role("heading", name="Dank je wel voor deze avond")).to_be_visible()


def the_head_is_the_same_everywhere(room: Ending) -> str:
    head = str(exported(room)["head"])
    drawn = segno.make(f"{room.url}/besluit#{head}", error="m").svg_inline(border=4, omitsize=True)
    path = drawn.partition(' d="')[2].partition('"')[0]
    for page in (room.wall, room.fatima, room.ans):
        expect(page.locator(".headwords li")).to_have_text(list(eight_words.words(head)))
        expect(page.locator(f'svg path[d="{path}"]')).to_be_visible()
    expect(room.console.locator(".headwords li")).to_have_text(list(eight_words.words(head)))
    return head


def exported(room: Ending) -> dict[str, Any]:
    return dict(room.console.request.get(f"{room.url}/besluit.json").json())


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
    with room.devices.watch.forgiving("status 409", "status of 409"):
        room.console.get_by_role("button", name="Ik teken voor").click()
        expect(room.console.get_by_text("Hier is al voor getekend. Er verandert niets.")).to_be_visible()
    assert violations(other) == []
    return {"counter": other, "scribe": scribe}


def come_to_sign(room: Ending, page: Page, link: str) -> None:
    """A link opened on a device; who leads or writes goes on from the console."""
    with room.devices.watch.forgiving("status 403", "status of 403"):
        page.goto(link)
        expect(page.get_by_role("link", name="Teken zelf").or_(page.locator("p[data-role]"))).to_be_visible()
    if "/regie" in page.url:
        page.get_by_role("link", name="Teken zelf").click()
    expect(page.get_by_role("heading", name="Tekenen", exact=True)).to_be_visible()


def sign(page: Page) -> None:
    page.get_by_role("button", name="Ik teken voor").click()
    expect(page.get_by_text("Je hebt getekend. Dank je wel.")).to_be_visible()


def refused(room: Ending, page: Page) -> None:
    with room.devices.watch.forgiving("status 409", "status of 409"):
        page.get_by_role("button", name="Ik teken voor").click()
        expect(page.get_by_text("Met deze link of op dit apparaat is al getekend.")).to_be_visible()


def the_record_tells_all_of_it(room: Ending) -> None:
    room.fatima.get_by_role("link", name="Lees het besluit").click()
    page, decision = room.fatima, room.file["decision"]
    expect(page.locator(".signers .signed")).to_have_count(5)
    for word, number in (("ja", 5), ("ja_mits", 4), ("nu_niet", 5)):
        expect(page.locator(f".verdict--{word}")).to_have_count(number)
    expect(page.locator(".deal tfoot")).to_contain_text("€ 83.500")
    expect(page.locator(".deal .rest")).to_contain_text("€ 500")
    expect(page.locator(".deal .term")).to_have_count(10)
    for said in [*decision["conditions"], *decision["minority_views"]]:
        expect(page.get_by_text(said["text"]).first).to_be_visible()
    assert violations(page) == []
    room.ans.goto(f"{room.url}/besluit#argument-A7")
    expect(room.ans.locator("#argument-A7")).to_be_in_viewport()
    told = exported(room)["record"]
    counts = [tuple(each["counts"].values()) for each in told["rounds"]]
    assert counts == [(c["groen"], c["geel"], c["rood"]) for c in decision["consent_rounds"]]
    assert [view["supporters"] for view in told["minority"]] == [v["supporters"] for v in decision["minority_views"]]
    amounts = {plan["id"]: plan["amount"] for plan in told["plans"]}
    assert amounts == {item["initiative_id"]: item["amount_eur"] * 100 for item in decision["items"]}


def both_verifiers_agree(room: Ending, folder: Path, head: str) -> None:
    file = folder / "besluit.json"
    file.write_text(json.dumps(exported(room), ensure_ascii=False))
    ran = subprocess.run([COMMAND, "verify", file, "--json"], capture_output=True, check=False)
    told = json.loads(ran.stdout)
    assert [each["subject"] for each in exported(room)["followup"]["told"]] == ["district"]
    assert (ran.returncode, told["ok"], told["head"]) == (0, True, head), told["faults"]
    assert sorted(told["signatures"]) == sorted(
        ["installation", "facilitator", "counter", "counter", "scribe", "area-broker"]
    )
    page = room.wall
    page.goto(f"{room.hall.url}/static/verify.html")
    page.set_input_files("#file", file)
    expect(page.get_by_text("Alles klopt")).to_be_visible()
    expect(page.locator(".words li")).to_have_text(list(eight_words.words(head)))
    assert violations(page) == []


def a_resident_finds_the_own_ballot(room: Ending) -> None:
    """By the code that only this phone knows; on the record and on the page that reckons."""
    page = room.fatima
    page.goto(room.url)
    page.locator("#stub-ranking > summary").click()
    code = page.locator("#stub-ranking .code").inner_text()
    entry = next(e for e in room.file["rankings"]["entries"] if e["participant_id"] == FATIMA)
    titles = {plan["id"]: plan["title"] for plan in exported(room)["record"]["plans"]}
    page.goto(f"{room.url}/besluit")
    page.locator("#ballots-ranking > summary").click()
    own = page.locator("#ballots-ranking li", has_text=code)
    expect(own).to_contain_text(", ".join(f"{n}. {titles[key]}" for n, key in enumerate(entry["order"], 1)))
    room.wall.get_by_label("Code, zoals").fill(code.lower())
    expect(room.wall.locator("#answer")).to_contain_text(titles[entry["order"][0]])


def two_people_sign_a_correction(room: Ending, signers: dict[str, Page]) -> None:
    scribe, counter = signers["scribe"], signers["counter"]
    scribe.get_by_text("Schrijf een verbetering").click()
    scribe.locator("#text").fill(CORRECTION)
    scribe.get_by_role("button", name="Teken als eerste").click()
    expect(scribe.get_by_text("nog één handtekening nodig")).to_be_visible()
    assert exported(room)["addenda"] == []
    counter.reload()
    counter.get_by_role("button", name="Teken deze verbetering mee").click()
    expect(counter.get_by_text("nog één handtekening nodig")).to_have_count(0)
    room.ans.goto(f"{room.url}/besluit")
    expect(room.ans.locator(".addendum")).to_contain_text(CORRECTION)


def the_organiser_sets_a_step(room: Ending) -> None:
    page = room.console
    page.goto(f"{room.url}/besluit/opvolging")
    page.locator("#tell-district > summary").click()
    page.locator("#district-state").select_option("done")
    page.locator("#district-text").fill(TOLD)
    page.locator("#tell-district").get_by_role("button", name="Zet het op de openbare pagina").click()
    expect(page.get_by_text(TOLD).first).to_be_visible()
    assert violations(page) == []
    room.ans.reload()
    expect(room.ans.locator("#stap-district")).to_contain_text(TOLD)
    room.ans.goto(f"{room.url}/besluit/plan/I09")
    expect(room.ans.locator("#stap-I09-1")).to_contain_text("woningcorporatie")
