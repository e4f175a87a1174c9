"""Lists of plans as people handed them in elsewhere, against what they must become, to the cent and the line."""

import json
import os
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from app.forms.cells import safe
from app.imports import lists
from app.imports.source import ImportRefused
from tests.imports.lists.seen import look, read_as

LISTS = Path(os.environ.get("OVERLEGTAFEL_DATA", Path(__file__).parents[4] / "shared" / "data")) / "cases" / "lists"
pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not LISTS.is_dir(), reason=f"there are no lists in {LISTS}; see docs/development.md"),
]
FILES = sorted(path.name for path in LISTS.glob("*") if path.name != "expected.json")
EXPECTED = json.loads((LISTS / "expected.json").read_text("utf-8")) if LISTS.is_dir() else {}


def wanted(name: str) -> dict[str, Any]:
    """What a list must become."""
    found = next((what for pattern, what in EXPECTED.items() if fnmatch(name, pattern)), {})
    return wanted(found["same_as"]) if "same_as" in found else found


def seen(name: str) -> dict[str, Any]:
    return look((LISTS / name).read_bytes(), name)


def test_every_list_has_something_that_it_must_become() -> None:
    assert [name for name in FILES if not wanted(name)] == []


@pytest.mark.parametrize("name", [name for name in FILES if isinstance(wanted(name).get("plans"), list)])
def test_the_plans_of_a_list_are_those_that_people_meant(name: str) -> None:
    plans = wanted(name)["plans"]
    found = [[plan["title"], plan["ask"], plan["minimum"]] for plan in seen(name)["plans"]]
    assert [row[: len(plan)] for row, plan in zip(found, plans, strict=True)] == plans


@pytest.mark.parametrize("name", [name for name in FILES if "left_out" in wanted(name)])
def test_a_row_that_is_no_plan_is_left_out_and_its_reason_told(name: str) -> None:
    found = {left["line"]: left["why"] for left in seen(name)["left_out"]}
    assert list(found) == [left["line"] for left in wanted(name)["left_out"]]
    assert all(found.values())


@pytest.mark.parametrize("name", FILES)
def test_what_people_must_decide_is_asked_and_nothing_else_is(name: str) -> None:
    if "refused" in wanted(name) or "plans_or_refused" in wanted(name):
        return
    found = seen(name)["asks"]
    asks = wanted(name).get("asks", [{"line": 3}] if name == "openstad_renamed.csv" else [])
    assert len(found) == len(asks)
    for ask, want in zip(found, asks, strict=True):
        assert ask["why"]
        assert {key: ask[key] for key in want if key != "why"} == {key: want[key] for key in want if key != "why"}


@pytest.mark.parametrize("name", [name for name in FILES if isinstance(wanted(name).get("theme"), list)])
def test_the_themes_of_a_list_are_kept(name: str) -> None:
    assert [plan["theme"] for plan in seen(name)["plans"]] == wanted(name)["theme"]


@pytest.mark.parametrize("name", [name for name in FILES if "encoding" in wanted(name)])
def test_the_encoding_of_a_list_is_named(name: str) -> None:
    assert seen(name)["encoding"] == wanted(name)["encoding"]


@pytest.mark.parametrize("name", [name for name in FILES if "refused_row" in wanted(name)])
def test_an_amount_that_says_nothing_sure_is_named_and_never_guessed(name: str) -> None:
    cell = (LISTS / name).read_text("utf-8").splitlines()[2].split(";")[1]
    (left,) = seen(name)["left_out"]
    assert left["line"] == wanted(name)["refused_row"]
    assert cell in left["why"]
    with pytest.raises(ImportRefused):
        lists.read(LISTS / name)


@pytest.mark.parametrize("name", ["f06_openstad.csv", "openstad_renamed.csv"])
def test_an_export_gives_text_without_tags_and_nothing_of_accounts(name: str) -> None:
    source = lists.read(LISTS / name, yes=True)
    assert [plan.text for plan in source.initiatives] == ["Een tuin & kas.", "– les"]
    assert not any(word in repr(source) for word in EXPECTED["f06_openstad.csv"]["never_kept"])
    assert {heading for heading, field in read_as(seen(name)).items() if field is None} >= {
        "Gebruiker naam",
        "Gebruiker e-mailadres",
    }


def test_ids_are_those_of_the_list_and_those_that_a_spreadsheet_turned_are_asked() -> None:
    assert [plan["id"] for plan in seen("f07_decidim_projects.csv")["plans"]] == ["34", "35"]
    turned = seen("f10_datum_ids.csv")
    assert [ask["line"] for ask in turned["asks"]] == [2, 5]
    assert [plan["id"] for plan in turned["plans"]][1:3] == ["7", "007"]
    assert len({plan["id"] for plan in turned["plans"]}) == 4


def test_names_are_kept_as_written_and_start_no_formula_on_the_way_out() -> None:
    found = [plan.proposer for plan in lists.read(LISTS / "f12_namen.csv").initiatives]
    written = (LISTS / "f12_namen.csv").read_text("utf-8").splitlines()[1:]
    assert found == [line.split(";")[2] for line in written]
    assert not any(safe(name)[0] in "=+-@" for name in found)


def test_a_text_of_four_lines_keeps_them() -> None:
    (plan,) = lists.read(LISTS / "f13_regels.csv").initiatives
    assert plan.text.split("\n") == ["Regel 1", 'Regel 2; met ; en "aanhaling"', "", "Regel 4"]


def test_our_own_result_reads_with_its_amounts_and_minima() -> None:
    found = seen("our_own_result.csv")
    assert len(found["plans"]) == EXPECTED["our_own_result.csv"]["plans"]
    assert found["plans"][0]["ask"] == 1_200_000
    assert found["plans"][0]["minimum"] == 800_000


@pytest.mark.parametrize("name", ["names_that_bite.csv", "long_titles.csv"])
def test_titles_that_bite_are_read_and_stay_apart(name: str) -> None:
    found = seen(name)
    assert found["left_out"] == []
    assert len({plan["title"] for plan in found["plans"]}) == len(found["plans"])


def test_a_workbook_in_name_only_is_refused_with_what_it_is_and_how_to_save_a_good_one() -> None:
    with pytest.raises(Exception, match=r"beschadigd Excel-bestand.*Opslaan als"):
        seen("fake.xlsx")


def test_lines_above_the_heading_are_named() -> None:
    assert [left["line"] for left in seen("heading_above.csv")["left_out"]] == [1, 2]
