"""What Polis exports is read, whichever of its files there is, and what cannot be read is said with its line."""

import json
from pathlib import Path

import pytest

from app.commands import main
from app.imports.polis import conversation
from app.imports.source import ImportRefused
from tests.parts.common_ground.conversations import NAMES, two_minds

HEADING = "timestamp,datetime,comment-id,voter-id,vote"
COMMENTS = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body"
BAD = {
    "missing_column": "timestamp,comment-id,vote\n1,0,1\n",
    "bad_number": f"{HEADING}\n1,x,0,0,2\n",
    "missing_value": f"{HEADING}\n1,x,0,,1\n",
    "bad_row": f"{HEADING}\n1,x,0,0\n",
    "no_votes": "participant,group-id,0\n1,,\n",
}


def written(folder: Path, text: str, name: str = "votes.csv") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.real_data
@pytest.mark.parametrize("name", NAMES)
def test_both_files_of_an_export_hold_the_same_votes(real_data: Path, name: str) -> None:
    folder = real_data / "polis" / name
    matrix = conversation(folder / "participants-votes.csv")
    assert conversation(folder) == matrix
    assert matrix.votes.left_out
    assert set(matrix.votes.statements) <= set(matrix.texts)


def test_the_last_vote_of_a_person_on_a_statement_counts(tmp_path: Path) -> None:
    rows = ["30,x,7,4,0", "10,x,7,4,1", "20,x,7,4,-1", "30,x,10,4,1", "30,x,10,4,-1"]
    read = conversation(written(tmp_path, "\n".join([HEADING, *rows])))
    assert (read.people, read.votes.statements) == (("4",), ("7", "10"))
    assert read.votes.votes == ((0, 0, 0), (0, 1, -1))


def test_what_was_moderated_out_or_is_about_people_is_left_out(tmp_path: Path) -> None:
    rows = [f"1,x,{what},0,1" for what in range(4)]
    moderated = ["1,x,0,0,1,0,-1,weg,False", "1,x,1,0,1,0,0,nog niet bekeken,", '1,x,2,0,1,0,1,"over jou, dus",True']
    written(tmp_path, "\n".join([f"{COMMENTS},is-meta", *moderated]), "comments.csv")
    read = conversation(written(tmp_path, "\n".join([HEADING, *rows])))
    assert read.votes.left_out == ("0", "2")
    assert read.texts["2"] == "over jou, dus"


def test_ids_that_are_no_numbers_stand_in_the_order_of_their_letters(tmp_path: Path) -> None:
    read = conversation(written(tmp_path, f"{HEADING}\n1,x,A2,P9,1\n1,x,A10,P10,1\n"))
    assert (read.people, read.votes.statements) == (("P10", "P9"), ("A10", "A2"))


@pytest.mark.parametrize("key", BAD)
def test_what_cannot_be_read_is_refused_with_its_line(tmp_path: Path, key: str) -> None:
    name = "participants-votes.csv" if "participant," in BAD[key] else "votes.csv"
    with pytest.raises(ImportRefused) as refused:
        conversation(written(tmp_path, BAD[key], name))
    assert refused.value.key == key
    if key.startswith("bad"):
        assert refused.value.details["line"] == 2


def test_a_folder_without_votes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="no_such_file"):
        conversation(tmp_path)


def test_the_command_tells_groups_and_what_they_share(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    votes = two_minds()
    rows = [f"1,x,{what + 1},{who},{value}" for who, what, value in votes.votes]
    written(tmp_path, f"{COMMENTS}\n1,x,8,0,20,0,1,Meer bomen\n", "comments.csv")
    written(tmp_path, "\n".join([HEADING, *rows]))
    assert main(["common-ground", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert "groups of 10, 10" in told
    assert "8 agree    20 of 20 (100.0 %)  Meer bomen" in told
    assert main(["common-ground", str(tmp_path / "votes.csv"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["sizes"] == [10, 10]
    assert found["groups"]["0"] == 0
    assert found["groups"]["19"] == 1
    assert found["shared"] == [{"statement": "8", "agrees": True, "votes": 20, "seen": 20}]


def test_the_command_says_what_is_wrong_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["common-ground", str(written(tmp_path, BAD["bad_number"]))]) == 2
    said = capsys.readouterr()
    assert not said.out
    assert said.err.startswith("Line 2: ")
