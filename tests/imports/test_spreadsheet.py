"""Plans from a spreadsheet, as people really save them."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.forms.cells import safe
from app.imports import lists
from app.imports.source import ImportRefused
from facilitation.state.plan import Initiative
from tests.imports.refusing import refused_file

DUTCH = """Titel;Gevraagd (€);Minimaal;Thema;Kort;Omschrijving;Indiener
Moestuin;€ 12.000,50;8.000;groen;Een tuin.;"Samen
tuinieren; elke week.";Fatima
Buurtfeest;15000;;samen;;;
"""
ENGLISH = """id,title,cost,minimum,scalable,theme,short,text,proposer
P7,Garden,"12,000.50",8000,yes,green,,,
P9,Party,15000,9000,no,,,,
"""


def read(folder: Path, text: str) -> tuple[Initiative, ...]:
    path = folder / "plannen.csv"
    path.write_bytes(text.encode())
    return lists.read(path).initiatives


def test_dutch_columns_with_semicolons_and_cells_of_several_lines_read(tmp_path: Path) -> None:
    garden, party = read(tmp_path, DUTCH)
    assert garden == Initiative(
        id="I01",
        title="Moestuin",
        ask=1_200_050,
        minimum=800_000,
        scalable=True,
        theme="groen",
        short="Een tuin.",
        text="Samen\ntuinieren; elke week.",
        proposer="Fatima",
    )
    assert (party.id, party.ask, party.minimum, party.scalable) == ("I02", 1_500_000, 1_500_000, False)


def test_english_columns_with_commas_read_and_a_plan_that_cannot_be_scaled_has_no_lower_minimum(tmp_path: Path) -> None:
    garden, party = read(tmp_path, ENGLISH)
    assert (garden.id, garden.ask, garden.minimum, garden.scalable) == ("P7", 1_200_050, 800_000, True)
    assert (party.id, party.ask, party.minimum, party.scalable) == ("P9", 1_500_000, 1_500_000, False)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "sep=;\n" + text,
        lambda text: text + "\n;;;;;;\n",
        str.upper,
    ],
)
def test_what_spreadsheet_programs_add_changes_no_amount(tmp_path: Path, change: Any) -> None:
    asked = [(plan.id, plan.ask, plan.minimum) for plan in read(tmp_path, DUTCH)]
    assert [(plan.id, plan.ask, plan.minimum) for plan in read(tmp_path, change(DUTCH))] == asked


def test_tabs_part_cells_too(tmp_path: Path) -> None:
    assert [plan.ask for plan in read(tmp_path, "naam\tbedrag\nTuin\t12.000\n")] == [1_200_000]


def test_a_formula_comes_in_as_text_and_goes_out_harmless(tmp_path: Path) -> None:
    plan = read(tmp_path, 'titel;kosten\n"=HYPERLINK(""x"")";5\n')[0]
    assert plan.title == '=HYPERLINK("x")'
    assert not safe(plan.title).startswith("=")


@pytest.mark.parametrize(
    ("text", "key", "details"),
    [
        ("", "no_list", None),
        ("hallo\ndaar\n", "no_heading", {}),
        ("titel;thema\nTuin;groen\n", "missing_column", {"column": "gevraagd"}),
        ("thema;bedrag\ngroen;5\n", "missing_column", {"column": "titel"}),
        ("titel;bedrag;kosten\nTuin;5;6\n", "list_asks", None),
        ("titel;bedrag\n", "no_plans", {}),
        ("titel;bedrag\n;5\n", "missing_value", {"line": 2, "column": "titel"}),
        ("titel;bedrag\nTuin;\n", "missing_value", {"line": 2, "column": "bedrag"}),
        ("titel;bedrag\nTuin;5\nFeest;gratis\n", "bad_number", {"line": 3, "column": "bedrag", "value": "gratis"}),
        ("titel;bedrag\nTuin;0\n", "amount_not_positive", {"line": 2, "column": "bedrag", "value": "0"}),
        ("titel;bedrag\nTuin;-5\n", "amount_not_positive", {"line": 2, "column": "bedrag", "value": "-5"}),
        ("titel;bedrag\nTuin;10.000.000.001\n", "amount_too_large", None),
        ("titel;bedrag;minimum\nTuin;5;6\n", "import_minimum_over_ask", {"line": 2}),
        ("titel;bedrag;schaalbaar\nTuin;5;soms\n", "bad_choice", {"line": 2, "column": "schaalbaar", "value": "soms"}),
        ("id;titel;bedrag\nA;Tuin;5\nA;Feest;5\n", "list_asks", None),
        ("id;titel;bedrag\nplan 1;Tuin;5\n", "list_asks", None),
        ("titel,bedrag\nTuin,12,000.50\n", "bad_row", {"line": 2}),
        (f"titel;bedrag;thema\nTuin;5;{'x' * 121}\n", "import_text_too_long", None),
        ('titel;bedrag;tekst\n"Tuin\nFeest";5;"a\x07"\n', "import_text_unreadable", None),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_with_its_key_and_place(
    tmp_path: Path, text: str, key: str, details: dict[str, Any] | None
) -> None:
    found = refused_file(tmp_path, "plannen.csv", text)
    assert found == (key, found[1] if details is None else details)


def test_a_text_that_cannot_be_kept_is_named_by_its_own_column(tmp_path: Path) -> None:
    found = refused_file(tmp_path, "plannen.csv", f"titel;bedrag;thema\nTuin;5;{'x' * 121}\n")
    assert found[1] == {"line": 2, "column": "thema", "most": 120}


def test_a_list_saved_in_the_old_windows_encoding_reads_as_it_was_meant(tmp_path: Path) -> None:
    path = tmp_path / "plannen.csv"
    path.write_bytes(DUTCH.replace("Moestuin", "Taalcafé").encode("cp1252"))
    assert [(plan.title, plan.ask) for plan in lists.read(path).initiatives] == [
        ("Taalcafé", 1_200_050),
        ("Buurtfeest", 1_500_000),
    ]


@given(st.binary(max_size=60))
def test_any_file_is_read_or_refused_and_never_crashes(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "willekeurig.csv"
    path.write_bytes(b"titel;bedrag;minimum\n" + content)
    with suppress(ImportRefused):
        lists.read(path)
