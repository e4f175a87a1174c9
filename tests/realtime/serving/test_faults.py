"""A server from which something is taken: it says what in one sentence, and loses nothing that it acknowledged."""

import os
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, nullcontext, suppress
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.realtime.servers import Device, Furnish, Server, free_port, new_id, opening, run
from tests.realtime.serving.faults import largest_file, obeying, small_disk
from tests.realtime.serving.test_serving import seqs
from tests.reliability.length import length

TEXT = "Een lang verhaal over de moestuin. " * 8


def stopped(server: Server, before: Callable[[], None] | None = None, **settings: str) -> str:
    """What a server says that does not start: one sentence, and it exits with 2."""
    process = run(server.folder, free_port(), before, **settings)
    said, errors = process.communicate(timeout=30)
    assert (process.returncode, said) == (2, "")
    assert errors.count("\n") == 1, errors
    return errors


def test_a_data_folder_that_may_not_be_written_stops_the_start(furnish: Furnish) -> None:
    server = furnish()
    server.folder.chmod(0o500)
    try:
        assert "may not be written" in stopped(server, obeying)
    finally:
        server.folder.chmod(0o700)


def test_a_database_that_may_only_be_read_stops_the_start(furnish: Furnish) -> None:
    server = furnish()
    (server.folder / "overlegtafel.db").chmod(0o400)
    assert "it may only be read" in stopped(server, obeying)


def test_a_database_that_may_not_be_read_stops_the_start(furnish: Furnish) -> None:
    server = furnish()
    (server.folder / "overlegtafel.db").chmod(0)
    assert "overlegtafel.db" in stopped(server, obeying)


def test_a_file_that_is_no_database_stops_the_start(furnish: Furnish) -> None:
    server = furnish()
    (server.folder / "overlegtafel.db").write_text("Dit is een brief.")
    assert "is not a database" in stopped(server)


def test_a_database_that_another_program_holds_stops_the_start(furnish: Furnish) -> None:
    server = furnish()
    with closing(sqlite3.connect(server.folder / "overlegtafel.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert "another program holds it locked" in stopped(server, DATABASE_PATIENCE="0.2")


def test_a_changed_argument_stops_the_start(furnish: Furnish) -> None:
    server = furnish()
    with closing(sqlite3.connect(server.folder / "overlegtafel.db")) as other, other:
        other.execute("UPDATE event SET body = replace(body, 'Proeftafel', 'Nieptafel')")
    assert "The meeting PROEF2 is damaged" in stopped(server)


def test_killed_and_robbed_of_its_write_ahead_log_it_does_not_start(furnish: Furnish) -> None:
    server = furnish()
    server.start()
    server.leader().joined().lead_to("arguments", at="welcome")
    server.stop(signal.SIGKILL)
    (server.folder / "overlegtafel.db-wal").rename(server.folder / "away")
    assert "misses the last" in stopped(server)
    (server.folder / "away").rename(server.folder / "overlegtafel.db-wal")
    server.start()
    assert server.stop() == (0, "")


def argue_until_refused(device: Device) -> tuple[int, str]:
    """How many arguments were acknowledged, and why the next one was not."""
    live, kept = device.joined(), 0
    while True:
        answer = live.wire.call("act", argument())
        if not answer["ok"]:
            return kept, answer["error"]["key"]
        kept += 1


def argument() -> dict[str, str]:
    return {"id": new_id(), "kind": "argument.post", "initiative": "P1", "side": "for", "text": TEXT[:280]}


@pytest.mark.parametrize("how", ["disk", "file"])
def test_a_disk_that_ends_refuses_in_words_and_keeps_what_it_acknowledged(furnish: Furnish, how: str) -> None:
    """A small file system where this machine lets us mount one; else, and as well, files that may not grow."""
    server = furnish()
    settings = {"LEAST_FREE_MB": "0", "BACKUPS_KEPT": "0"}
    with small_disk(server.folder, 3_000_000) if how == "disk" else nullcontext(False) as mounted:
        if mounted:
            server.furnish(opening())
        server.start(None if mounted else largest_file(800_000), **settings)
        server.leader().joined().lead_to("arguments", at="welcome")
        device = server.seated()
        kept, why = argue_until_refused(device)
        assert why in ("disk_full", "disk_fails")
        assert device.get().status_code == 200
        assert requests.get(f"{server.base}/healthz").status_code == 200
        server.stop(signal.SIGKILL)
        assert len(seqs(server.folder, "argument.posted")) >= kept > 10


def test_below_the_least_free_space_a_phone_hears_why_and_reads_on(furnish: Furnish) -> None:
    server = furnish()
    server.start(LEAST_FREE_MB="1000000")
    answer = server.leader().joined().act("stage.advance", expecting="welcome")
    assert answer["error"]["key"] == "disk_low"
    assert server.device("screen").get().status_code == 200
    assert server.stop() == (0, "")


def test_told_to_stop_it_answers_what_it_had_accepted(furnish: Furnish) -> None:
    server = furnish()
    server.start()
    server.leader().joined().lead_to("arguments", at="welcome")
    wires = [server.seated().joined().wire for _ in range(4)]
    with closing(sqlite3.connect(server.folder / "overlegtafel.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # what is accepted now cannot be kept yet
        asked = [(wire, wire.emit("act", argument())) for wire in wires]
        time.sleep(0.4)
        assert server.process
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.4)
        other.execute("ROLLBACK")
    answers = [wire.answer(act, 5) for wire, act in asked]
    _, errors = server.process.communicate(timeout=10)
    assert (server.process.returncode, errors) == (0, "")
    assert all(answer["ok"] for answer in answers)
    assert len(seqs(server.folder, "argument.posted")) == 4


@pytest.mark.soak
def test_a_lock_that_is_held_for_long_is_said_and_the_evening_goes_on(furnish: Furnish) -> None:
    server = furnish()
    server.start(DATABASE_PATIENCE=length("0.3", "5"))
    live = server.leader().joined()
    with closing(sqlite3.connect(server.folder / "overlegtafel.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        end = time.monotonic() + length(0.5, 30.0)
        while time.monotonic() < end:
            answer = live.act("stage.advance", expecting="welcome")
            assert answer["error"]["key"] == "database_busy"
        assert server.device("screen").get().status_code == 200
        page = live.wire.wait("regions", lambda message: "kept" in message["html"])
        assert "Een ander programma houdt het bestand vast" in page["html"]["kept"]
        other.execute("ROLLBACK")
    assert live.act("stage.advance", expecting="welcome")["ok"]
    page = live.wire.wait("regions", lambda message: "kept" in message["html"])
    assert "Een ander programma" not in page["html"]["kept"]


def test_a_copy_that_fails_is_told_on_the_console_while_the_evening_goes_on(furnish: Furnish, tmp_path: Path) -> None:
    server = furnish()
    server.start(BACKUP_DIR=str(tmp_path / "usb"))
    with suppress(FileNotFoundError):
        (tmp_path / "usb").rmdir()
    (tmp_path / "usb").write_text("no folder")
    live = server.leader().joined()
    live.ok("stage.advance", expecting="welcome")
    page: Any = live.wire.wait("regions", lambda message: "reservekopie lukt niet" in message["html"].get("kept", ""))
    assert page["html"]["kept"]
    os.remove(tmp_path / "usb")
    live.wire.wait("regions", lambda message: "reservekopie van" in message["html"].get("kept", ""))
    assert server.stop()[0] == 0
