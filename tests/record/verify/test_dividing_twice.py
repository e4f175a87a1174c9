"""An agenda that ranks and divides twice: both verifiers say yes to its record, and no where the first was altered."""

import json
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page
from pypdfium2 import PdfDocument

from app.record.verify.verdict import verify
from tests.record.verify.asking import ask
from tests.record.verify.dividing_twice import random_twice, themes_first
from tests.record.verify.tampering.forgeries import relink
from tests.record.verify.tampering.mutants import mutants
from tests.reliability.length import length

EVENINGS, MUTANTS = length(8, 300), length(44, 3000)
pytestmark = pytest.mark.xdist_group("proof")
Record = dict[str, Any]


@pytest.fixture(scope="module")
def whole(app: Flask) -> bytes:
    """The themes first, the plans second."""
    return themes_first("THEMES")


@pytest.fixture(scope="module")
def evenings(app: Flask) -> Sequence[bytes]:
    """Random ones that divide twice; some end at their first package, and some record a decision after each."""
    return [random_twice(f"T{seed:05}", seed) for seed in range(EVENINGS)]


def first(whole: Record) -> Record:
    """The package of the themes."""
    found: Record = whole["record"]["earlier"][0]
    return found


def event(whole: Record, kind: str, **body: Any) -> Record:
    """The first event of a kind with this in its body."""
    found: Record = next(e for e in whole["events"] if e["kind"] == kind and body.items() <= e["body"].items())
    return found


def an_amount(whole: Record) -> str:
    first(whole)["plans"][0]["amount"] += 1
    return "record.earlier[0].plans[0].amount"


def the_sum(whole: Record) -> str:
    first(whole)["divided"] -= 1
    return "record.earlier[0].divided"


def a_version(whole: Record) -> str:
    first(whole)["versions"][0]["changes"][0]["after"] = 0
    return "record.earlier[0].versions[0].changes[0].after"


def a_condition(whole: Record) -> str:
    first(whole)["plans"][1]["conditions"].clear()
    return "record.earlier[0].plans[1].conditions"


def the_order(whole: Record) -> str:
    first(whole)["ranking"]["order"].reverse()
    return "record.earlier[0].ranking.order"


def what_seats_gave(whole: Record) -> str:
    first(whole)["plans"][0]["shares"]["full"] += 1
    return "record.earlier[0].plans[0].shares.full"


def the_stage(whole: Record) -> str:
    first(whole)["stage"] = "plans-allocation"
    return "record.earlier[0].stage"


def the_whole_package(whole: Record) -> str:
    del whole["record"]["earlier"]
    return "record.earlier"


def a_ballot(whole: Record) -> str:
    whole["ballots"]["themes-ranking"][0]["order"] = ["play"]
    return "ballots.themes-ranking[0].order"


def a_ballot_everywhere(whole: Record) -> str:
    """In the event too, linked anew: it is not what was counted."""
    sealed = event(whole, "ballots.sealed", stage="themes-ranking")
    sealed["body"]["ballots"][0]["order"] = whole["ballots"]["themes-ranking"][0]["order"] = ["play"]
    relink(whole)
    counted = event(whole, "ballots.counted", stage="themes-ranking")
    return f"events[{counted['seq']}].body.question"


def a_division_everywhere(whole: Record) -> str:
    """A seat's own division of the themes, linked anew: what everybody gave is another."""
    sealed = event(whole, "ballots.sealed", stage="themes-allocation")
    changed = {"amounts": {"play": 100_000}}
    at = next(n for n, paper in enumerate(sealed["body"]["ballots"]) if "play" in paper["amounts"])
    sealed["body"]["ballots"][at] = changed
    whole["ballots"]["themes-allocation"][at]["amounts"] = changed["amounts"]
    relink(whole)
    return "record.earlier[0].plans[1].shares"


def a_composed_amount(whole: Record) -> str:
    """In the event that composed it, linked anew."""
    composed = [e for e in whole["events"] if e["kind"] == "division.composed" and e["body"]["by"] == "facilitator"]
    line = next(line for line in composed[1]["body"]["awards"] if line["initiative"] == "green")
    line["amount"] = 400_000
    relink(whole)
    return "record.earlier[0].plans[0].amount"


def a_recast(whole: Record) -> str:
    whole["record"]["recasts"][0]["ask"] = 600_000
    return "record.recasts[0].ask"


def the_stage_of_a_recast(whole: Record) -> str:
    whole["record"]["recasts"][0]["stage"] = "plans-allocation"
    return "record.recasts[0].stage"


def a_recast_without_its_stage(whole: Record) -> str:
    del whole["record"]["recasts"][0]["stage"]
    return "record.recasts[0].stage"


def an_answer_everywhere(whole: Record) -> str:
    """The proposer's yes becomes a no, linked anew."""
    event(whole, "recast.answered")["body"]["yes"] = False
    relink(whole)
    return "record.recasts[0].answers.green.yes"


ALTERED: list[Callable[[Record], str]] = [
    an_amount, the_sum, a_version, a_condition, the_order, what_seats_gave, the_stage, the_whole_package, a_ballot,
    a_ballot_everywhere, a_division_everywhere, a_composed_amount, a_recast, the_stage_of_a_recast,
    a_recast_without_its_stage, an_answer_everywhere,
]  # fmt: skip


def altered(whole: bytes) -> list[tuple[str, str]]:
    """Every altered file with the place that has to be named."""
    found = []
    for alter in ALTERED:
        record = deepcopy(json.loads(whole))
        place = alter(record)
        found.append((json.dumps(record, ensure_ascii=False), place))
    return found


def test_the_record_holds_both_packages(whole: bytes) -> None:
    record = json.loads(whole)["record"]
    assert {plan["id"]: plan["amount"] for plan in record["plans"] if plan["amount"]} == {
        "garden": 400_000,
        "lamps": 300_000,
    }
    (earlier,) = record["earlier"]
    assert (earlier["stage"], earlier["divided"]) == ("themes-allocation", 750_000)
    assert [version["version"] for version in earlier["versions"]] == [1, 2, 3]
    assert record["recasts"][0]["stage"] == "themes-allocation"


@pytest.mark.parametrize("form", ["", ".md", ".pdf"])
def test_every_form_of_the_record_tells_both_packages(app: Flask, whole: bytes, form: str) -> None:
    content = app.test_client().get(f"/t/{json.loads(whole)['record']['code']}/besluit{form}").data
    text = printed(content) if form == ".pdf" else content.decode()
    for words in ("Wat we eerder verdeelden", "Thema groen", "4.500", "7.500", "Moestuin", "4.000", "7.000"):
        assert words in text, words


def printed(pdf: bytes) -> str:
    """All words of a PDF."""
    return " ".join(page.get_textpage().get_text_range() for page in PdfDocument(pdf))


def test_the_command_says_yes(whole: bytes) -> None:
    verdict = verify(whole)
    assert (verdict.faults, verdict.uncovered) == ((), ())


def test_the_command_names_what_was_altered_of_the_first_package(whole: bytes) -> None:
    for content, place in altered(whole):
        named = [fault.place for fault in verify(content.encode()).faults]
        assert any(each.startswith(place) for each in named), (place, named)


@pytest.mark.soak
def test_the_command_says_yes_to_random_ones(evenings: Sequence[bytes]) -> None:
    ends = set()
    for seed, content in enumerate(evenings):
        assert not verify(content).faults, (seed, verify(content).faults)
        ends |= {package["stage"] for package in json.loads(content)["record"]["earlier"]}
    assert ends == {"allocation", "second-allocation"}


@pytest.mark.soak
def test_the_command_catches_every_mutant(whole: bytes, evenings: Sequence[bytes]) -> None:
    for mutant in mutants([whole, *evenings], Random(3), MUTANTS):
        named = [fault.place for fault in verify(mutant.content.encode(), mutant.known).faults]
        assert any(place.startswith(mutant.places) for place in named), (mutant.what, mutant.places, named)


@pytest.mark.journey
@pytest.mark.soak
def test_the_page_says_yes(whole: bytes, evenings: Sequence[bytes], page: Page) -> None:
    for seed, told in enumerate(ask(page, [(content.decode(), "") for content in (whole, *evenings)])):
        assert (told["faults"], told["unknown"], told["uncovered"]) == ([], [], []), seed


@pytest.mark.journey
def test_the_page_names_what_was_altered_of_the_first_package(whole: bytes, page: Page) -> None:
    cases = altered(whole)
    for (_, place), told in zip(cases, ask(page, [(content, "") for content, _ in cases]), strict=True):
        named = [fault["place"] for fault in told["faults"]]
        assert any(each.startswith(place) for each in named), (place, named)


@pytest.mark.journey
@pytest.mark.soak
def test_the_page_catches_every_mutant(whole: bytes, evenings: Sequence[bytes], page: Page) -> None:
    made = list(mutants([whole, *evenings], Random(4), MUTANTS))
    for mutant, told in zip(made, ask(page, [(one.content, one.known) for one in made]), strict=True):
        named = [fault["place"] for fault in told["faults"]]
        assert any(place.startswith(mutant.places) for place in named), (mutant.what, mutant.places, named)
