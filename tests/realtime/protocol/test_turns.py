"""Thousands who only look get their news some at a time, apart from who sits: acts are answered meanwhile."""

from collections.abc import Callable
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from realtime import broadcast, loops
from realtime.broadcast import Broadcaster
from realtime.presence import Presence
from realtime.rooms import Audience

MANY = [f"s{number:03}" for number in range(broadcast.AT_ONCE * 2 + 1)]


class Line:
    """Sends to nobody; `turns` are the sockets that each message went to, and what others `do` in between."""

    def __init__(self) -> None:
        self.server = self.eio = self.manager = self
        self.tasks: list[tuple[Any, ...]] = []
        self.create_event = Event
        self.turns: list[tuple[str, list[str]]] = []
        self.do: Callable[[], object] = lambda: None

    def emit(self, event: str, message: Any, room: list[str]) -> None:
        """Send this to these sockets."""
        self.turns.append((event, room))

    def start_background_task(self, *task: Any) -> None:
        """Something that would go on beside this."""
        self.tasks.append(task)

    def sleep(self, seconds: float) -> None:
        """The others have a turn."""
        do, self.do = self.do, lambda: None
        do()


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture
def viewers() -> Audience:
    """Very many who look at the livecast."""
    audience = Audience("PROEF2", "livecast", "nl")
    audience.sids |= set(MANY)
    return audience


def test_news_goes_to_some_in_one_turn_and_not_to_who_left_meanwhile(app: Flask, line: Line, viewers: Audience) -> None:
    left: list[str] = []

    def one_leaves() -> None:
        told = {sid for _, sids in line.turns for sid in sids}
        left.append(min(viewers.sids - told))
        viewers.sids.discard(left[0])

    line.do = one_leaves
    Broadcaster(app, line)._send(viewers, {"seq": 7})
    assert [len(sids) for _, sids in line.turns[:1]] == [broadcast.AT_ONCE]
    assert len(line.turns) == 3
    assert {sid for _, sids in line.turns for sid in sids} == {*MANY} - {*left}


def test_a_beat_between_two_turns_waits_until_all_have_the_news(app: Flask, line: Line, viewers: Audience) -> None:
    services: Any = SimpleNamespace(rooms={"PROEF2": SimpleNamespace(state=SimpleNamespace(seq=7))})
    all_of_them: Any = SimpleNamespace(audiences={"all": viewers})
    news = Broadcaster(app, line)
    viewers.telling = True

    def the_rest_is_told() -> None:
        news._send(viewers, {"seq": 7})

    line.do = the_rest_is_told
    loops.beat_once(services, line, all_of_them, Presence())  # type: ignore[arg-type]
    assert [event for event, _ in line.turns] == ["regions"] * 3 + ["beat"] * 3


def test_who_sits_never_waits_until_the_many_at_home_were_told(
    app: Flask, line: Line, viewers: Audience, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both are told by loops of their own, and those at home twice a second at most."""
    told: list[str] = []
    news = Broadcaster(app, line)
    phones = news.audience("PROEF2", "phone", "nl")
    phones.sids |= {"p1", "p2"}
    news.audiences = {("PROEF2", "livecast", "nl", ""): viewers, ("PROEF2", "phone", "nl", ""): phones}
    monkeypatch.setattr("realtime.broadcast.meetings.load", lambda code: code)
    monkeypatch.setattr(news, "_renew", lambda room, audience, breath: told.append(audience.face))
    news.mark(SimpleNamespace(code="PROEF2"))  # type: ignore[arg-type]
    assert [(task.__name__, *of) for task, *of in line.tasks] == [
        ("_follow", "PROEF2", 0.25),
        ("_follow", "PROEF2", 0.5),
    ]
    news.flush("PROEF2")
    assert told == ["phone"]
    news.flush("PROEF2", broadcast.GAP_AT_HOME)
    assert told == ["phone", "livecast"]
