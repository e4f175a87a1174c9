"""A backup that is put back: everything stands where it stood, and only what fits is put back at all."""

import fcntl
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from app.commands import main
from app.live import meetings
from app.live.meetings import load, perform
from app.services import services
from app.storage import log
from app.storage.tables import MEETING
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.ranking.votes import KIND as RANKING_STAGE
from facilitation.parts.stages import CloseStage
from facilitation.refusals import Refused
from facilitation.roles import Actor
from tests.devices import CODE, opening
from tests.golden.make import read_log, state_of
from tests.operations.copied import Run, elsewhere, rows, voting
from tests.people import LEADER, lead_to, post, sit, vote
from tests.reliability.length import length


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


@pytest.mark.soak
def test_a_golden_evening_is_the_same_after_a_restore_at_every_event(context: Flask, tmp_path: Path, run: Run) -> None:
    lines = read_log()
    code = lines[0].event.code  # type: ignore[attr-defined]

    def write(connection: sa.Connection) -> None:
        connection.execute(sa.insert(MEETING).values(code=code, title="Goud", created=datetime.now(UTC)))
        for line in lines:
            log.append(connection, code, [line.event], datetime.fromisoformat(line.at), line.seq - 1)

    services().database.commit(write)
    run("backup", tmp_path / "copy.db", "--data", tmp_path)
    run("restore", tmp_path / "copy.db", "--data", tmp_path / "other")
    moments = [*range(0, len(lines), length(9, 1)), len(lines)]
    here = [meetings.state_at(code, at) for at in moments]
    with elsewhere(tmp_path / "other").app_context():
        assert [meetings.state_at(code, at) for at in moments] == here
    assert here[-1] == state_of(lines)
    assert rows(tmp_path / "other" / "overlegtafel.db", "event") == rows(tmp_path / "overlegtafel.db", "event")


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
        sealed = RANKING_STAGE.at(load(CODE).state)
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


def test_a_resent_ballot_of_before_the_backup_is_cast_anew(context: Flask, tmp_path: Path, run: Run) -> None:
    seats = voting()
    run("backup", tmp_path / "copy.db", "--data", tmp_path)
    run("restore", tmp_path / "copy.db", "--data", tmp_path / "other")
    with elsewhere(tmp_path / "other").app_context():
        perform(CODE, CastBallot(id=f"vote {seats[0].id}", ballot=Paper(order=["P1"])), seats[0])
        assert set(load(CODE).voted["ranking"]) == {seats[0].id}
        with pytest.raises(Refused):
            vote(Actor(seats[0].id, seats[0].role, seats[0].seat, receipt="another phone"), "P2")
