"""Cards that people fill in: in every language, with the numbers that are typed, and a strip where there are codes."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from app.desk import evening, paper
from app.languages import on_cards as speech
from app.languages.listed import LANGUAGES, Code
from tests.desk.organiser import DESK, Organiser
from tests.desk.test_plans import taken


def told(pdf: bytes) -> list[str]:
    """The text of each page."""
    with closing(pypdfium2.PdfDocument(pdf)) as found:
        return [page.get_textpage().get_text_range() for page in found]


def test_every_sentence_is_said_in_every_language_and_in_signs_that_our_fonts_have() -> None:
    for key, said in speech.SPOKEN.items():
        assert tuple(said) == LANGUAGES, key
        assert all(paper.known(words) == words for words in said.values()), key
        assert len({words.count("{n}") for words in said.values()}) == 1, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_card_for_all_that_paper_answers_in_each_language(
    organiser: Organiser, tmp_path: Path, language: Code
) -> None:
    draft = taken(organiser)
    organiser.type(draft, "decides", "code")
    found = organiser.client.get(f"{DESK}/{draft}/papier/biljetten.pdf?maat=a4&taal={language}")
    assert found.status_code == 200
    (tmp_path / "biljetten.pdf").write_bytes(found.data)
    pages = told(found.data)
    if language != "ar":  # whose letters join, so that a PDF holds other signs
        asked = [speech.say(language, key)[:30] for key in ("resist", "order", "steps", "resist", "can_live")]
        assert [words in page for words, page in zip(asked, pages, strict=True)] == [True] * 5
        assert all(speech.say(language, "code")[:20] in page for page in pages)
    cards = organiser.client.get(f"{DESK}/{draft}/papier/argumenten.pdf?maat=a5&taal={language}")
    assert cards.data[:5] == b"%PDF-"
    (tmp_path / "argumenten.pdf").write_bytes(cards.data)


def test_a_ballot_has_the_numbers_that_are_typed_and_no_strip_where_nobody_has_a_code(organiser: Organiser) -> None:
    found = evening.load(taken(organiser))
    cards: list[dict[str, Any]] = paper.filled_in(found, "biljetten", "nl")["cards"]
    assert paper.filled_in(found, "biljetten", "nl")["code"] == ""
    kinds = [card["asks"] for card in cards]
    ranking = next(card for card in cards if "places" in card)
    assert ranking["asks"].startswith(speech.say("nl", "order"))
    assert [number for number, _ in ranking["plans"]] == [1, 2, 3]
    assert ranking["places"] == ["1e keus", "2e keus", "3e keus"]
    divided = cards[kinds.index(speech.say("nl", "steps"))]
    assert divided["boxes"] == [["0", "niets"], ["1", "minimum"], ["2", "alles"]]


def test_there_is_no_card_in_another_language(organiser: Organiser) -> None:
    assert organiser.client.get(f"{DESK}/{organiser.begin()}/papier/biljetten.pdf?taal=xx").status_code == 404
