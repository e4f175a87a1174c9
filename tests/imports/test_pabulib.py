"""Pabulib files: every recorded one reads, every broken one is refused in words."""

import csv
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.imports import lists
from app.imports.source import ImportRefused, Source
from app.imports.votes import pb
from app.imports.votes.recorded import Vote, election
from facilitation.state.method import Agreed, BallotForm
from tests.imports.refusing import refusal, refused_file

GOOD = """META
key;value
description;Proefbuurt
budget;1000.50
vote_type;approval
PROJECTS
project_id;cost;votes;name;category;description
a;100000.0;2;"Tuin; met de ""kas"" erbij";groen,samen;Een tuin.
b;250.05;1;Bankjes;groen;
VOTES
voter_id;vote;age;sex
1;a,b;40;F
2;a;50;M
"""


def read(folder: Path, text: str) -> Source:
    path = folder / "proef.pb"
    path.write_bytes(text.encode())
    return lists.read(path)


def test_a_file_reads_to_the_cent_with_themes_and_published_votes(tmp_path: Path) -> None:
    source = read(tmp_path, GOOD)
    assert (source.title, source.pot) == ("Proefbuurt", 100_050)
    assert [(p.id, p.title, p.ask, p.minimum, p.scalable) for p in source.initiatives] == [
        ("a", 'Tuin; met de "kas" erbij', 10_000_000, 10_000_000, False),
        ("b", "Bankjes", 25_005, 25_005, False),
    ]
    assert [p.theme for p in source.initiatives] == ["groen, samen", "groen"]
    assert source.initiatives[0].text == "Een tuin."
    assert source.totals == {"a": 2, "b": 1}
    assert "arXiv:2012.06539" in source.credit


def test_a_byte_order_mark_and_windows_lines_change_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeff" + GOOD.replace("\n", "\r\n")) == read(tmp_path, GOOD)


def test_a_plan_without_a_name_is_called_by_its_id(tmp_path: Path) -> None:
    text = GOOD.replace("project_id;cost;votes;name;category;description", "project_id;cost")
    text = text.replace('a;100000.0;2;"Tuin; met de ""kas"" erbij";groen,samen;Een tuin.', "a;5").replace(
        "b;250.05;1;Bankjes;groen;", "b;6"
    )
    assert [p.title for p in read(tmp_path, text).initiatives] == ["a", "b"]


def test_a_title_too_long_for_a_screen_is_cut_at_a_word_and_kept_whole_in_the_short_text(tmp_path: Path) -> None:
    whole = "Samen " * 30 + "groen"
    plan = read(tmp_path, GOOD.replace("Bankjes", whole)).initiatives[1]
    assert len(plan.title) <= 120
    assert plan.title.endswith("Samen…")
    assert plan.short == whole


@pytest.mark.parametrize(
    ("meta", "form"),
    [
        ("vote_type;approval\nmin_length;2\nmax_length;3", BallotForm("approval", min_choices=2, max_choices=3)),
        (
            "vote_type;approval\nmax_sum_cost;250000\nmin_sum_cost;10",
            BallotForm("approval", max_sum=25_000_000, min_sum=1_000),
        ),
        ("vote_type;ordinal", BallotForm(top=2)),
        ("vote_type;ordinal\nmax_length;1", BallotForm(top=1)),
        ("vote_type;cumulative\nmax_length;9", BallotForm(top=2)),
        ("vote_type;", BallotForm(top=2)),
    ],
)
def test_the_ballot_form_follows_the_vote_type_and_never_asks_more_than_there_is(
    tmp_path: Path, meta: str, form: BallotForm
) -> None:
    assert read(tmp_path, GOOD.replace("vote_type;approval", meta)).form == form


BROKEN = [
    ("PROJECTS", "", "missing_section", {"section": "PROJECTS"}),
    ("META\nkey;value", "key;value", "missing_section", {"section": "META"}),
    ("VOTES\n", "", "missing_section", {"section": "VOTES"}),
    ("project_id;cost", "project_id;prijs", "missing_column", {"column": "cost"}),
    ("project_id;cost", "nummer;cost", "missing_column", {"column": "project_id"}),
    ("voter_id;vote", "voter_id;stem", "missing_column", {"column": "vote"}),
    ("250.05", "veel", "bad_number", {"line": 9, "column": "cost", "value": "veel"}),
    ("250.05", "NaN", "bad_number", {"line": 9, "column": "cost", "value": "NaN"}),
    ("250.05", "1e3", "bad_number", {"line": 9, "column": "cost", "value": "1e3"}),
    ("250.05", "0.001", "bad_number", {"line": 9, "column": "cost", "value": "0.001"}),
    ("1000.50", "duizend", "bad_number", {"line": 4, "column": "budget", "value": "duizend"}),
    ("vote_type", "max_length;x\nvote_type", "bad_number", {"line": 5, "column": "max_length", "value": "x"}),
    (";1;Bankjes", ";-1;Bankjes", "bad_number", {"line": 9, "column": "votes", "value": "-1"}),
    ("250.05", "0", "amount_not_positive", {"line": 9, "column": "cost", "value": "0.00"}),
    ("250.05", "-250", "amount_not_positive", {"line": 9, "column": "cost", "value": "-250.00"}),
    ("1000.50", "0", "amount_not_positive", {"line": 4, "column": "budget", "value": "0.00"}),
    ("250.05", "9" * 30, "amount_too_large", {"line": 9, "column": "cost", "value": "9" * 30 + ".00"}),
    ("b;250.05", "a;250.05", "duplicate_id", {"line": 9, "id": "a"}),
    ("b;250.05", ";250.05", "bad_id", {"line": 9, "id": ""}),
    ("b;250.05", "b b;250.05", "bad_id", {"line": 9, "id": "b b"}),
    ("Bankjes;groen;", "Bankjes;groen;;;te veel", "bad_row", {"line": 9}),
    ("Bankjes", "Bank\x07jes", "import_text_unreadable", {"line": 9, "column": "name", "most": 120}),
    ("Een tuin.", "x" * 4001, "import_text_too_long", {"line": 8, "column": "description", "most": 4000}),
]  # fmt: skip


@pytest.mark.parametrize(("good", "bad", "key", "details"), BROKEN)
def test_a_malformed_file_is_refused_with_its_key_and_place(
    tmp_path: Path, good: str, bad: str, key: str, details: dict[str, Any]
) -> None:
    assert good in GOOD
    assert refused_file(tmp_path, "proef.pb", GOOD.replace(good, bad, 1)) == (key, details)


def test_other_encodings_are_refused_with_the_line(tmp_path: Path) -> None:
    latin = GOOD.replace("Bankjes", "Cafébankjes").encode("latin-1")
    assert refused_file(tmp_path, "proef.pb", latin) == ("wrong_encoding", {"line": 9})
    assert refused_file(tmp_path, "proef.pb", GOOD.encode("utf-16"))[0] == "wrong_encoding"


def test_an_empty_list_and_too_long_a_list_are_refused(tmp_path: Path) -> None:
    start, rest = GOOD.split("a;100000.0")
    end = rest[rest.index("VOTES") :]
    assert refused_file(tmp_path, "proef.pb", start + end) == ("no_plans", {})
    many = "".join(f"p{n};5\n" for n in range(501))
    assert refused_file(tmp_path, "proef.pb", start + many + end) == ("too_many_plans", {"count": 501, "most": 500})


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert refusal(lambda: lists.read(tmp_path / "weg.pb")).key == "no_such_file"
    (tmp_path / "map.pb").mkdir()
    assert refusal(lambda: lists.read(tmp_path / "map.pb")).key == "unreadable_file"


def test_the_words_of_the_format_are_read_whatever_their_capitals(tmp_path: Path) -> None:
    small, large = tmp_path / "klein.pb", tmp_path / "groot.pb"
    small.write_text(GOOD, "utf-8")
    columns = "project_id;cost;votes;name;category;description"
    words = ("key;value", "budget;", "vote_type;approval", columns, "voter_id;")
    text = GOOD
    for word in (*words, "VOTES"):
        text = text.replace(word, word.swapcase())
    large.write_text(text.replace("META\n", "Meta;\n"), "utf-8")
    assert pb.recorded(large) == pb.recorded(small)


def test_choose_1_is_an_approval_of_one(tmp_path: Path) -> None:
    path = tmp_path / "proef.pb"
    text = GOOD.replace("approval", "Choose-1").replace("1;a,b;40", "1;b;40").replace("00.0;2;", "00.0;1;")
    path.write_text(text, "utf-8")
    assert lists.read(path).form == BallotForm("approval", min_choices=1, max_choices=1)
    found = pb.recorded(path)
    assert (found.kind, found.form("approval").most, found.told) == ("choose-1", 1, ())
    assert election(found, Agreed()).kind == "approval"


def test_of_a_voter_only_the_vote_is_read(tmp_path: Path) -> None:
    path = tmp_path / "proef.pb"
    path.write_text(GOOD, "utf-8")
    assert pb.ballots(path) == (Vote("approval", ("a", "b")), Vote("approval", ("a",)))


@given(st.data())
def test_a_file_broken_anywhere_is_read_or_refused_and_never_crashes(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.getbasetemp() / "stuk.pb"
    content = GOOD.encode()
    at = data.draw(st.integers(0, len(content)))
    until = data.draw(st.integers(at, len(content)))
    path.write_bytes(content[:at] + data.draw(st.binary(max_size=8)) + content[until:])
    for reader in (lists.read, pb.ballots, pb.recorded):
        with suppress(ImportRefused):
            reader(path)


@pytest.mark.real_data
def test_every_recorded_election_reads_with_all_its_plans_and_ballots(real_data: Path) -> None:
    files = sorted(real_data.glob("pabulib/*/*.pb"))
    assert len(files) == 40
    for path in files:
        source, said = lists.read(path), meta(path)
        assert len(source.initiatives) == int(said["num_projects"]), path.name
        assert len(pb.ballots(path)) == int(said["num_votes"]), path.name
        assert source.pot == round(float(said["budget"]) * 100), path.name
        assert all(plan.title and plan.ask > 0 for plan in source.initiatives), path.name


@pytest.mark.real_data
def test_the_published_votes_of_every_recorded_election_are_those_of_its_ballots(real_data: Path) -> None:
    for path in sorted(real_data.glob("pabulib/*/*.pb")):
        votes = Counter(key for vote in pb.ballots(path) for key in vote.choices)
        assert lists.read(path).totals == {plan.id: votes[plan.id] for plan in lists.read(path).initiatives}, path.name


def meta(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines, delimiter=";"))
    return {row[0]: row[1] for row in rows[: rows.index(["PROJECTS"])] if len(row) > 1}
