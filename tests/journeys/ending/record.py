"""What the record tells, who can check it, and what is told after it."""

import json
import subprocess
from pathlib import Path

from playwright.sync_api import expect

from app.record.signing import eight_words
from tests.journeys.axe import violations
from tests.journeys.ending.room import SEAT, Ending
from tests.journeys.faces import unfolded
from tests.journeys.hall import COMMAND

TOLD = "Het dagelijks bestuur nam het besluit over."


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
    assert violations(unfolded(page)) == []
    room.ans.goto(f"{room.url}/besluit#argument-A7")
    expect(room.ans.locator("#argument-A7")).to_be_in_viewport()
    told = room.exported()["record"]
    counts = [tuple(each["counts"].values()) for each in told["rounds"]]
    assert counts == [(c["groen"], c["geel"], c["rood"]) for c in decision["consent_rounds"]]
    assert [view["supporters"] for view in told["minority"]] == [v["supporters"] for v in decision["minority_views"]]
    amounts = {plan["id"]: plan["amount"] for plan in told["plans"]}
    assert amounts == {item["initiative_id"]: item["amount_eur"] * 100 for item in decision["items"]}


def both_verifiers_agree(room: Ending, folder: Path, head: str) -> None:
    file = folder / "besluit.json"
    file.write_text(json.dumps(room.exported(), ensure_ascii=False))
    ran = subprocess.run([COMMAND, "verify", file, "--json"], capture_output=True, check=False)
    told = json.loads(ran.stdout)
    assert [each["subject"] for each in room.exported()["followup"]["told"]] == ["district"]
    assert (ran.returncode, told["ok"], told["head"]) == (0, True, head), told["faults"]
    assert sorted(told["signatures"]) == sorted(
        ["installation", "facilitator", "counter", "counter", "scribe", "area-broker"]
    )
    page = room.wall
    page.goto(f"{room.held.hall.url}/static/verify.html")
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
    entry = next(e for e in room.file["rankings"]["entries"] if e["participant_id"] == SEAT)
    titles = {plan["id"]: plan["title"] for plan in room.exported()["record"]["plans"]}
    page.goto(f"{room.url}/besluit")
    page.get_by_role("heading", name="Alle stembiljetten").click()
    page.locator("#ballots-ranking > summary").click()
    own = page.locator("#ballots-ranking li", has_text=code)
    expect(own).to_contain_text(", ".join(f"{n}. {titles[key]}" for n, key in enumerate(entry["order"], 1)))
    room.wall.get_by_label("Code, zoals").fill(code.lower())
    expect(room.wall.locator("#answer")).to_contain_text(titles[entry["order"][0]])


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
