"""Plans as JSON: our own simple form, a bare list, and the whole Klaverbuurt evening."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.imports import listing, lists
from app.imports.source import ImportRefused, Source
from app.live.opening import DATA, frames
from facilitation.state.frame import FRAME_KEYS, Frame
from facilitation.state.method import BallotForm
from tests.imports.refusing import refusal, refused_file

PLAN = {"title": "Tuin", "ask_eur": 12000}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["title", "ask_eur", "ask", "id", "frames", "key", "text", "votes"]), inner)
    ),
    max_leaves=8,
)


def read(folder: Path, value: Any) -> Source:
    path = folder / "plannen.json"
    path.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
    return lists.read(path)


def test_euros_may_be_numbers_or_words_and_cents_are_whole_numbers(tmp_path: Path) -> None:
    plans = [
        PLAN | {"ask_eur": 12000.5, "minimum_eur": "8.000,25"},
        {"title": "Feest", "ask_eur": "€ 12.000,50", "minimum_viable_eur": 8000},
        {"title": "Licht", "ask": 1_200_050, "minimum": 800_000, "scalable": False},
        {"title": "Radio", "ask": 1_200_050, "scalable": True},
    ]
    found = read(tmp_path, plans).initiatives
    assert [(p.id, p.ask, p.minimum, p.scalable) for p in found] == [
        ("I01", 1_200_050, 800_025, True),
        ("I02", 1_200_050, 800_000, True),
        ("I03", 1_200_050, 1_200_050, False),
        ("I04", 1_200_050, 1_200_050, False),
    ]


@given(st.decimals(min_value=1, max_value=10**9, places=2))
def test_no_amount_passes_through_a_float(tmp_path_factory: pytest.TempPathFactory, euros: Any) -> None:
    text = f'[{{"title": "Tuin", "ask_eur": {euros}}}]'
    assert read(tmp_path_factory.getbasetemp(), text).initiatives[0].ask == int(euros * 100)


def test_the_simple_form_gives_title_pot_frames_and_words(tmp_path: Path) -> None:
    plan = PLAN | {"id": 7, "theme": "groen", "plain_text": "Kort.", "text": "Lang.", "submitted_by": "Fatima"}
    whole = {
        "title": "Onze buurt",
        "pot_eur": "84.000",
        "initiatives": [plan],
        "frames": [{"key": "money", "title": "Geld", "text": "Er is {pot}."}],
    }
    source = read(tmp_path, whole)
    assert (source.title, source.pot, source.form) == ("Onze buurt", 8_400_000, BallotForm(top=1))
    assert source.frames == (Frame("money", "Geld", "Er is {pot}."),)
    found = source.initiatives[0]
    assert (found.id, found.short, found.text, found.proposer) == ("7", "Kort.", "Lang.", "Fatima")


def test_the_klaverbuurt_evening_reads_with_its_frames_tables_and_plan_cards() -> None:
    source = lists.read(DATA / "klaverbuurt.json")
    assert (source.pot, len(source.initiatives), source.place) == (8_400_000, 14, "Huis van de Wijk De Klaver")
    assert tuple(frame.key for frame in source.frames) == FRAME_KEYS
    assert all(frame.fixed for frame in source.frames)
    assert [table.online for table in source.tables] == [False] * 6 + [True]
    garden, light = source.initiatives[0], source.initiatives[4]
    assert (garden.ask, garden.minimum, garden.scalable) == (1_200_000, 800_000, True)
    assert (light.ask, light.minimum, light.scalable) == (2_000_000, 2_000_000, False)
    assert "12 vrijwilligers, elke zaterdag." in garden.text
    assert "beheerafspraak" in garden.text


def test_frames_that_are_not_given_have_their_ready_made_text_with_the_pot_in_it(app: Flask) -> None:
    own = Frame("contact", "Nieuws", "Elke week een brief.", fixed=False)
    with app.app_context():
        found = {frame.key: frame for frame in frames(8_400_000, [own])}
    assert tuple(found) == FRAME_KEYS
    assert found["contact"] == own
    assert "€\xa084.000" in found["money"].text


@pytest.mark.parametrize(
    ("value", "key", "details"),
    [
        ("{", "not_json", {"line": 1}),
        ('{"initiatives":\n oeps}', "not_json", {"line": 2}),
        ('[{"title": "Tuin", "ask_eur": NaN}]', "not_json", {"line": 1}),
        ("[" * 100_000, "not_json", {"line": 1}),
        ([], "no_plans", {}),
        ({}, "no_plans", {}),
        (5, "wrong_shape", {"column": "initiatives"}),
        ({"initiatives": {}}, "wrong_shape", {"column": "initiatives"}),
        ([PLAN, "Feest"], "wrong_shape", {"plan": 2, "column": "initiatives"}),
        ([PLAN | {"title": ["Tuin"]}], "wrong_shape", {"plan": 1, "column": "title"}),
        ([PLAN | {"scalable": "ja"}], "wrong_shape", {"plan": 1, "column": "scalable"}),
        ([{"ask_eur": 5}], "missing_value", {"plan": 1, "column": "title"}),
        ([{"title": "Tuin"}], "missing_value", {"plan": 1, "column": "ask_eur"}),
        ([PLAN | {"ask_eur": "veel"}], "bad_number", {"plan": 1, "column": "ask_eur", "value": "veel"}),
        ([PLAN | {"ask_eur": True}], "bad_number", {"plan": 1, "column": "ask_eur", "value": "True"}),
        ([PLAN | {"ask_eur": 0.001}], "bad_number", {"plan": 1, "column": "ask_eur", "value": "0.001"}),
        ('[{"title": "Tuin", "ask_eur": 1e999999999}]', "bad_number", None),
        ([{"title": "Tuin", "ask": 5.5}], "bad_number", {"plan": 1, "column": "ask", "value": "5.5"}),
        ([PLAN | {"ask_eur": 0}], "amount_not_positive", {"plan": 1, "column": "ask_eur", "value": "0.00"}),
        ([PLAN | {"ask_eur": 10**30}], "amount_too_large", None),
        ([PLAN | {"minimum_eur": 12001}], "import_minimum_over_ask", {"plan": 1}),
        ([PLAN | {"id": "A"}, {"title": "Feest", "ask": 5, "id": "A"}], "list_asks", None),
        ([PLAN | {"title": "\ud800"}], "import_text_unreadable", {"plan": 1, "column": "title", "most": 120}),
        ([PLAN] * 501, "too_many_plans", {"count": 501, "most": 500}),
        ({"initiatives": [PLAN], "frames": [{"key": "geld", "title": "A", "text": "B"}]}, "unknown_frame_key", None),
        ({"initiatives": [PLAN], "frames": [{"key": "money", "title": "A", "text": "B"}] * 2}, "double_frame", {}),
        ({"initiatives": [PLAN], "frames": [{"key": "money", "title": "A"}]}, "missing_value", {"column": "text"}),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_with_its_key_and_place(
    tmp_path: Path, value: Any, key: str, details: dict[str, Any] | None
) -> None:
    text = value if isinstance(value, str) else json.dumps(value)
    found = refused_file(tmp_path, "plannen.json", text)
    assert found == (key, found[1] if details is None else details)


def test_a_file_without_frames_gives_no_frames(tmp_path: Path) -> None:
    (tmp_path / "kaders.json").write_text("[]")
    assert refusal(lambda: listing.frames(tmp_path / "kaders.json")).key == "missing_value"


@given(JSON)
def test_any_json_is_read_or_refused_and_never_crashes(tmp_path_factory: pytest.TempPathFactory, value: Any) -> None:
    for whole in (value, [value], {"initiatives": [PLAN], "frames": value, "form": value, "session": value}):
        with suppress(ImportRefused):
            read(tmp_path_factory.getbasetemp(), whole)
