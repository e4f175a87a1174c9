"""No sentence with a number says `1 mensen`: what is counted has a form for one and a form for more."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from flask import Flask

from app.languages import speaking
from app.languages.refusals import sentence
from facilitation.refusals import TooMany

CATALOGUE = Path(__file__).parents[2] / "app" / "translations" / "en" / "LC_MESSAGES" / "messages.po"
NOUNS = (
    "stembiljetten", "stoelen", "tafels", "mensen", "kiezers", "plannen", "antwoorden", "minuten", "stappen",
    "bezwaren", "argumenten", "indieners", "zorgen", "versies", "rondes", "seconden", "plekken", "biljetten", "beurten",
    "kaders", "vergelijkingen",
)  # fmt: skip
VERBS = (
    "zeggen", "gaven", "deden", "stemden", "hebben", "vertelden", "antwoordden", "kunnen", "kregen", "kozen", "zitten",
    "praatten", "kwamen", "waren",
)  # fmt: skip
COUNTED = re.compile(rf"%\(\w+\)s (?:{'|'.join(NOUNS)}|(?:van %\(\w+\)s )?(?:{'|'.join(VERBS)}))\b")
LIMIT = re.compile(r"\b(?:hoogstens|minstens|meer dan|minder dan|beste) %\(")
"""A limit is chosen before anybody counts; one of 1 reads as it was typed."""
OF_FILES = re.compile(r"^%\(at\)s|bestand")
"""What a file says of itself stands beside the line that says it."""
SCRIPTED = {"Je loopt %(n)s minuten achter.", "Je loopt %(n)s minuten voor."}
"""The browser has a sentence for 1 beside these."""


def sentences() -> list[str]:
    with CATALOGUE.open("rb") as file:
        return [message.id for message in read_po(file) if message.id and isinstance(message.id, str)]


def test_every_sentence_that_counts_something_has_a_form_for_one() -> None:
    found = [words for words in sentences() if COUNTED.search(words) and words not in SCRIPTED]
    assert [words for words in found if not LIMIT.search(words) and not OF_FILES.search(words)] == []


@pytest.mark.parametrize(
    "words",
    [
        "van %(n)s bezwaren",
        "%(n)s mensen praatten",
        "%(n)s van %(all)s stoelen deden mee",
        "Op %(n)s plekken",
        "%(n)s van %(all)s vertelden iets",
    ],
)
def test_a_sentence_that_only_knows_more_than_one_is_found(words: str) -> None:
    assert COUNTED.search(words)


@pytest.mark.parametrize("key", ["too_many", "too_many_codes"])
def test_who_waits_one_second_is_told_of_one(context: Flask, key: str) -> None:
    for language, one, more in (("nl", "1 seconde", "2 seconden"), ("en", "1 second", "2 seconds")):
        with speaking(language):
            assert re.search(rf"{one}\b", sentence(TooMany(key, seconds=1)))
            assert re.search(rf"{more}\b", sentence(TooMany(key, seconds=2)))
