"""What carries the lines can be another: by each engine the evening goes as it goes, with the same limits.

`make engines` runs the whole suite by each; what is here is what would break first.
"""

import json
import os
import subprocess
import sys
from contextlib import suppress

import pytest

from tests.realtime.servers import ROOT, Furnish, Server, new_id
from tests.realtime.serving.test_hostile import cut, dropped
from tests.realtime.wire import TEXT, Gone, frame

HERE = os.environ.get("ENGINE") or "eventlet"
WITHOUT = """
import runpy, sys
sys.modules["gevent"] = None
sys.argv = ["realtime"]
runpy.run_module("realtime", run_name="__main__")
"""


@pytest.fixture(scope="module", params=[each for each in ("gevent", "stock") if each != HERE])
def carried(request: pytest.FixtureRequest, furnish: Furnish) -> Server:
    """A server on another engine than the one of this suite."""
    server = furnish()
    server.start(ENGINE=request.param)
    return server


def test_acts_are_answered_once_and_seen_by_all(carried: Server) -> None:
    console, phone, wall = carried.leader().joined(), carried.seated().joined(), carried.device("screen").joined()
    console.lead_to("arguments", at="welcome")
    act = {"id": new_id(), "kind": "argument.post", "initiative": "P1", "side": "for", "text": "Ook zo"}
    assert phone.wire.call("act", act) == phone.wire.call("act", act)
    for live in (console, phone, wall):
        assert live.wire.wait("regions", lambda message: "Ook zo" in str(message["html"]))
    assert phone.wire.wait("mine", lambda message: message["marks"]["arguments"])["marks"]["arguments"] == ["A1"]


def test_a_message_has_a_bound_in_one_piece_and_in_many(carried: Server) -> None:
    whole, pieces, other = (carried.seated().joined() for _ in range(3))
    assert not whole.act("argument.post", initiative="P1", side="for", text="x" * 16_000)["ok"]  # and it is answered
    whole.wire.say("421[" + "x" * 20_000)
    assert dropped(whole)
    with suppress(Gone, OSError):
        for number in range(3_000):
            pieces.wire.line.sendall(frame(b"" if number else b"42", 0 if number else TEXT, final=False))
            if number % 500 == 499:
                pieces.wire.pump(0.05)
    assert dropped(pieces)
    assert other.ok("seat.move", table="T2")


def test_who_does_not_read_is_cut_off_and_the_others_go_on(carried: Server) -> None:
    slow, other = carried.leader().socket(buffer=2048), carried.seated().joined()
    with suppress(OSError):
        while not cut(slow.line):
            slow.emit("join", {"code": carried.code, "face": "console", "locale": "nl", "rev": ""})
    assert cut(slow.line)
    assert other.ok("seat.move", table="T1")


def test_told_to_stop_it_exits_and_has_named_nobody(carried: Server) -> None:
    """The last of this file: it ends the server of its engine."""
    code, errors = carried.stop()
    assert code == 0
    assert {json.loads(line)["level"] for line in errors.splitlines()} <= {"warning"}
    assert "127.0.0.1" not in errors
    assert "the library's own, slower way" not in errors  # on gevent all fits, and `stock` was asked for


def test_an_engine_that_is_not_installed_is_said_in_one_sentence() -> None:
    settings = {**os.environ, "ENGINE": "gevent"}
    done = subprocess.run([sys.executable, "-c", WITHOUT], cwd=ROOT, env=settings, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "ENGINE is gevent, and gevent is not installed: pip install gevent.\n"
