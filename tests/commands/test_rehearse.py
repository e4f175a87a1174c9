"""`overlegtafel rehearse`: one object that says what an evening took, and 1 where it did not come to its record."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.commands import main
from app.rehearsal import residents


def test_rehearse_plays_an_agenda_to_a_record_that_verifies(said: Callable[..., Any], tmp_path: Path) -> None:
    asked = ("rehearse", "--agenda", "stemfestival", "--seats", "4", "--tables", "2", "--paper", "0.25")
    found = said(*asked, "--data", str(tmp_path / "oefening"))
    assert list(found) == ["code", "stages", "acts", "seconds", "verified", "record", "figures"]
    assert found["verified"] is True
    assert [each["status"] for each in found["stages"]] == ["closed", "closed", "revealed", "closed"]
    assert found["figures"]["seats"] == {"paper": 1, "room": 3}
    assert main(["verify", found["record"]]) == 0


def test_an_agenda_that_nobody_knows_is_one_sentence(complaint: Callable[..., str]) -> None:
    assert "--agenda" in complaint("rehearse", "--seats", "3", "--agenda", "feest")


def test_an_evening_that_cannot_begin_is_told_and_is_no_success(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNT_SECONDS", "nooit")
    assert main(["rehearse", "--seats", "1", "--data", str(tmp_path), "--json"]) == 2
    printed = capfd.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("COUNT_SECONDS has to be a whole number")


def test_a_kind_without_residents_of_its_own_is_one_at_which_people_listen() -> None:
    talked = {"frames", "arguments", "questions", "decision", "review"}
    assert talked | {"ranking", "chips", "committee", "allocation"} == set(residents.KINDS)
