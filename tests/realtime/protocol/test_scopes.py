"""A socket may follow more than the room: each scope has messages and a `rev` of its own."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from realtime.presence import Presence
from realtime.rooms import Audience
from tests.realtime.conftest import rooms
from tests.realtime.servers import Furnish, Live, Server, opening
from tests.realtime.wire import Wire

TABLES = {"row:T1": ""}


@pytest.fixture(scope="module")
def tables(furnish: Furnish) -> Server:
    """A running server where anybody may follow every row of tables."""
    made = furnish(*(opening(f"TAFEL{number:02}") for number in range(20)))
    made.command = (sys.executable, "-m", "tests.realtime.protocol.scoped")
    made.start()
    return made


@pytest.fixture
def server(tables: Server) -> Iterator[Server]:
    fresh = tables.at(f"TAFEL{next(rooms) % 20:02}")
    fresh.lines = ExitStack()
    yield fresh
    fresh.lines.close()


def ask(wire: Wire, server: Server, scopes: Any = None, rev: str = "", face: str = "phone") -> Any:
    """What a socket hears that asks to follow this."""
    join = {"code": server.code, "face": face, "locale": "nl", "rev": rev}
    return wire.call("join", join if scopes is None else {**join, "scopes": scopes})


def follow(server: Server, scopes: Any = None) -> Live:
    """A socket that follows this."""
    wire = server.seated().socket()
    return Live(wire, ask(wire, server, scopes))


def of_table(message: Any) -> bool:
    return "scope" in message


def of_room(message: Any) -> bool:
    return "scope" not in message


def test_one_follows_the_room_and_one_follows_a_table_too(server: Server) -> None:
    room, both = follow(server), follow(server, TABLES)
    assert "scopes" not in room.face
    assert "atable" not in both.face["html"]
    known = both.face["scopes"]["row:T1"]
    assert known["html"] == {"atable": "<p>row:T1: 0</p>"}
    assert (known["seq"], known["order"]) == (3, {})
    server.seated(table="T1")
    heard = both.wire.wait("regions", of_table)
    assert (heard["scope"], heard["prev"], heard["html"]) == (
        "row:T1", known["rev"], {"atable": "<p>row:T1: 1</p>"},
    )  # fmt: skip
    server.leader().joined().ok("clock.set", seconds=60)
    for live in (room, both):
        assert set(live.wire.wait("regions", of_room)["html"]) == {"top"}
    assert not [message for name, message in room.wire.all(0.5) if name == "regions" and of_table(message)]


def test_each_scope_has_a_rev_of_its_own(server: Server) -> None:
    both = follow(server, TABLES)
    server.seated(table="T1")
    table = both.wire.wait("regions", of_table)
    again = ask(both.wire, server, {"row:T1": table["rev"]}, rev=both.face["rev"])
    assert "html" not in again
    assert again["rev"] == both.face["rev"]
    assert again["scopes"] == {"row:T1": {"seq": table["seq"], "rev": table["rev"]}}


def test_what_a_table_missed_comes_whole_and_the_room_is_not_sent_again(server: Server) -> None:
    both, other = follow(server, TABLES), follow(server, TABLES)
    room, table = both.face["rev"], both.face["scopes"]["row:T1"]["rev"]
    both.wire.close()
    server.seated(table="T1")
    other.wire.wait("regions", of_table)
    back = ask(server.seated().socket(), server, {"row:T1": table}, rev=room)
    assert "html" not in back
    assert back["scopes"]["row:T1"]["html"] == {"atable": "<p>row:T1: 1</p>"}
    assert back["scopes"]["row:T1"]["rev"] != table


def test_who_leaves_a_table_stays_in_the_room(server: Server) -> None:
    both = follow(server, {"row:T1": "", "row:T2": ""})
    ask(both.wire, server, {"row:T2": both.face["scopes"]["row:T2"]["rev"]}, rev=both.face["rev"])
    both.wire.all(0.3)
    server.seated(table="T1")
    server.seated(table="T2")
    assert both.wire.wait("regions", of_table)["scope"] == "row:T2"
    server.leader().joined().ok("clock.set", seconds=60)
    both.wire.wait("regions", of_room)
    assert not [m for name, m in both.wire.all(0.5) if name == "regions" and m.get("scope") == "row:T1"]


@pytest.mark.parametrize("scope", ["row:T9", "row:", "table", "kitchen", "kitchen:T1", ""])
def test_a_scope_that_there_is_not_is_refused_in_words(server: Server, scope: str) -> None:
    wire = server.seated().socket()
    error = ask(wire, server, {scope: ""})["error"]
    assert (error["key"], error["scope"]) == ("unknown_scope", scope)
    assert scope in error["message"]
    assert ask(wire, server, {scope: ""}, face="screen")["error"]["key"] == "unknown_scope"


@pytest.mark.parametrize("scopes", ["row:T1", ["row:T1"], 5, None, {"room": ""}, {"x" * 65: ""}])
def test_scopes_that_cannot_be_read_are_refused(server: Server, scopes: Any) -> None:
    wire = server.seated().socket()
    join = {"code": server.code, "face": "phone", "locale": "nl", "rev": "", "scopes": scopes}
    error = wire.call("join", join)["error"]
    assert (error["key"], error["field"]) == ("malformed", "scopes")


def test_nobody_follows_more_scopes_than_a_page_needs(server: Server) -> None:
    wire = server.seated().socket()
    assert ask(wire, server, {f"row:{number}": "" for number in range(9)})["error"]["key"] == "malformed"


def test_a_refused_join_leaves_what_was_followed(server: Server) -> None:
    both = follow(server, TABLES)
    assert not ask(both.wire, server, {"row:T9": ""})["ok"]
    server.seated(table="T1")
    assert both.wire.wait("regions", of_table)["scope"] == "row:T1"


def test_presence_keeps_an_audience_per_scope_and_counts_a_socket_once() -> None:
    presence, room = Presence(), Audience("ZAAL", "phone", "nl")
    one, two = (Audience("ZAAL", "phone", "nl", f"row:T{number}") for number in (1, 2))
    visitor = presence.arrive("sid", {"device": "d1"}, "nl")
    presence.settle(visitor, room, others=[one, two])
    assert [audience.sids for audience in (room, one, two)] == [{"sid"}] * 3
    assert presence.counts("ZAAL") == {"phone": 1}
    presence.settle(visitor, room, others=[two])
    assert (room.sids, one.sids, two.sids) == ({"sid"}, set(), {"sid"})
    presence.leave("sid")
    assert (room.sids, two.sids) == (set(), set())
    assert len({room.name, one.name, two.name}) == 3
