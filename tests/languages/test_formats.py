"""Amounts, numbers, days and times as each language writes them; digits are the same in all."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from babel import Locale
from flask import Flask

from app import languages
from app.languages import LANGUAGES, speaking
from app.languages.listed import KNOWN, Code, known
from facilitation.refusals import Refused

SPACE, RIGHT = "\N{NO-BREAK SPACE}", "\N{RIGHT-TO-LEFT MARK}"
WHEN = datetime(2026, 11, 29, 19, 5, 9, tzinfo=UTC)

SAID: dict[str, tuple[Callable[[], str], dict[Code, str]]] = {
    "whole euros": (
        lambda: languages.euro(6_400_000),
        {
            "nl": f"€{SPACE}64.000",
            "en": "€64,000",
            "tr": "€64.000",
            "ar": f"{RIGHT}64,000{SPACE}€",
            "pl": f"64{SPACE}000{SPACE}€",
        },
    ),
    "euros and cents": (
        lambda: languages.euro(123_456),
        {
            "nl": f"€{SPACE}1.234,56",
            "en": "€1,234.56",
            "tr": "€1.234,56",
            "ar": f"{RIGHT}1,234.56{SPACE}€",
            "pl": f"1{SPACE}234,56{SPACE}€",
        },
    ),
    "a count": (
        lambda: languages.count(12_345),
        {"nl": "12.345", "en": "12,345", "tr": "12.345", "ar": "12,345", "pl": f"12{SPACE}345"},
    ),
    "tenths": (lambda: languages.decimal(64), {"nl": "6,4", "en": "6.4", "tr": "6,4", "ar": "6.4", "pl": "6,4"}),
    "the time of day": (
        lambda: languages.hours(WHEN),
        {"nl": "20.05", "en": "20:05", "tr": "20.05", "ar": "20:05", "pl": "20:05"},
    ),
    "the time to the second": (
        lambda: languages.exact(WHEN),
        {"nl": "20.05.09", "en": "20:05:09", "tr": "20.05.09", "ar": "20:05:09", "pl": "20:05:09"},
    ),
    "a day": (
        lambda: languages.day(date(2026, 11, 21)),
        {
            "nl": "21 november 2026",
            "en": "21 November 2026",
            "tr": "21 Kasım 2026",
            "ar": "21 نوفمبر 2026",
            "pl": "21 listopada 2026",
        },
    ),
    "a moment": (
        lambda: languages.moment(WHEN),
        {
            "nl": "zondag 29 november om 20.05 uur",
            "en": "Sunday 29 November, 20:05",
            "tr": "29 Kasım Pazar, saat 20.05",
            "ar": "الأحد، 29 نوفمبر، الساعة 20:05",
            "pl": "niedziela, 29 listopada, godz. 20:05",
        },
    ),
}


@pytest.mark.parametrize("what", SAID)
def test_it_is_written_as_the_language_does(context: Flask, what: str) -> None:
    say, wanted = SAID[what]
    found = {}
    for language in LANGUAGES:
        with speaking(language):
            found[language] = say()
    assert found == wanted


def test_every_language_is_known_to_the_library_and_runs_as_it_is_listed() -> None:
    for code, language in KNOWN.items():
        assert Locale.parse(code).text_direction.replace("left-to-right", "ltr").replace("right-to-left", "rtl")
        assert (Locale.parse(code).character_order == "right-to-left") == (language.direction == "rtl")
    assert tuple(KNOWN) == LANGUAGES


def test_only_dutch_and_english_were_read_by_native_speakers() -> None:
    assert [code for code, language in KNOWN.items() if language.reviewed] == ["nl", "en"]
    assert all(bool(language.unread) != language.reviewed for language in KNOWN.values())


@pytest.mark.parametrize("asked", ["", "de", "NL", "nl-NL", None])
def test_what_is_no_language_of_ours_is_none(asked: str | None) -> None:
    assert known(asked) is None


def test_amounts_of_another_currency_keep_its_letters_in_every_language(context: Flask) -> None:
    for language, number in (("nl", "64.000"), ("ar", "64,000"), ("pl", f"64{SPACE}000")):
        with speaking(language), languages.amounts_in("PLN"):
            assert languages.euro(6_400_000) == f"PLN{SPACE}{number}"


def test_a_refusal_says_its_moment_in_the_language_of_who_reads_it(context: Flask) -> None:
    from app.languages.refusals import sentence

    with speaking("pl"):
        assert "niedziela, 29 listopada, godz. 20:05" in sentence(Refused("call_closed", moment=WHEN.isoformat()))


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("سبب: Te duur. أعطى 3", "سبب: \u2066Te duur.\u2069 أعطى 3"),
        ("(SHA-256): رمز", "\u2066(SHA-256)\u2069: رمز"),
        ("مشروط Noor, 30 يونيو", "مشروط Noor, 30 يونيو"),
        ("Huiswerkclub", "Huiswerkclub"),
        ("تحفّظ", "تحفّظ"),
        ("Een.\nTwee woorden", "\u2066Een.\u2069\n\u2066Twee woorden\u2069"),
    ],
)
def test_words_of_people_keep_their_signs_in_a_sentence_in_arabic(context: Flask, said: str, wanted: str) -> None:
    with speaking("ar"):
        assert languages.mixed(said) == wanted
    with speaking("nl"):
        assert languages.mixed(said) == said
