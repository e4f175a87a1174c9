"""An evening as files of Polis: what goes out comes in again, and nobody can be found in it."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from flask import Flask

from app.access import links
from app.commands import main
from app.imports.polis import conversation
from app.live.meetings import load, perform
from app.parts.common_ground.polis import files
from facilitation.counting.common_ground.compute import common_ground
from facilitation.parts.arguments.acts import ModerateArgument, PostArgument, SupportArgument
from facilitation.parts.stages import CloseStage
from facilitation.roles import Role
from tests.devices import CODE, Browser
from tests.parts.common_ground.hall import answered
from tests.people import LEADER

PLACE = "/regie/gedeelde-grond.zip"


def written(folder: Path) -> dict[str, str]:
    made = files(load(CODE).state)
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return {name: content.decode() for name, content in made.items()}


def test_what_goes_out_comes_in_again_with_the_same_groups(context: Flask, tmp_path: Path) -> None:
    answered()
    told = written(tmp_path)
    read = conversation(tmp_path)
    assert read == conversation(tmp_path / "participants-votes.csv")
    assert (read.votes.people, read.votes.statements) == (16, ("1", "2", "3", "4"))
    assert read.texts["4"] == "Met een bank in de schaduw."
    assert sum(common_ground(read.votes).sizes) == 16
    assert next(csv.reader(io.StringIO(told["votes.csv"]))) == [
        "timestamp", "datetime", "comment-id", "voter-id", "vote",
    ]  # fmt: skip
    assert not any(f"S{number}" in text for text in told.values() for number in range(16))


def test_people_have_other_numbers_each_time(context: Flask) -> None:
    answered()
    assert len({files(load(CODE).state)["votes.csv"] for _ in range(5)}) > 1


def test_a_text_never_begins_a_formula_and_what_is_hidden_is_in_no_file(context: Flask, tmp_path: Path) -> None:
    seats = answered()
    perform(CODE, PostArgument(initiative="P1", side="for", text="=SOM(A1)"), seats[0])
    for actor in seats[1:6]:
        perform(CODE, SupportArgument(argument="A5"), actor)
    perform(CODE, ModerateArgument(argument="A1", verdict="hide", reason="Gaat over iemand."), LEADER)
    told = written(tmp_path)
    assert ",'=SOM(A1)\r\n" in told["comments.csv"]
    assert "Meer groen" not in told["comments.csv"]
    read = conversation(tmp_path)
    assert read.votes.statements == ("2", "3", "4", "5")
    assert read.texts["5"] == "=SOM(A1)"


def test_of_what_fewer_than_five_people_answered_nothing_goes_out(context: Flask, tmp_path: Path) -> None:
    answered(4)
    told = written(tmp_path)
    assert [len(text.splitlines()) for text in told.values()] == [1, 1, 1]


def test_the_console_takes_the_files_along_as_one_once_nobody_argues(
    context: Flask, console: Browser, phone: Browser, tmp_path: Path
) -> None:
    answered()
    assert PLACE not in console.get("/regie").text
    assert console.get(PLACE).status_code == 404  # before and after an answer two files would tell whose it is
    perform(CODE, CloseStage(), LEADER)
    assert f"/t/{CODE}{PLACE}" in console.get("/regie").text
    answer = console.get(PLACE)
    assert (answer.status_code, answer.content_type) == (200, "application/zip")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
        assert {each.date_time for each in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert packed.namelist() == list(files(load(CODE).state))
        packed.extractall(tmp_path / "zip")
    assert conversation(tmp_path / "zip").votes.people == 16
    assert phone.get(PLACE).status_code == 403


@pytest.mark.parametrize("role", [Role.SCRIBE, Role.MODERATOR, Role.PROJECTOR])
def test_no_other_link_gets_the_files(context: Flask, role: Role) -> None:
    answered()
    perform(CODE, CloseStage(), LEADER)
    browser = Browser(context.test_client())
    browser.client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE, role)})
    assert browser.get(PLACE).status_code == 403


def test_the_command_writes_the_files_of_an_evening(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = str(tmp_path / "data")
    assert main(["demo", "--closed", "--data", data]) == 0
    assert main(["common-ground", "--meeting", "KLAVER", "--output", str(tmp_path / "uit"), "--data", data]) == 0
    assert {path.name for path in (tmp_path / "uit").iterdir()} == {
        "comments.csv", "votes.csv", "participants-votes.csv",
    }  # fmt: skip
    assert main(["common-ground", "--data", data]) == 2
    assert "Name a FILE" in capsys.readouterr().err
