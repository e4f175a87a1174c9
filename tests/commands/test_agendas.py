"""`overlegtafel agendas`: what there is, one of them to change, and whether a file is a good one."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import agendas, create_app
from app.commands import main
from app.live.meetings import load
from tests.agendas.test_written import GOOD


def test_agendas_lists_those_of_the_house_and_those_that_were_saved(said: Callable[..., Any], tmp_path: Path) -> None:
    agendas.keep(agendas.read(GOOD.encode()), tmp_path)
    found = said("agendas", "--data", str(tmp_path))["agendas"]
    assert found[0]["name"] == "overlegtafel"
    assert found[-1] == {"name": "onze_avond", "title": "Nee", "minutes": 25, "stages": 2, "notes": ""}


def test_agendas_show_prints_a_file_that_reads_as_the_same_agenda(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agendas", "show", "stemavond"]) == 0
    assert agendas.read(capsys.readouterr().out.encode()) == agendas.named("stemavond")


def test_agendas_check_says_yes_or_all_that_is_wrong(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "avond.yaml"
    file.write_text(GOOD)
    assert main(["agendas", "check", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"ok": True, "faults": []}
    file.write_text(GOOD.replace("most: 3", "most: 0"))
    assert main(["agendas", "check", str(file), "--json"]) == 1
    (fault,) = json.loads(capsys.readouterr().out)["faults"]
    assert (fault["key"], fault["stage"]) == ("stage_method", "stemmen")
    assert "stemmen" in fault["message"]


def test_a_file_or_a_name_that_is_not_there_is_one_sentence(complaint: Callable[..., str], tmp_path: Path) -> None:
    assert "weg.yaml" in complaint("agendas", "check", str(tmp_path / "weg.yaml"))
    assert "feest" in complaint("agendas", "show", "feest")


def test_an_agenda_that_was_saved_opens_a_meeting(said: Callable[..., Any], plans: str, data: str) -> None:
    agendas.keep(agendas.read(GOOD.replace("most: 3", "most: 2").encode()), Path(data))
    code = said("new", "--pot", "5", "--initiatives", plans, "--agenda", "onze_avond", "--data", data)["code"]

    with create_app({"DATA_DIR": data}).app_context():
        stages = load(code).state.stages
    assert [(stage.key, stage.plan.title) for stage in stages] == [("begin", ""), ("stemmen", "Kies er drie")]
    assert stages[1].method.form.most == 2
