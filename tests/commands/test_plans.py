"""`overlegtafel plans`: what a list is understood as; and `new`, which keeps nothing while something is asked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import create_app
from app.commands import main
from app.live.meetings import load
from facilitation.parts.plans import active

ASKING = "titel;gevraagd;status\nTuin;12,000;\nLicht;300;ingetrokken\nBank;veel;\n"


@pytest.fixture
def asking(tmp_path: Path) -> str:
    """A list with a doubtful amount, a plan that was withdrawn and an amount that is none."""
    path = tmp_path / "vragen.csv"
    path.write_text(ASKING, "utf-8")
    return str(path)


def test_the_preview_is_one_object_with_plans_left_out_asks_columns_and_encoding(
    said: Callable[..., Any], asking: str
) -> None:
    found = said("plans", asking, "--preview")
    assert list(found) == ["plans", "left_out", "asks", "columns", "encoding"]
    assert found["plans"][0] == {"line": 2, "id": "I01", "title": "Tuin", "ask": None, "minimum": None, "theme": ""}
    assert [(ask["line"], ask["value"], ask["options"]) for ask in found["asks"]] == [
        (2, "12,000", [1200, 1_200_000]),
        (3, "ingetrokken", ["meedoen", "weglaten"]),
    ]
    assert found["left_out"] == [{"line": 4, "why": "‘veel’ bij ‘gevraagd’ is geen bruikbaar getal."}]


def test_the_preview_hears_answers_and_tells_people_in_dutch(capsys: pytest.CaptureFixture[str], asking: str) -> None:
    assert main(["plans", asking, "--preview", "--answer", "2=12000", "--answer", "4=50"]) == 0
    printed = capsys.readouterr().out
    assert "regel 2: I01  Tuin  € 12.000,00" in printed
    assert "regel 4: I03  Bank  € 50,00" in printed
    assert "Te beslissen: 1" in printed


def test_a_file_that_is_no_list_is_one_dutch_sentence(complaint: Callable[..., str], tmp_path: Path) -> None:
    path = tmp_path / "plannen.xlsx"
    path.write_bytes(b"%PDF-1.7")
    assert complaint("plans", str(path), "--preview").startswith("‘plannen.xlsx’ kunnen we niet als lijst lezen")
    assert complaint("plans", str(tmp_path / "weg.csv")).startswith("Het bestand ‘weg.csv’ bestaat niet")
    assert "LINE=VALUE" in complaint("plans", str(path), "--answer", "drie")


def test_new_refuses_a_list_that_still_asks_and_makes_no_meeting(
    complaint: Callable[..., str], asking: str, data: str
) -> None:
    found = complaint("new", "--pot", "5", "--initiatives", asking, "--data", data)
    assert "12,000" in found
    assert "ingetrokken" in found
    assert "veel" in found
    assert not Path(data).exists()


@pytest.mark.parametrize(
    ("answers", "plans"),
    [
        (("--answer", "2=12", "--answer", "3=weglaten", "--answer", "4=7"), [("Tuin", 1200), ("Bank", 700)]),
        (("--yes",), [("Tuin", 1_200_000), ("Licht", 30_000)]),
        (("--yes", "--answer", "3=weglaten"), [("Tuin", 1_200_000)]),
    ],
)
def test_new_makes_the_meeting_once_everything_is_answered(
    said: Callable[..., Any], asking: str, data: str, answers: tuple[str, ...], plans: list[tuple[str, int]]
) -> None:
    code = said("new", "--pot", "84000", "--initiatives", asking, "--data", data, *answers)["code"]
    with create_app({"DATA_DIR": data}).app_context():
        assert [(plan.title, plan.ask) for plan in active(load(code).state)] == plans
