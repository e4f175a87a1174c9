"""Words that run the other way stay whole in a sentence of ours, and what stands around them stays in its place."""

import pytest
from flask import Flask, render_template_string
from markupsafe import Markup

from app.languages import in_a_row, latin_apart, speaking

APART, WHOLE, END = "\N{FIRST STRONG ISOLATE}", "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
SENTENCE = "{{ _('Volg het nieuws van %(place)s (Atom)', place=place) }}"


def said(language: str, place: object) -> str:
    with speaking(language):
        return render_template_string(SENTENCE, place=place)


def test_a_name_in_an_arabic_sentence_is_apart_and_in_any_other_it_is_bare(context: Flask) -> None:
    assert f"{APART}Noord-West{END}" in said("ar", "Noord-West")
    for language in ("nl", "en", "tr", "pl"):
        assert APART not in said(language, "Noord-West")


@pytest.mark.parametrize("number", [12, "12"])
def test_a_number_needs_nothing_around_it(context: Flask, number: object) -> None:
    assert APART not in said("ar", number)


def test_what_is_filled_in_is_as_safe_as_it_was(context: Flask) -> None:
    assert f"{APART}&lt;b&gt;{END}" in said("ar", "<b>")
    assert f"{APART}<b>x</b>{END}" in said("ar", Markup("<b>x</b>"))


def test_a_plural_is_filled_in_the_same_way(context: Flask) -> None:
    one, more = "Van de %(total)s is er %(num)s te laat.", "Van de %(total)s zijn er %(num)s te laat."
    page = f"{{{{ ngettext('{one}', '{more}', 3, total=t) }}}}"
    with speaking("ar"):
        assert f"{APART}x 9{END}" in render_template_string(page, t="x 9")


def test_two_names_that_are_apart_already_are_not_taken_together() -> None:
    twice = f"{APART}Jan{END} و {APART}Piet Heijn{END}"
    assert latin_apart(twice) == f"{APART}Jan{END} و {APART}{WHOLE}Piet Heijn{END}{END}"


def test_a_row_has_the_comma_of_its_language(context: Flask) -> None:
    found = {}
    for language in ("nl", "ar"):
        with speaking(language):
            found[language] = in_a_row(["a", "", "b"])
    assert found == {"nl": "a, b", "ar": "a، b"}
