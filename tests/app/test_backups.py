"""Backups: everything but what is still secret, whole or not there, and put back only where they fit."""

import fcntl
import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app import create_app
from app.commands import main
from app.live import meetings
from app.live.meetings import load, perform
from app.services import services, services_of
from app.storage import log
from app.storage.sqlite import copies
from app.storage.tables import MeetingRow
from facilitation.acts import AdvanceStage, CloseStage
from facilitation.ballots import CastBallot, Paper
from facilitation.refusals import Refused
from facilitation.roles import Actor
from tests.app.conftest import CODE, opening
from tests.golden.make import read_log, state_of
from tests.people import LEADER, lead_to, post, sit, vote
from tests.realtime.faults import largest_file
from tests.realtime.servers import ROOT

Run = Callable[..., Any]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command that should work; the one JSON object that it prints."""
    for name in ("OVERLEGTAFEL_DATA_DIR", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)

    def command(*args: object) -> Any:
        assert main([*map(str, args), "--json"]) == 0, capsys.readouterr().err
        return json.loads(capsys.readouterr().out)

    return command


@pytest.fixture
def complaint(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command that should not work; its one sentence."""

    def command(*args: object) -> str:
        assert main([*map(str, args)]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        return said.err

    return command


def rows(file: Path, table: str) -> list[Any]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(f'SELECT * FROM "{table}"').fetchall()


def elsewhere(folder: Path) -> Flask:
    """The app on a restored folder."""
    return create_app({"DATA_DIR": folder, "TESTING": True})


def voting() -> list[Actor]:
    """Five seats at the open ranking, three of them with a ballot in."""
    seats = [sit(n) for n in range(5)]
    lead_to("arguments")
    post(seats[0], "Goed plan")
    perform(CODE, AdvanceStage(to="ranking"), LEADER)
    for seat in seats[:3]:
        perform(CODE, CastBallot(id=f"vote {seat.id}", ballot=Paper(order=["P1", "P2"])), seat)
    return seats


def test_a_restored_meeting_stands_where_it_stood_with_the_same_head(context: Flask, tmp_path: Path, run: Run) -> None:
    voting()
    perform(CODE, CloseStage(), LEADER)
    run("backup", tmp_path / "copy.db", "--data", tmp_path)
    found = run("restore", tmp_path / "copy.db", "--data", tmp_path / "other")
    with services().database.read.connect() as connection:
        assert (found["meetings"][0]["seq"], found["meetings"][0]["head"]) == log.head(connection, CODE)
    assert found["meetings"][0]["vote_again"] == []
    state, names = load(CODE).state, load(CODE).voted
    with elsewhere(tmp_path / "other").app_context():
        assert load(CODE).state == state
        assert load(CODE).voted == names
    for at in range(1, state.seq + 1):
        here = run("replay", CODE, "--at", at, "--data", tmp_path)
        assert run("replay", CODE, "--at", at, "--data", tmp_path / "other") == here


def test_a_golden_evening_is_the_same_after_a_restore_at_every_event(context: Flask, tmp_path: Path, run: Run) -> None:
    lines = read_log()
    code = lines[0].event.code  # type: ignore[attr-defined]

    def write(connection: sa.Connection) -> None:
        connection.execute(sa.insert(MeetingRow).values(code=code, title="Goud", created=datetime.now(UTC)))
        for line in lines:
            log.append(connection, code, [line.event], datetime.fromisoformat(line.at), line.seq - 1)

    services().database.commit(write)
    run("backup", tmp_path / "copy.db", "--data", tmp_path)
    run("restore", tmp_path / "copy.db", "--data", tmp_path / "other")
    here = [meetings.state_at(code, at) for at in range(len(lines) + 1)]
    with elsewhere(tmp_path / "other").app_context():
        assert [meetings.state_at(code, at) for at in range(len(lines) + 1)] == here
    assert here[-1] == state_of(lines)
    assert rows(tmp_path / "other" / "overlegtafel.db", "event") == rows(tmp_path / "overlegtafel.db", "event")


def test_open_ballots_and_who_cast_them_are_in_no_backup(context: Flask, tmp_path: Path, run: Run) -> None:
    voting()
    run("backup", tmp_path / "copy.db", "--data", tmp_path)
    assert rows(tmp_path / "copy.db", "ballot") == rows(tmp_path / "copy.db", "roll") == []
    assert not [row for row in rows(tmp_path / "copy.db", "act") if row[2].startswith("vote ")]
    assert len(rows(tmp_path / "copy.db", "event")) == load(CODE).state.seq
    content = (tmp_path / "copy.db").read_bytes()
    for key, *_ in rows(tmp_path / "overlegtafel.db", "ballot"):
        assert key.encode() not in content
    assert sorted(path.name for path in tmp_path.glob("*copy*")) == ["copy.db"]


def test_a_roll_whose_ballots_are_sealed_is_in_the_backup(context: Flask, tmp_path: Path, run: Run) -> None:
    voting()
    perform(CODE, CloseStage(), LEADER)
    run("backup", tmp_path / "copy.db", "--data", tmp_path)
    assert len(rows(tmp_path / "copy.db", "roll")) == 3
    assert len([row for row in rows(tmp_path / "copy.db", "act") if row[2].startswith("vote ")]) == 3


def test_restored_in_the_middle_of_a_ranking_everybody_votes_again_and_counts_once(
    context: Flask, tmp_path: Path, run: Run
) -> None:
    seats = voting()
    run("backup", tmp_path / "copy.db", "--data", tmp_path)
    found = run("restore", tmp_path / "copy.db", "--data", tmp_path / "other")
    assert found["meetings"][0]["vote_again"] == ["ranking"]
    with elsewhere(tmp_path / "other").app_context():
        assert load(CODE).voted == {}
        for seat in seats:
            act = CastBallot(id=f"vote {seat.id}", ballot=Paper(order=["P2"]))
            perform(CODE, act, seat)
        perform(CODE, CloseStage(), LEADER)
        sealed = load(CODE).state.of_kind("ranking")
        assert sealed
        assert sealed.state.ballots == ({"order": ["P2"]},) * 5


def test_restoring_says_in_words_what_has_to_be_done_again(
    context: Flask, tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    voting()
    run("backup", tmp_path / "copy.db", "--data", tmp_path)
    assert main(["restore", str(tmp_path / "copy.db"), "--data", str(tmp_path / "other")]) == 0
    said = capsys.readouterr().out
    assert f"{CODE}  Proeftafel: {load(CODE).state.seq} events, the last at " in said
    assert "'ranking' was open. Its ballots are in no backup: everybody has to vote again." in said


def test_a_backup_of_a_thousand_moments_is_always_of_one_moment(context: Flask, tmp_path: Path) -> None:
    seats = [sit(n) for n in range(4)]
    lead_to("arguments")
    stop = threading.Event()

    def argue() -> None:
        with context.app_context():
            while not stop.is_set():
                post(seats[0])

    writer = threading.Thread(target=argue)
    writer.start()
    try:
        heads = []
        for number in range(25):
            copies.make(tmp_path / "overlegtafel.db", tmp_path / f"{number}.db")
            events, texts = rows(tmp_path / f"{number}.db", "event"), rows(tmp_path / f"{number}.db", "text")
            assert [row[1] for row in events] == list(range(1, len(events) + 1))
            assert len(texts) == sum(row[2] == "argument.posted" for row in events)
            heads.append(len(events))
    finally:
        stop.set()
        writer.join()
    assert heads == sorted(heads)
    assert heads[-1] > heads[0]


def test_each_stage_that_ends_leaves_a_copy_and_the_newest_are_kept(context: Flask, tmp_path: Path) -> None:
    keeper = services_of(context).keeper
    keeper.kept = 2
    lead_to("arguments")
    assert keeper.due
    keeper.tend(services().database.offload)
    assert not keeper.due
    assert keeper.last.at
    for name in ("overlegtafel-20200101T000000Z.db", "overlegtafel-20200102T000000Z.db"):
        (tmp_path / "backups" / name).write_bytes(b"")
    keeper.due = True
    keeper.tend(services().database.offload)
    assert len(keeper.copies()) == 2
    assert rows(keeper.copies()[-1], "meeting")


def test_an_argument_makes_no_copy_due(context: Flask) -> None:
    keeper = services_of(context).keeper
    actor = sit(1)
    lead_to("arguments")
    keeper.due = False
    post(actor)
    assert not keeper.due


def test_a_copy_that_cannot_be_made_is_told_and_tried_again(context: Flask, tmp_path: Path) -> None:
    keeper = services_of(context).keeper
    (tmp_path / "backups").write_text("a file where the folder should be")
    keeper.due = True
    keeper.tend(services().database.offload)
    assert keeper.last.failed
    assert keeper.due
    (tmp_path / "backups").unlink()
    keeper.tend(services().database.offload)
    assert not keeper.last.failed
    assert len(keeper.copies()) == 1


def test_a_second_meeting_elsewhere_makes_no_copy_here(context: Flask, tmp_path: Path) -> None:
    other = elsewhere(tmp_path / "other")
    with other.app_context():
        meetings.create(opening())
        lead_to("arguments")
    assert services_of(other).keeper.due
    assert not services_of(context).keeper.due


def test_a_backup_is_readable_only_by_its_owner(context: Flask, tmp_path: Path, run: Run) -> None:
    run("backup", tmp_path / "copy.db", "--data", tmp_path)
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600


def test_restoring_over_a_database_is_refused_unless_asked_for(
    context: Flask, tmp_path: Path, run: Run, complaint: Run
) -> None:
    run("backup", tmp_path / "copy.db", "--data", tmp_path)
    other = tmp_path / "other"
    with elsewhere(other).app_context():
        meetings.create(opening("ANDERS"))
    assert "--replace" in complaint("restore", tmp_path / "copy.db", "--data", other)
    assert [row[0] for row in rows(other / "overlegtafel.db", "meeting")] == ["ANDERS"]
    run("restore", tmp_path / "copy.db", "--data", other, "--replace")
    assert [row[0] for row in rows(other / "overlegtafel.db", "meeting")] == [CODE]
    (replaced,) = (other / "backups").glob("*.db")
    assert [row[0] for row in rows(replaced, "meeting")] == ["ANDERS"]


def test_restoring_under_a_running_server_is_refused(context: Flask, tmp_path: Path, run: Run, complaint: Run) -> None:
    run("backup", tmp_path / "copy.db", "--data", tmp_path)
    (tmp_path / "other").mkdir()
    with (tmp_path / "other" / "server.lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        said = complaint("restore", tmp_path / "copy.db", "--data", tmp_path / "other", "--replace")
    assert said == f"A server is running on {tmp_path / 'other'}; stop it first.\n"
    assert not (tmp_path / "other" / "overlegtafel.db").exists()


@pytest.mark.parametrize("harm", ["gone", "empty", "words", "foreign", "event", "text", "newer", "half"])
def test_a_backup_that_is_not_whole_is_not_restored(
    harm: str, context: Flask, tmp_path: Path, run: Run, complaint: Run
) -> None:
    actor = sit(1)
    lead_to("arguments")
    post(actor)
    copy = tmp_path / "copy.db"
    run("backup", copy, "--data", tmp_path)
    _harm(copy, harm)
    said = complaint("restore", copy, "--data", tmp_path / "other")
    assert str(copy) in said or CODE in said
    assert sorted(path.name for path in (tmp_path / "other").iterdir()) == ["server.lock"]


def _harm(copy: Path, harm: str) -> None:
    if harm == "gone":
        copy.unlink()
    elif harm == "empty":
        copy.write_bytes(b"")
    elif harm == "words":
        copy.write_text("Dit is een brief en geen database.")
    elif harm == "half":
        os.truncate(copy, copy.stat().st_size // 2)
    elif harm == "foreign":
        copy.unlink()
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("CREATE TABLE recept (naam)")
    else:
        change = {
            "event": "UPDATE event SET body = replace(body, '\"P1\"', '\"P2\"') WHERE kind = 'argument.posted'",
            "text": "UPDATE text SET text = 'Slecht plan'",
            "newer": "UPDATE alembic_version SET version_num = '9999'",
        }[harm]
        with closing(sqlite3.connect(copy)) as connection, connection:
            assert connection.execute(change).rowcount


@pytest.mark.parametrize("where", ["nowhere/copy.db", ".", "overlegtafel.db"])
def test_a_backup_that_cannot_be_written_is_one_sentence(
    where: str, context: Flask, tmp_path: Path, complaint: Run
) -> None:
    assert complaint("backup", tmp_path / where, "--data", tmp_path)
    assert load(CODE).state.seq == 1


def test_of_a_folder_without_a_database_there_is_no_backup(tmp_path: Path, complaint: Run) -> None:
    assert "no database" in complaint("backup", tmp_path / "copy.db", "--data", tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_a_resent_ballot_of_before_the_backup_is_cast_anew(context: Flask, tmp_path: Path, run: Run) -> None:
    seats = voting()
    run("backup", tmp_path / "copy.db", "--data", tmp_path)
    run("restore", tmp_path / "copy.db", "--data", tmp_path / "other")
    with elsewhere(tmp_path / "other").app_context():
        perform(CODE, CastBallot(id=f"vote {seats[0].id}", ballot=Paper(order=["P1"])), seats[0])
        assert set(load(CODE).voted["ranking"]) == {seats[0].id}
        with pytest.raises(Refused):
            vote(Actor(seats[0].id, seats[0].role, seats[0].seat, receipt="another phone"), "P2")


def test_a_backup_for_which_there_is_no_room_is_one_sentence_and_leaves_nothing(context: Flask, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    command = [sys.executable, "-m", "app.commands", "backup", str(usb / "copy.db"), "--data", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, preexec_fn=largest_file(8192))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("No backup was made: ")
    assert done.stderr.count("\n") == 1
    assert list(usb.iterdir()) == []
