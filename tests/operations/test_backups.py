"""Backups: everything but what is still secret, whole or not there, and put back only where they fit."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from flask import Flask

from app.live import meetings
from app.live.meetings import load, perform
from app.services import services, services_of
from app.storage.sqlite import copies
from facilitation.parts.stages import CloseStage
from tests.devices import CODE, opening
from tests.operations.copied import Run, elsewhere, rows, voting
from tests.people import LEADER, lead_to, post, sit
from tests.realtime.servers import ROOT
from tests.realtime.serving.faults import largest_file


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


@pytest.mark.parametrize("where", ["nowhere/copy.db", ".", "overlegtafel.db"])
def test_a_backup_that_cannot_be_written_is_one_sentence(
    where: str, context: Flask, tmp_path: Path, complaint: Run
) -> None:
    assert complaint("backup", tmp_path / where, "--data", tmp_path)
    assert load(CODE).state.seq == 1


def test_of_a_folder_without_a_database_there_is_no_backup(tmp_path: Path, complaint: Run) -> None:
    assert "no database" in complaint("backup", tmp_path / "copy.db", "--data", tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_a_backup_for_which_there_is_no_room_is_one_sentence_and_leaves_nothing(context: Flask, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    command = [sys.executable, "-m", "app.commands", "backup", str(usb / "copy.db"), "--data", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, preexec_fn=largest_file(8192))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("No backup was made: ")
    assert done.stderr.count("\n") == 1
    assert list(usb.iterdir()) == []
