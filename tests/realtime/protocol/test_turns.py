"""Thousands who only look get their news some at a time, apart from who sits: acts are answered meanwhile."""

from collections.abc import Callable
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from realtime import broadcast, loops
from realtime.broadcast import GAP, SHARE, TURN, Breath, Broadcaster
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
    news = Broadcaster(app, line)
    news._send(viewers, {"seq": 7}, news._breathe)
    assert [len(sids) for _, sids in line.turns[:1]] == [broadcast.AT_ONCE]
    assert len(line.turns) == 3
    assert {sid for _, sids in line.turns for sid in sids} == {*MANY} - {*left}


def test_a_beat_between_two_turns_waits_until_all_have_the_news(app: Flask, line: Line, viewers: Audience) -> None:
    services: Any = SimpleNamespace(rooms={"PROEF2": SimpleNamespace(state=SimpleNamespace(seq=7))})
    all_of_them: Any = SimpleNamespace(audiences={"all": viewers})
    news = Broadcaster(app, line)
    viewers.telling = True

    def the_rest_is_told() -> None:
        news._send(viewers, {"seq": 7}, news._breathe)

    line.do = the_rest_is_told
    loops.beat_once(services, line, all_of_them, Presence())  # type: ignore[arg-type]
    beats = -(-len(MANY) // loops.AT_ONCE)
    assert [event for event, _ in line.turns] == ["regions"] * 3 + ["beat"] * beats


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
        ("_follow", "PROEF2", GAP),
        ("_follow", "PROEF2", 0.5),
    ]
    news.flush("PROEF2")
    assert told == ["phone"]
    news.flush("PROEF2", broadcast.GAP_AT_HOME)
    assert told == ["phone", "livecast"]


class Ticking:
    """A clock of our own: `perf_counter` as the broadcaster asks for it."""

    def __init__(self) -> None:
        self.now = 100.0

    def perf_counter(self) -> float:
        """Seconds."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Ticking:
    made = Ticking()
    monkeypatch.setattr(broadcast, "time", made)
    return made


def test_what_was_rendered_and_whoever_is_told_of_it_share_a_turn(
    app: Flask, line: Line, viewers: Audience, clock: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns: list[float] = []
    breath = Breath(lambda: turns.append(clock.now))
    clock.now += 0.9 * TURN  # of rendering
    emit = line.emit

    def slowly(event: str, message: Any, room: list[str]) -> None:
        clock.now += 0.2 * TURN
        emit(event, message, room)

    monkeypatch.setattr(line, "emit", slowly)
    Broadcaster(app, line)._send(viewers, {"seq": 7}, breath)
    assert [len(sids) for _, sids in line.turns] == [broadcast.AT_ONCE, broadcast.AT_ONCE, 1]
    assert len(turns) == 1  # after the first of them: the others fit in the next turn


def test_most_are_told_first(
    app: Flask, line: Line, viewers: Audience, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    told: list[str] = []
    news = Broadcaster(app, line)
    for face, number in (("console", 1), ("phone", 9), ("screen", 2)):
        news.audience("PROEF2", face, "nl").sids |= {f"{face}{sid}" for sid in range(number)}
    monkeypatch.setattr("realtime.broadcast.meetings.load", lambda code: code)
    monkeypatch.setattr(news, "_renew", lambda room, audience, breath: told.append(audience.face))
    news.flush("PROEF2")
    assert told == ["phone", "screen", "console"]


@pytest.mark.parametrize(
    ("took", "of_it", "rests"), [(0.0, 0.0, GAP), (0.1, 0.02, GAP - 0.1), (0.3, 0.1, 0.1 * SHARE), (0.5, 0.0, 0.0)]
)
def test_the_gap_is_between_two_beginnings_and_a_slow_machine_rests_longer(
    app: Flask, line: Line, clock: Ticking, monkeypatch: pytest.MonkeyPatch, took: float, of_it: float, rests: float
) -> None:
    news = Broadcaster(app, line)
    news.mark(SimpleNamespace(code="PROEF2"))  # type: ignore[arg-type]
    rested: list[float] = []

    def flush(code: str, gap: float) -> float:
        clock.now += took
        return of_it

    def sleep(seconds: float) -> None:
        rested.append(seconds)
        news.forget("PROEF2")

    monkeypatch.setattr(news, "flush", flush)
    monkeypatch.setattr(line, "sleep", sleep)
    news._follow("PROEF2", GAP)
    assert rested == [pytest.approx(rests)]
