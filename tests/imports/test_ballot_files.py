"""Recorded ballots written and read again, in both forms, without losing anything."""

import csv
import io
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.commands import main
from app.imports.source import Source
from app.imports.votes import ballot_files, ballots, count_file, pb
from app.imports.votes.recorded import Recorded, Vote
from facilitation.state.method import BallotForm
from facilitation.state.plan import Initiative
from tests.imports.refusing import refusal
from tests.record.pabulib_checker import errors

PLANS = "id;title;ask\na;Tuin;60\nb;Bankjes;50,50\nc;Feest;40\n"


def reread(recorded: Recorded, path: Path) -> Recorded:
    path.write_bytes(ballot_files.pb(recorded))
    return pb.recorded(path)


def same(one: Recorded, other: Recorded) -> None:
    """The same round and ballots; the published totals and the credit of a file are no part of a vote."""
    bare = [msgspec.structs.replace(r.source, totals={}, credit="") for r in (one, other)]
    assert bare[0] == bare[1]
    assert (one.kind, one.votes, one.caps) == (other.kind, other.votes, other.caps)


def readable(text: str) -> str:
    """As every text of a plan is kept."""
    return unicodedata.normalize("NFC", text).strip()


texts = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=9).map(readable)
titles = st.builds("{}{}".format, texts.filter(bool), st.sampled_from(["", '; met "kas"', ", en meer", " 'x'", " = 1"]))
ids = st.from_regex(r"[A-Za-z0-9/_=+@-]{1,6}", fullmatch=True)


@st.composite
def votes(draw: Any) -> Recorded:
    keys = draw(st.lists(ids, min_size=1, max_size=4, unique=True))
    asks = draw(st.lists(st.integers(1, 10**9), min_size=len(keys), max_size=len(keys)))
    plans = tuple(
        Initiative(key, draw(titles), ask, ask, theme=draw(st.sampled_from(["", "groen", "groen, samen"])))
        for key, ask in zip(keys, asks, strict=True)
    )
    kind = draw(st.sampled_from(["approval", "ordinal", "cumulative"]))
    form = BallotForm("approval") if kind == "approval" else BallotForm(top=draw(st.integers(1, len(keys))))
    if kind == "cumulative":
        form = BallotForm(top=min(BallotForm().top, len(keys)))
    cast = draw(st.lists(st.lists(st.sampled_from(keys), unique=True), max_size=5))
    told = tuple(
        Vote(kind, tuple(c), tuple(range(1, len(c) + 1)) if kind == "cumulative" else (), channel)
        for c, channel in zip(
            cast, draw(st.lists(st.sampled_from(["", "paper"]), min_size=5, max_size=5)), strict=False
        )
    )
    return Recorded(Source(draw(titles), draw(st.integers(1, 10**9)), plans, form), kind, told)


@given(votes())
def test_a_vote_written_in_either_form_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, recorded: Recorded
) -> None:
    path = tmp_path_factory.getbasetemp() / "heen-en-terug.pb"
    again = reread(recorded, path)
    same(recorded, again)
    written = path.read_bytes()
    assert ballot_files.pb(again) == written
    beside = path.with_suffix(".csv")
    beside.write_bytes(ballot_files.ballots(recorded))
    assert ballots.recorded(beside, path).votes == recorded.votes


@pytest.mark.real_data
def test_every_recorded_election_is_written_and_read_back_the_same(real_data: Path, tmp_path: Path) -> None:
    for path in sorted(real_data.glob("pabulib/*/*.pb")):
        if path.stat().st_size < 400_000:
            recorded = pb.recorded(path)
            again = reread(recorded, tmp_path / path.name)
            same(recorded, again)
            kept = {key: value for key, value in again.meta.items() if key in recorded.meta}
            assert {**kept, "budget": ""} == {**recorded.meta, "budget": ""}, path.name


def test_a_written_file_has_the_sections_and_keys_that_pabulib_asks_for(tmp_path: Path) -> None:
    plan = Initiative("a", 'Tuin; "groen"', 1_050, 1_050, theme="groen, samen")
    form = BallotForm("approval", max_choices=2, max_sum=5_000)
    cast = (Vote("approval", ("a",)), Vote("approval", ()))
    recorded = Recorded(Source("Proef", 5_000, (plan,), form), "approval", cast)
    rows = list(csv.reader(io.StringIO(ballot_files.pb(recorded).decode()), delimiter=";"))
    meta = dict(rows[2 : rows.index(["PROJECTS"])])
    needed = {"description", "country", "unit", "instance", "num_projects", "num_votes", "budget", "vote_type", "rule"}
    assert needed <= set(meta)
    assert (meta["num_votes"], meta["budget"], meta["max_length"], meta["max_sum_cost"]) == ("2", "50", "2", "50")
    assert rows[rows.index(["PROJECTS"]) + 2] == ["a", "10.50", "1", 'Tuin; "groen"', "groen,samen"]
    assert rows[rows.index(["VOTES"]) + 1 :] == [["voter_id", "vote"], ["1", "a"], ["2", ""]]


def test_a_list_of_ballots_counts_beside_a_list_of_plans(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plannen.csv").write_text(PLANS, "utf-8")
    (tmp_path / "stemmen.csv").write_text("\ufeffballot;choices;kind\r\n1;a,c;approval\r\n2;c;\r\n", "utf-8")
    files = [str(tmp_path / "stemmen.csv"), "--initiatives", str(tmp_path / "plannen.csv"), "--pot", "100"]
    assert main(["count", *files, "--rule", "approval", "--json"]) == 0
    assert '"winners": ["c", "a"]' in capsys.readouterr().out
    assert main(["ballots", *files, "-o", str(tmp_path / "uit.pb")]) == 0
    assert count_file.count(tmp_path / "uit.pb", "approval")["winners"] == ["c", "a"]
    assert main(["ballots", str(tmp_path / "uit.pb"), "-o", str(tmp_path / "uit.csv"), "--json"]) == 0
    assert (tmp_path / "uit.csv").read_bytes().startswith(b"\xef\xbb\xbfballot;choices;points;channel;kind\r\n1;a,c;")


def test_a_list_of_ballots_made_into_pabulib_passes_the_public_checker(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also a list with points, with plans that say nothing of themselves, and with money enough for all."""
    (tmp_path / "plannen.csv").write_text("id;titel;gevraagd;tekst\na;Tuin;60;Groen\nb;Bankjes;50;\n", "utf-8")
    for name, text, pot in (
        ("vinkjes", "ballot;choices;kind\n1;a,b;approval\n2;b;\n", "100"),
        ("punten", "ballot;choices;points\n1;a,b;3,1\n2;b;2\n", "110"),
        ("een", "ballot;choices;kind\n1;a;choose-1\n2;b;\n", "60"),
        ("volgorde", "ballot;choices;channel\n1;b,a;paper\n2;a;internet\n", "80"),
    ):
        (tmp_path / f"{name}.csv").write_text(text, "utf-8")
        files = [str(tmp_path / f"{name}.csv"), "--initiatives", str(tmp_path / "plannen.csv"), "--pot", pot]
        assert main(["ballots", *files, "-o", str(tmp_path / f"{name}.pb")]) == 0
    made = sorted(tmp_path.glob("*.pb"))
    assert errors(made) == {path.stem: {} for path in made}


def test_a_cell_of_a_ballot_list_never_starts_a_formula() -> None:
    plan = Initiative("=a", "Tuin", 5, 5)
    recorded = Recorded(Source("Proef", 5, (plan,)), "approval", (Vote("approval", ("=a",)),))
    assert b";'=a;" in ballot_files.ballots(recorded)


BROKEN: list[tuple[str, str]] = [
    ("ballot;keuze\n1;a\n", "no_ballot_list"),
    ("4789,4387; 8923,2343\n4789; 8923\n", "no_ballot_list"),
    ("ballot;choices;points\n1;a,b;3\n", "no_ballot_readable"),
    ("ballot;choices;points\n1;a;veel\n", "no_ballot_readable"),
    ("ballot;choices\n1;a;te veel\n", "no_ballot_readable"),
    ("ballot;choices;kind\n1;a;feest\n", "bad_kind"),
]


def test_in_a_list_of_ballots_too_a_bad_row_is_told_and_the_others_count(tmp_path: Path) -> None:
    (tmp_path / "plannen.csv").write_text(PLANS, "utf-8")
    (tmp_path / "stemmen.csv").write_text("ballot;choices;kind\n1;a,a,z;Approval\n2;z;\n1;b;\n3;c;;x\n", "utf-8")
    found = ballots.recorded(tmp_path / "stemmen.csv", tmp_path / "plannen.csv", "100")
    assert found.votes == (Vote("approval", ("a",)),)
    assert [(each.line, each.key) for each in found.told] == [
        (2, "unknown_plan"), (2, "plan_twice"), (3, "only_unknown_plans"), (4, "voter_repeats"), (5, "row_too_long"),
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "key"), BROKEN)
def test_a_broken_list_of_ballots_is_refused_in_words(tmp_path: Path, text: str, key: str) -> None:
    (tmp_path / "plannen.csv").write_text(PLANS, "utf-8")
    (tmp_path / "stemmen.csv").write_text(text, "utf-8")
    assert refusal(lambda: ballots.recorded(tmp_path / "stemmen.csv", tmp_path / "plannen.csv", "100")).key == key


@pytest.mark.parametrize(
    ("read", "key"),
    [
        (lambda folder: ballots.recorded(folder / "stemmen.csv"), "plans_needed"),
        (lambda folder: ballots.recorded(folder / "stemmen.csv", folder / "plannen.csv"), "missing_value"),
        (lambda folder: ballots.recorded(folder / "stemmen.csv", folder / "plannen.csv", "veel"), "bad_param"),
        (lambda folder: ballots.recorded(folder / "stemmen.xlsx"), "unsupported_ending"),
        (lambda folder: ballot_files.writer(folder / "uit.xlsx"), "unsupported_ending"),
    ],
)
def test_what_is_needed_beside_a_list_of_ballots_is_asked_for(
    tmp_path: Path, read: Callable[[Path], Any], key: str
) -> None:
    (tmp_path / "plannen.csv").write_text(PLANS, "utf-8")
    (tmp_path / "stemmen.csv").write_text("ballot;choices\n1;a\n", "utf-8")
    assert refusal(lambda: read(tmp_path)).key == key
