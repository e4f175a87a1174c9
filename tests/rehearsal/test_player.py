"""The process of a practice evening: one at a time, bounded, and gone with its server."""

import os
import select
import socket
import sys
from collections.abc import Iterator

import pytest

from app.rehearsal import player
from app.rehearsal.player import COMMAND, Player
from facilitation.refusals import Refused

GONE = 1
"""The code of residents whose server is gone."""
PATIENT = (sys.executable, "-c", "import sys; sys.stdin.read()")


@pytest.fixture
def one(monkeypatch: pytest.MonkeyPatch) -> Iterator[Player]:
    """A player whose residents wait as long as their server is there."""
    monkeypatch.setattr(player, "COMMAND", PATIENT)
    found = Player()
    yield found
    found.close()


def ended(pid: int) -> None:
    """Wait until a process is over."""
    select.select([os.pidfd_open(pid)], [], [])


def test_one_evening_is_played_at_a_time(one: Player) -> None:
    one.begin("EEN", {}, 60)
    assert one.code == "EEN"
    with pytest.raises(Refused, match="practice_busy"):
        one.begin("TWEE", {}, 60)
    one.stop("TWEE")
    assert one.code == "EEN"
    one.stop("EEN")
    one.begin("TWEE", {}, 60)
    assert one.code == "TWEE"


def test_it_is_ended_when_its_time_is_over(one: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(player, "PATIENCE", 0)
    one.begin("EEN", {}, 0)
    assert one.code == ""
    assert one.collect() == ("EEN", {})
    assert one.collect() is None


def test_residents_end_when_their_server_is_gone(one: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(player, "COMMAND", COMMAND)
    with socket.create_server(("127.0.0.1", 0)) as silent:  # it never answers, so they wait
        cast = {"seats": 2}
        asked = {"base": f"http://127.0.0.1:{silent.getsockname()[1]}", "code": "EEN", "key": "", "cast": cast}
        one.begin("EEN", asked | {"database": "sqlite://", "by_hand": False, "seconds": 60}, 60)
        line, _ = silent.accept()
        now = one._now
        assert now is not None
        os.close(now.held)  # as the kernel does it for a server that was killed
        now.held = os.open(os.devnull, os.O_RDONLY)
        assert now.process.wait() == GONE
        line.close()


def test_what_it_told_last_is_kept(one: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    told = "import sys; sys.stdin.readline(); print('op weg'); print('{\"how\": \"late\"}')"
    monkeypatch.setattr(player, "COMMAND", (sys.executable, "-c", told))
    one.begin("EEN", {}, 60)
    assert one._now is not None
    ended(one._now.process.pid)
    assert one.collect() == ("EEN", {"how": "late"})
