"""Looking after a folder while its server runs: copies of one moment that stand elsewhere as they stood here."""

import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
import requests

from app.operations import restore
from app.storage.sqlite.copies import make
from tests.realtime.servers import Furnish, new_id
from tests.realtime.serving.test_serving import arguing
from tests.realtime.wire import Gone


def argument() -> dict[str, str]:
    """Something to say."""
    return {"id": new_id(), "kind": "argument.post", "initiative": "P1", "side": "for", "text": "Doen"}


def links(folder: Path) -> list[str]:
    """The chain of the one meeting in a folder."""
    with closing(sqlite3.connect(f"file:{folder}/overlegtafel.db?mode=ro", uri=True)) as connection:
        return [row[0] for row in connection.execute("SELECT link FROM event ORDER BY seq")]


def test_a_copy_of_a_live_evening_restored_elsewhere_is_its_beginning(furnish: Furnish, tmp_path: Path) -> None:
    server, devices = arguing(furnish)
    wires = [device.joined().wire for device in devices]
    for number in range(5):
        asked = [(wire, wire.emit("act", argument())) for wire in wires for _ in range(2)]
        make(server.folder / "overlegtafel.db", tmp_path / f"{number}.db")
        assert all(wire.answer(act)["ok"] for wire, act in asked)
    server.stop()
    whole = links(server.folder)
    for number in range(5):
        (found,) = restore.restore(tmp_path / f"{number}.db", tmp_path / str(number))
        assert links(tmp_path / str(number)) == whole[: found.seq]
        assert found.head == whole[found.seq - 1]


def test_a_live_server_makes_a_copy_by_itself_when_a_stage_ends(furnish: Furnish, tmp_path: Path) -> None:
    server = furnish()
    server.start(BACKUP_DIR=str(tmp_path / "usb"))
    server.leader().joined().lead_to("arguments", at="welcome")
    end = time.monotonic() + 10
    while not (copies := list((tmp_path / "usb").glob("overlegtafel-*.db"))) and time.monotonic() < end:
        time.sleep(0.05)
    assert copies
    (found,) = restore.restore(copies[-1], tmp_path / "other")
    assert links(tmp_path / "other") == links(server.folder)[: found.seq]


def test_a_live_server_tells_its_sockets_and_flushes_and_logs_nobody(furnish: Furnish) -> None:
    server = furnish()
    server.start(LOG_LEVEL="debug")
    console = server.leader().joined()
    console.lead_to("arguments", at="welcome")
    device = server.seated(name="Fatima Naamgever")
    phone = device.joined()
    phone.ok("argument.post", initiative="P1", side="for", text="Dit gaat over buurman Zwartjes")
    phone.act("argument.post", initiative="P9", side="for", text="Dit gaat over buurman Zwartjes")
    phone.wire.call("act", "Zwartjes")
    told = requests.get(f"{server.base}/metrics").text
    assert 'overlegtafel_sockets{face="phone"} 1.0' in told
    assert 'overlegtafel_sockets{face="console"} 1.0' in told
    assert "overlegtafel_flush_seconds_count" in told
    phone.wire.say("42 rubbish van Zwartjes")
    with pytest.raises(Gone):
        phone.wire.all(5)
    _, errors = server.stop()
    assert "a socket was ended" in errors
    for line in errors.splitlines():
        json.loads(line)
    for word in ("Fatima", "Naamgever", "Zwartjes", device.seat, server.keys[server.code], "127.0.0.1"):
        assert word not in errors + told
