"""`codes`: made, shown once and voided at the command line."""

import json
from pathlib import Path

import pytest

from app.commands import main

PLANS = "id,title,ask\nP1,Moestuin,6000\nP2,Feest,5000\n"


def said(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, object]:
    capsys.readouterr()
    assert main(args) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_a_host_makes_a_meeting_by_code_prints_a_batch_and_voids_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plans.csv").write_text(PLANS)
    data = ("--data", str(tmp_path / "data"), "--json")
    plans = ("--title", "Proef", "--pot", "10000", "--initiatives", str(tmp_path / "plans.csv"))
    code = str(said(capsys, "new", *plans, "--decides", "code", *data)["code"])
    made = said(capsys, "codes", code, "--new", "3", *data)
    assert made["batch"] == 1
    codes = made["codes"]
    assert isinstance(codes, list)
    assert len(set(codes)) == 3
    told = said(capsys, "codes", code, "--void", codes[0].lower(), *data)
    assert told["batches"] == [{"batch": 1, "issued": 3, "voided": 1, "used": 0}]
    assert main(["codes", code, "--void", codes[0], *data]) == 2
    assert "withdrawn" in capsys.readouterr().err
    assert said(capsys, "codes", code, "--void-batch", "1", *data)["batches"][0]["voided"] == 3  # type: ignore[index]
    open_one = str(said(capsys, "new", *plans, *data)["code"])
    assert main(["codes", open_one, "--new", "3", *data]) == 2
    assert "does not work with codes" in capsys.readouterr().err
