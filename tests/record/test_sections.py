"""The list of sections: each told once, in the order of its medium, and shown by the template of its part."""

import re
from pathlib import Path

import pytest
from flask import Flask, render_template_string
from flask_babel import lazy_gettext

from app.languages import speaking
from app.part import SHOWN, Shown
from app.record import sections
from app.record.blocks import Bullets, Grid, Terms, Text, Title, chapters
from app.record.reading import Reading
from app.record.section import Section
from app.record.sections import ANNEX, CORE, OTHERS, declared
from tests.record.readings import reading

ROOT = Path(__file__).resolve().parents[2]
ALL = list(declared())


def hands(read: Reading) -> list[Text | Grid | Terms | Bullets | Title]:
    return [
        Text("Zeven handen."),
        Grid("Handen per tafel", ("", "Tafel", "Handen"), [["1", "Noord", "7"]], 2),
        Title("Wie telde"),
        Terms([("Tafel Noord", "Anna")]),
        Bullets(["Twee keer geteld"]),
        Text(""),
    ]


HANDS = Section(name="raised", part="raised", title=lazy_gettext("Argumenten"), blocks=hands)
PART = Shown(name="raised", sections=(HANDS,))


def test_every_section_has_a_name_of_its_own_and_is_shown_somewhere() -> None:
    assert len({section.name for section in ALL}) == len(ALL)
    assert all(section.blocks or section.shows not in (None, "blocks") for section in ALL)


def test_the_order_names_every_section_once_and_a_place_for_others() -> None:
    order = (*CORE, *ANNEX)
    assert len(set(order)) == len(order)
    assert {*order} == {OTHERS, *(section.name for section in ALL)}


def test_every_section_that_shows_something_has_its_macro(app: Flask) -> None:
    for section in ALL:
        if callable(section.shows):
            text = (ROOT / "templates" / section.template).read_text()
            assert f"{{%- macro {section.name}(shown) -%}}" in text, section.name


def test_a_section_that_no_order_names_comes_at_the_place_of_the_others(
    app: Flask,
) -> None:
    frames = [{"title": "Geld", "text": "Eerlijk", "confirmed": True}]
    told = {"review": {"keep": ["Soep"], "improve": [], "grades": []}, "frames": frames}
    with SHOWN.with_part(PART), app.app_context(), speaking("nl"):
        assert [s.name for s in sections.on_page(reading(**told))][-3:] == ["frames", "raised", "review"]
        titles = [chapter.title for chapter in sections.on_paper(reading(**told))]
    assert titles[-4:] == ["Onze kaders vooraf", "Argumenten", "Wie telde", "Wat we leerden"]


def test_a_section_without_a_template_shows_its_blocks_on_the_page(app: Flask) -> None:
    with SHOWN.with_part(PART), app.test_request_context(), speaking("en"):
        [shown] = [s for s in sections.on_page(reading()) if s.name == "raised"]
        drawn = "{% import shown.template as part with context %}{{ part[shown.macro](shown) }}"
        page = re.sub(r"\s+", " ", render_template_string(drawn, shown=shown))
    assert '<h2 id="h-raised">Arguments</h2>' in page
    for words in ('<p dir="auto">Zeven handen.</p>', ">Wie telde</h3>", ">Tafel Noord</dt>", ">Anna</dd>"):
        assert words in page
    assert '<li dir="auto">Twee keer geteld</li>' in page
    assert '<th scope="col" class="amt">Handen</th>' in page
    assert '<td dir="auto" class="amt">7</td>' in page
    assert '<p dir="auto"></p>' not in page


def test_blocks_stand_under_their_titles_and_what_is_empty_is_left_out() -> None:
    found = chapters("Handen", [Text(""), Title("Leeg"), Bullets([]), Title("Vol"), Text("Ja."), Terms([])])
    assert [(chapter.title, chapter.blocks) for chapter in found] == [("Vol", [Text("Ja.")])]


TEMPLATES = [*(ROOT / "templates" / "record").rglob("*.html"), *(ROOT / "templates" / "parts").glob("*/record.html")]


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: str(file.relative_to(ROOT / "templates")))
def test_templates_of_the_record_have_short_lines_and_ask_nothing_of_the_record_itself(file: Path) -> None:
    text = file.read_text()
    assert [line for line in text.splitlines() if len(line) > 140] == []
    assert re.findall(r"\b(?:record|read)\.\w+", re.sub(r'"[^"]*"|\{#.*?#\}', "", text)) == []
