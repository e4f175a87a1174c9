"""Starting, stopping and being killed: nothing that was acknowledged is ever missing."""

import signal
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import requests
import socketio

from tests.realtime.servers import ROOT, Device, Furnish, Server, free_port, new_id, run
from tests.realtime.wire import Gone, Wire

Answers = dict[str, dict[str, Any]]
Asked = dict[str, tuple[int, dict[str, Any]]]


def seqs(folder: Path, kind: str = "%") -> list[int]:
    with closing(sqlite3.connect(f"file:{folder}/overlegtafel.db?mode=ro", uri=True)) as connection:
        query = "SELECT seq FROM event WHERE kind LIKE ? ORDER BY seq"
        return [row[0] for row in connection.execute(query, [kind])]


def burst(wires: list[Wire], kept: int) -> tuple[Answers, Asked]:
    """Argue from all sockets at once until so many acts were answered: the answers by id, and who asked what."""
    answers: Answers = {}
    asked: Asked = {}
    waiting: list[dict[int, str]] = [{} for _ in wires]
    while len(answers) < kept:
        for at, wire in enumerate(wires):
            while len(waiting[at]) < 3:
                act = {"id": new_id(), "kind": "argument.post", "initiative": "P1", "side": "for", "text": "Doen"}
                asked[act["id"]] = (at, act)
                waiting[at][wire.emit("act", act)] = act["id"]
            wire.pump(0.01)
            for number in list(wire.answers):
                answers[waiting[at].pop(number)] = wire.answers.pop(number)[0]
    return answers, asked


def arguing(furnish: Furnish) -> tuple[Server, list[Device]]:
    """A server at the arguments, with six phones."""
    server = furnish()
    server.start()
    server.leader().joined().lead_to("arguments", at="welcome")
    return server, [server.seated() for _ in range(6)]


def test_killed_in_the_middle_of_a_burst_it_loses_no_acknowledged_act_and_serves_on(furnish: Furnish) -> None:
    server, devices = arguing(furnish)
    answers, asked = burst([device.joined().wire for device in devices], 60)
    server.stop(signal.SIGKILL)
    before = seqs(server.folder)
    assert before == list(range(1, len(before) + 1))
    assert all(answer["ok"] and answer["seq"] <= len(before) for answer in answers.values())

    server.start()
    again = [device.joined().wire for device in devices]
    for key, (at, act) in asked.items():
        answer = again[at].call("act", act)
        assert answer["ok"]
        assert key not in answers or answer == answers[key]
    assert len(seqs(server.folder, "argument.posted")) == len(asked)


def test_told_to_stop_it_finishes_what_it_acknowledged_and_exits_with_nothing_to_say(furnish: Furnish) -> None:
    server, devices = arguing(furnish)
    wires = [device.joined().wire for device in devices]
    answers, _ = burst(wires, 40)
    assert server.process
    server.process.send_signal(signal.SIGTERM)
    start = time.monotonic()
    for wire in wires:
        with suppress(Gone, OSError):
            wire.all(10)
    _, errors = server.process.communicate(timeout=10)
    assert server.process.returncode == 0
    assert time.monotonic() - start < 5
    assert not errors
    kept = len(seqs(server.folder))
    late = [answer[0] for wire in wires for answer in wire.answers.values()]
    assert all(answer["seq"] <= kept for answer in [*answers.values(), *late] if answer["ok"])


def test_interrupted_from_the_keyboard_it_exits_the_same_way(furnish: Furnish) -> None:
    server = furnish()
    server.start()
    assert server.stop(signal.SIGINT) == (0, "")


def test_a_port_in_use_is_said_in_one_sentence(furnish: Furnish) -> None:
    server = furnish()
    server.start()
    other = run(furnish().folder, server.port)
    _, errors = other.communicate(timeout=30)
    assert other.returncode == 2
    assert f"Port {server.port} on 127.0.0.1 is already in use" in errors
    assert errors.count("\n") == 1


def test_a_port_of_which_only_one_address_is_taken_is_not_shared_either(furnish: Furnish) -> None:
    server = furnish()
    server.start()
    other = run(furnish().folder, server.port, HOST="0.0.0.0")
    assert other.communicate(timeout=30)
    assert other.returncode == 2


def test_limits_that_cannot_be_read_are_said_in_one_sentence(furnish: Furnish) -> None:
    process = run(furnish().folder, 0, LIMITS="acts=many")
    said, errors = process.communicate(timeout=20)
    assert (process.returncode, said) == (2, "")
    assert errors == "LIMITS cannot be read: 'acts=many'. Write acts=30/10: a minute, and at once.\n"


def test_a_second_server_on_the_same_folder_is_refused_in_one_sentence(furnish: Furnish) -> None:
    server = furnish()
    server.start()
    other = run(server.folder, free_port())
    _, errors = other.communicate(timeout=30)
    assert other.returncode == 2
    assert f"Another server is already running on the data folder {server.folder}." in errors
    assert errors.count("\n") == 1


def test_an_address_that_is_not_ours_is_said_in_one_sentence(furnish: Furnish) -> None:
    other = run(furnish().folder, free_port(), HOST="203.0.113.9")
    _, errors = other.communicate(timeout=30)
    assert other.returncode == 2
    assert "cannot listen on 203.0.113.9" in errors


def test_open_to_the_hall_it_answers_under_every_name_of_this_machine(furnish: Furnish) -> None:
    server = furnish()
    server.start(HOST="0.0.0.0")
    lan = server.base.replace("127.0.0.1", "localhost")
    for base in (server.base, lan):
        answer = requests.get(f"{base}/t/PROEF2/token")
        assert answer.status_code == 200, base
        cookie = answer.headers["Set-Cookie"].partition(";")[0]
        Wire(server.base, cookie, Origin=base).close()
    assert requests.get(f"{server.base}/healthz", headers={"Host": "elders.example"}).status_code == 400


def test_a_client_written_by_others_can_take_part(furnish: Furnish) -> None:
    server = furnish()
    server.start()
    device = server.leader()
    client = socketio.Client()
    news: list[Any] = []
    client.on("regions", news.append)
    client.connect(server.base, headers={"Cookie": device.cookie}, transports=["polling", "websocket"])
    joined = client.call("join", {"code": "PROEF2", "face": "console", "locale": "en", "rev": ""})
    assert joined["ok"]
    assert client.call("act", {"id": new_id(), "kind": "stage.advance", "expecting": "welcome"})["ok"]
    end = time.monotonic() + 10
    while not news and time.monotonic() < end:
        client.sleep(0.05)
    client.disconnect()
    assert news[0]["prev"] == joined["rev"]


def test_the_example_in_the_protocol_runs_as_it_stands(furnish: Furnish) -> None:
    server = furnish()
    server.start()
    example = (ROOT / "docs" / "protocol.md").read_text("utf-8").partition("```python\n")[2].partition("```")[0]
    assert "http://127.0.0.1:8000" in example
    said: dict[str, Any] = {}
    exec(example.replace("http://127.0.0.1:8000", server.base).replace("KLAVER", "PROEF2"), said)
    said["live"].disconnect()
    said["web"].close()
    assert said["face"]["ok"]
    assert "stage" in said["face"]["html"]
