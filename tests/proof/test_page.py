"""static/verify.html in a real Chromium, opened from a file: it agrees with `overlegtafel verify`, without its code."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from app.proof.verdict import verify
from app.sealing import spoken
from tests.proof.evenings import record
from tests.proof.mutants import mutants
from tests.reliability.length import length

FILE = Path(__file__).parents[2] / "static" / "verify.html"
EVENINGS, MUTANTS, BATCH = length(12, 1000), length(300, 10_000), 25
ASK = """async (contents) => {
  const told = [];
  for (const content of contents) {
    try { const { ok, faults, unchecked } = await verifyRecord(content); told.push({ ok, faults, unchecked }); }
    catch (error) { told.push({ ok: false, faults: [{ place: "file", why: error.message }], unchecked: [] }); }
  }
  return told;
}"""
pytestmark = [pytest.mark.journey, pytest.mark.soak, pytest.mark.xdist_group("proof")]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """The page, as from a USB stick, without any network."""
    context = browser.new_context(offline=True, locale="nl-NL")
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(FILE.as_uri())
    yield page
    context.close()


def ask(page: Page, contents: list[str]) -> list[dict[str, Any]]:
    return [told for n in range(0, len(contents), BATCH) for told in page.evaluate(ASK, contents[n : n + BATCH])]


def test_both_agree_on_what_rooms_made(app: Flask, page: Page) -> None:
    known, counted = {"borda", "approval", "points", "greedy", "greedy-per-euro", "equal-shares"}, set()
    for start in range(0, EVENINGS, BATCH):
        seeds = range(start, min(start + BATCH, EVENINGS))
        contents = [record(f"B{seed:05}", Random(seed)) for seed in seeds]
        for seed, content, told in zip(seeds, contents, ask(page, [c.decode() for c in contents]), strict=True):
            assert verify(content).ok, seed
            assert told["ok"], (seed, told["faults"])
            rule = json.loads(content)["record"]["ranking"]["rule"]
            assert (f"de telregel {rule}" in told["unchecked"]) == (rule not in known), (seed, rule)
            counted.add(rule)
    assert counted & known


def test_the_page_catches_every_mutant_and_names_the_place(whole: bytes, page: Page) -> None:
    made = list(mutants(whole, Random(1), MUTANTS))
    for mutant, told in zip(made, ask(page, [mutant.content for mutant in made]), strict=True):
        places = [fault["place"] for fault in told["faults"]]
        unfollowed = ("seal",) if any(place.startswith("record") for place in mutant.places) else ()
        assert any(place.startswith((*mutant.places, *unfollowed)) for place in places), (mutant.what, told)
        assert not told["ok"]


def test_the_slow_way_of_checking_a_signature_agrees_with_the_browsers_own(whole: bytes, page: Page) -> None:
    page.evaluate("""() => {
      const own = crypto.subtle.importKey.bind(crypto.subtle);
      const no = () => Promise.reject(new DOMException("", "NotSupportedError"));
      crypto.subtle.importKey = (kind, key, way, ...rest) =>
        way.name === "Ed25519" ? no() : own(kind, key, way, ...rest);
    }""")
    signatures = [m.content for m in mutants(whole, Random(5), 44) if "signature" in m.what or "key" in m.what]
    told = ask(page, [whole.decode(), *signatures])
    assert told[0]["ok"], told[0]["faults"]
    assert not any(each["ok"] for each in told[1:])
    page.reload()


def test_a_resident_reads_the_verdict_and_finds_the_own_ballot(whole: bytes, page: Page, tmp_path: Path) -> None:
    file = tmp_path / "besluit.json"
    file.write_bytes(whole)
    page.set_input_files("#file", file)
    page.get_by_text("Alles klopt").wait_for()
    found = json.loads(whole)
    assert page.locator(".words li").all_inner_texts() == list(spoken.words(found["head"]))
    ballot = found["ballots"]["ranking"][0]
    page.get_by_label("Code, zoals").fill(ballot["stub"].lower())
    assert page.get_by_text("Plan").count()
    file.write_bytes(whole.replace(b'"divided": ', b'"divided": 1'))
    page.set_input_files("#file", [])
    page.set_input_files("#file", file)
    page.get_by_text("Dit is niet wat er getekend is").wait_for()
    page.get_by_text("record.divided").wait_for()


def test_the_page_also_works_from_a_server_under_a_policy_that_names_its_scripts(
    app: Flask, whole: bytes, page: Page
) -> None:
    with app.test_client().get("/static/verify.html") as answer:
        body = answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    context = page.context.browser.new_context()  # type: ignore[union-attr]
    served = context.new_page()
    served.route("**/*", lambda route: route.fulfill(body=body, headers=dict(answer.headers)))
    served.goto("https://tafel.example/static/verify.html")
    assert ask(served, [whole.decode()])[0]["ok"]
    context.close()


def test_the_page_holds_the_words_of_the_house_and_none_of_its_code() -> None:
    text = FILE.read_text()
    assert f'"{" ".join(spoken.vocabulary())}"' in text
    assert "src=" not in text
    assert "http" not in text.replace("http-equiv", "")
