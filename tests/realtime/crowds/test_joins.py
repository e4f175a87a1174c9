"""Many who join at once: one render, one encoding, no question to the database, and nobody counts all the others."""

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import msgspec
import pytest
import sqlalchemy as sa

from app import create_app
from app.faces import regions
from app.faces.rendering import render
from app.live import meetings
from app.services import services_of
from realtime import rooms
from realtime.lines.sessions import Sessions
from realtime.presence import Presence
from realtime.rooms import Audience
from realtime.sockets import Json, Live
from tests.devices import CODE, opening
from tests.people import lead_to, post, sit

CROWD = 40
lines = count()


class Unwalked(dict[str, Any]):
    """A mapping that nobody may go through from one end to the other."""

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("somebody walked over all sockets")

    keys = values = items = copy = __iter__  # type: ignore[assignment]


class Crowd(set[str]):
    """The same for a set."""

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("somebody walked over all sockets")


@pytest.fixture
def begun() -> dict[Any, tuple[Any, ...]]:
    """What runs for as long as the server does, with what it was given; here none of it runs."""
    return {}


@pytest.fixture
def live(tmp_path: Path, begun: dict[Any, tuple[Any, ...]]) -> Iterator[Live]:
    """The sockets of an app at its arguments; what is begun beside an answer is done at once."""
    app = create_app({"DATA_DIR": tmp_path, "LIMITS": {}})
    made = Live(app, "threading")
    made.sio.start_background_task = lambda task, *given, **__: begun.update({task: given})
    made.doors.later = lambda task, *given, **more: task(*given, **more)
    made.start()
    with app.app_context():
        meetings.create(opening())
        for number in range(3):
            sit(number)
        lead_to("arguments")
        yield made
    services_of(app).database.close()


def arrive(live: Live, number: int, seat: str = "") -> str:
    """A socket connects; its id."""
    manager = live.sio.server.manager
    sid = manager.pre_connect(f"line {next(lines)}", "/")
    manager.connect(sid, "/")
    cookie = {"device": f"d{number}", "receipt": f"r{number}"} | ({"seats": {CODE: [seat, "receipt"]}} if seat else {})
    live.presence.arrive(sid, cookie, "nl")
    return str(sid)


def join(live: Live, number: int, face: str = "livecast", rev: str = "", seat: str = "") -> Any:
    """A socket connects and joins a face; the answer as its phone reads it."""
    asked = {"code": CODE, "face": face, "locale": "nl", "rev": rev}
    return json.loads(Json.dumps(live.doors.join(arrive(live, number, seat), asked)))


def test_a_crowd_that_joins_costs_one_render_of_each_region_and_one_encoding(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    encoded: list[object] = []

    def counting(view: Any, template: str, **more: object) -> str:
        made.append(template)
        return render(view, template, **more)

    def encoding(value: object) -> bytes:
        encoded.append(value)
        return msgspec.json.encode(value)

    monkeypatch.setattr(rooms, "msgspec", SimpleNamespace(Raw=msgspec.Raw, json=SimpleNamespace(encode=encoding)))
    monkeypatch.setattr(regions, "render", counting)
    answers = [join(live, number) for number in range(CROWD)]
    assert len(made) == len(set(made))
    assert len(encoded) == len(("html", "order"))
    assert all(answer["html"] == answers[0]["html"] for answer in answers)
    assert answers[0]["html"] == live.broadcaster.audience(CODE, "livecast", "nl").sent.html  # type: ignore[union-attr]


def test_phones_that_wake_at_once_after_a_change_cost_one_render_of_what_is_everybodys(live: Live) -> None:
    known = join(live, 0, "phone", seat="S0")["rev"]
    live.presence.leave(next(iter(live.presence.visitors)))
    with patch.object(regions, "render", wraps=render) as rendered:
        sit(10)
        answers = [join(live, 1 + number, "phone", known, f"S{number % 3}") for number in range(CROWD)]
    made = [call.args[1] for call in rendered.call_args_list]
    assert len(made) == len(set(made))  # also of the strips: as yet none has anything for one seat alone
    assert all("html" in answer for answer in answers)


def test_what_is_for_one_alone_waits_while_news_is_made_for_all(live: Live, begun: dict[Any, tuple[Any, ...]]) -> None:
    [waits] = begun[live.personal.run]
    join(live, 0, "phone", seat="S0")
    post(sit(10))
    seen: list[bool] = []
    with patch.object(regions, "render", lambda *given, **more: seen.append(bool(waits())) or render(*given, **more)):
        live.broadcaster.flush(CODE)
    assert seen
    assert all(seen)
    assert not waits()


def test_who_only_looks_costs_no_question_to_the_database(live: Live) -> None:
    join(live, 0)
    asked: list[object] = []
    database = services_of(live.app).database
    for engine in (database.read, database.write):
        sa.event.listen(engine, "checkout", lambda *_: asked.append("a connection"))
        sa.event.listen(engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    for face in ("livecast", "phone", "screen", "simple"):
        assert join(live, 1, face)["ok"]
        live.presence.leave(next(iter(live.presence.visitors)))
        join(live, 2, face)
    assert asked == []
    live.app.test_client().get("/")
    assert asked != []


def test_who_joins_or_is_counted_costs_no_look_at_all_the_others(live: Live) -> None:
    join(live, 0)
    live.presence.visitors = Unwalked(live.presence.visitors)
    for audience in live.broadcaster.audiences.values():
        audience.sids = Crowd(audience.sids)
    sid = live.doors.join(arrive(live, 1), {"code": CODE, "face": "livecast", "locale": "nl"})
    assert sid["ok"]
    presence = live.presence
    assert presence.counts() == presence.counts(CODE) == {"livecast": 2}
    assert (presence.led(CODE), presence.keyed(), presence.awake(CODE), list(presence.seats(CODE))) == (
        None,
        [],
        {},
        [],
    )


def test_where_there_is_room_for_one_more_session_nobody_looks_which_of_them_live() -> None:
    sockets: dict[str, object] = {}
    known = Sessions(SimpleNamespace(sockets=sockets))
    for number in range(50):
        sockets[f"e{number}"] = object()
        known.note(f"e{number}", {"device": f"d{number}"})
    known._strangers = Crowd(known._strangers)
    assert not known.full({"device": "new"})
    known.over("e7")
    assert "e7" not in known._strangers
    assert "d7" not in known._of


def test_seats_of_one_meeting_are_found_without_those_of_another() -> None:
    presence = Presence()
    for number, code in enumerate(("ZAAL", "PLEIN", "ZAAL")):
        cookie = {"device": f"d{number}", "seats": {code: [f"S{number}", "receipt"]}}
        presence.settle(presence.arrive(f"s{number}", cookie, "nl"), Audience(code, "phone", "nl"))
    presence._seated["PLEIN"] = Unwalked(presence._seated["PLEIN"])
    assert sorted(presence.seats("ZAAL")) == ["S0", "S2"]
    assert presence.awake("ZAAL") == {"S0": True, "S2": True}


def test_a_console_that_leaves_is_counted_no_more_and_a_link_that_was_let_go_looks_no_more(live: Live) -> None:
    presence, wall = live.presence, Audience(CODE, "screen", "nl")
    visitor = presence.arrive("one", {"device": "d"}, "nl")
    presence.settle(visitor, Audience(CODE, "console", "nl"), "grant")
    assert (presence.keyed(), presence.led(CODE)) == ([visitor], True)
    presence.settle(visitor, wall)
    assert (presence.keyed(), presence.counts()) == ([], {"screen": 1})
    presence.leave("one")
    assert presence.counts() == {}
