"""static/verify.html in a real Chromium, opened from a file: it agrees with `overlegtafel verify`, without its code."""

import json
import re
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from flask import Flask
from msgspec.structs import replace
from playwright.sync_api import Browser, Page

from app.record.signing import eight_words
from app.record.verify import counts
from app.record.verify.file import differences
from facilitation.counting.question import Question
from facilitation.counting.rules import majority_judgement
from facilitation.counting.written import plain
from facilitation.registry import PARTS
from facilitation.state.method import Form, Method
from tests.journeys.axe import violations
from tests.journeys.looks import lost
from tests.record.verify.asking import BATCH, FILE, ask, batches
from tests.record.verify.questions import question
from tests.record.verify.tampering.mutants import mutants
from tests.reliability.length import length

MUTANTS, QUESTIONS, POOL = length(66, 10_000), length(66, 10_000), length(12, 100)
SHOWN = """async (contents) => {
  const told = [];
  for (const content of contents) {
    await show(await verifyRecord(content));
    told.push(document.querySelector(".verdict").textContent);
  }
  return told;
}"""
COUNT = """(asked) => Promise.all(asked.map(async (one) => {
  one.method = methodOf({ kind: "ranking", method: one.method });
  return { answer: await answer(one), question: await questionDigest(one), method: await methodDigest(one.method) };
}))"""
BEFORE = "(asked) => Promise.all(asked.map((one) => answeredAs({ params: {} }, one)))"
NAMED = r'(?:say|fail|part|Unreadable)\("(\w+)"|fault\((?:"[^"]*"|`[^`]*`|\w+),\s*"(\w+)"'
pytestmark = [pytest.mark.journey, pytest.mark.soak, pytest.mark.xdist_group("proof")]


def test_both_agree_on_what_rooms_made(evenings: Sequence[bytes], page: Page) -> None:
    for seed, told in enumerate(ask(page, [(content.decode(), "") for content in evenings])):
        assert told["ok"], (seed, told["faults"])
        assert not told["unknown"], seed
        assert not told["uncovered"], seed
    print(f"\n{len(evenings)} evenings fit by the page")


def test_both_agree_on_every_rule_whatever_was_agreed(page: Page) -> None:
    for start in range(0, QUESTIONS, BATCH):
        asked = [question(Random(seed)) for seed in range(start, start + BATCH)]
        for seed, (one, told) in enumerate(zip(asked, page.evaluate(COUNT, [*map(posed, asked)]), strict=True), start):
            assert told["question"] == one.digest, seed
            assert told["method"] == one.method.digest, seed
            assert not differences(told["answer"], plain(one.answer()), one.method.rule), seed


def test_both_count_grades_as_they_were_counted_before_equal_camps_went_on(page: Page) -> None:
    """Records of then name no way among equals in `params`, and are still true."""
    old: dict[str, Any] = {"params": {}}
    method = Method(form=Form(kind="grades"), rule=majority_judgement.RULE.name)
    asked = [replace(question(Random(n)), method=method, ballots=papers(n)) for n in range(BATCH)]
    then = [plain(counts.as_counted(one, old)) for one in asked]
    told = page.evaluate(BEFORE, [*map(posed, asked)])
    assert [differences(one, other, "grades") for one, other in zip(told, then, strict=True)] == [[]] * BATCH
    assert all(one["params"] == {} and "further" not in one["details"] for one in then)
    assert any(one["ties"] != plain(each.answer())["ties"] for one, each in zip(then, asked, strict=True))


def papers(seed: int) -> tuple[dict[str, Any], ...]:
    chance = Random(seed)
    plans = question(Random(seed)).plans
    return tuple({"grades": {plan.id: chance.randint(0, 4) for plan in plans}} for _ in range(5))


def posed(one: Question) -> dict[str, Any]:
    """A question as it goes to the page."""
    asked: dict[str, Any] = msgspec.to_builtins(
        {name: getattr(one, name) for name in ("method", "plans", "pot", "words")}
    )
    return asked | {"papers": list(one.ballots)}


def test_the_page_knows_every_place_where_an_event_holds_a_text(page: Page) -> None:
    """Else a text that was left out is told as something that differs."""
    told = page.evaluate("() => TEXTS")
    assert {kind: {*paths} for kind, paths in told.items()} == {
        kind: {*event.texts} for kind, event in PARTS.events.items() if event.texts
    }


@pytest.mark.parametrize("sealed", [True, False], ids=["as it was sealed", "its seal removed first"])
def test_the_page_catches_every_mutant_and_names_the_place(
    whole: bytes, evenings: Sequence[bytes], page: Page, sealed: bool
) -> None:
    for made in batches(mutants([whole, *evenings[:POOL]], Random(2), MUTANTS, sealed)):
        for mutant, told in zip(made, ask(page, [(one.content, one.known) for one in made]), strict=True):
            places = [fault["place"] for fault in told["faults"]]
            assert any(place.startswith(mutant.places) for place in places), (mutant.what, mutant.places, told)
    print(f"\n{MUTANTS} mutants caught by the page, and each place named")


def test_the_slow_way_of_checking_a_signature_agrees_with_the_browsers_own(whole: bytes, page: Page) -> None:
    page.evaluate("""() => {
      const own = crypto.subtle.importKey.bind(crypto.subtle);
      const no = () => Promise.reject(new DOMException("", "NotSupportedError"));
      crypto.subtle.importKey = (kind, key, way, ...rest) =>
        way.name === "Ed25519" ? no() : own(kind, key, way, ...rest);
    }""")
    made = mutants([whole], Random(5), 60)
    signatures = [(m.content, m.known) for m in made if "signature" in m.what or "key" in m.what]
    told = ask(page, [(whole.decode(), ""), *signatures])
    assert told[0]["ok"], told[0]["faults"]
    assert not any(each["ok"] for each in told[1:])
    page.reload()


def test_a_resident_reads_the_verdict_and_finds_the_own_ballot(whole: bytes, page: Page, tmp_path: Path) -> None:
    file = tmp_path / "besluit.json"
    file.write_bytes(whole)
    page.set_input_files("#file", file)
    page.get_by_text("Alles klopt").wait_for()
    found = json.loads(whole)
    assert page.locator(".words li").all_inner_texts() == list(eight_words.words(found["head"]))
    ballot = found["ballots"]["ranking"][0]
    page.get_by_label("Code, zoals").fill(ballot["stub"].lower())
    titles = {plan["id"]: plan["title"] for plan in found["record"]["plans"]}
    page.get_by_text(titles[ballot["order"][0]]).first.wait_for()
    file.write_bytes(whole.replace(b'"divided": ', b'"divided": 1'))
    page.set_input_files("#file", [])
    page.set_input_files("#file", file)
    page.get_by_text("Dit is niet wat er getekend is").wait_for()
    page.get_by_text("record.divided").wait_for()


def test_a_file_of_any_form_gets_a_verdict(whole: bytes, page: Page) -> None:
    good = json.loads(whole)
    odd: list[Any] = [None, [{}], {"a": {}}]
    broken = [good | {name: value} for name in good for value in odd if good[name] != value]
    inner = [deepcopy(good) for _ in odd for _ in range(4)]
    for n, value in enumerate(odd):
        inner[n]["signatures"][0]["role"] = value
        inner[n + len(odd)]["signatures"][0]["at"] = value
        inner[n + 2 * len(odd)]["addenda"][0]["text"] = value
        inner[n + 3 * len(odd)]["texts"][min(good["texts"])]["salt"] = value
    for told in page.evaluate(SHOWN, [json.dumps(one) for one in (*broken, *inner)]):
        assert told == "✗ Dit is niet wat er getekend is"


@pytest.mark.parametrize("letters", ["100%", "200%"])
def test_the_page_can_be_used_by_everybody(whole: bytes, browser: Browser, letters: str, tmp_path: Path) -> None:
    file = tmp_path / "besluit.json"
    file.write_bytes(whole.replace(b'"divided": ', b'"divided": 1'))
    context = browser.new_context(offline=True, locale="nl-NL", viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(FILE.as_uri())
    page.add_style_tag(content=f"html {{ font-size: {letters} }}")
    page.set_input_files("#file", file)
    page.locator(".verdict:focus").wait_for()
    for language in ("nl", "en"):
        assert page.locator("html").get_attribute("lang") == language
        assert violations(page) == []
        assert lost(page) == []
        page.locator("#language").focus()
        page.keyboard.press("Enter")
    context.close()


def test_every_sentence_of_the_page_is_there_in_both_languages(page: Page) -> None:
    sentences = page.evaluate("SENTENCES")
    assert all(len(both) == 2 and all(both) and both[0] != both[1] for both in sentences.values())
    used = {name for names in re.findall(NAMED, FILE.read_text()) for name in names} - {""}
    assert used <= set(sentences), used - set(sentences)
    assert len(used) > 30


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
    assert ask(served, [(whole.decode(), "")])[0]["ok"]
    context.close()


def test_the_page_and_its_description_know_every_kind_of_event() -> None:
    """A new event needs a line in docs/record.md and a method in tools/verifier/, written from that line alone."""
    page, described = FILE.read_text(), (FILE.parents[1] / "docs" / "record.md").read_text()
    rows = [line for line in described.splitlines() if "`" in line]
    for kind in PARTS.events:
        group, _, what = kind.partition(".")
        assert any(f"`{kind}`" in row or (f"`{group}." in row and f"`.{what}`" in row) for row in rows), kind
        assert f'"{kind}"' in page, kind


def test_its_description_lists_every_place_where_an_event_holds_a_text() -> None:
    described = (FILE.parents[1] / "docs" / "record.md").read_text().partition("| events | texts |\n|---|---|\n")[2]
    rows = [
        [re.findall(r"`([^`]+)`", cell) for cell in row.split("|")[1:3]]
        for row in described.split("\n\n")[0].split("\n")
    ]
    told = {kind: {*places} for kinds, places in rows for kind in kinds}
    assert told == {kind: {*event.texts} for kind, event in PARTS.events.items() if event.texts}


def test_the_page_holds_the_words_of_the_house_and_none_of_its_code() -> None:
    text = FILE.read_text()
    assert f'"{" ".join(eight_words.vocabulary())}"' in text
    assert "src=" not in text
    assert "http" not in text.replace("http-equiv", "")
