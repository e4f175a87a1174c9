"""Everybody follows the table where they sit, and no other; who goes to another one follows that from then on."""

from typing import Any

import pytest

from app import create_app
from app.access import links
from app.services import services_of
from facilitation.roles import Role
from realtime.presence import GONE, Presence
from realtime.rooms import Audience
from tests.realtime.servers import Furnish, Live, Server

CALL = "table-tables"


@pytest.fixture
def own(furnish: Furnish) -> Server:
    """A server of its own, with the link of a table's device in `keys`."""
    made = furnish()
    app = create_app(made.settings)
    with app.app_context():
        made.keys["table"] = links.make(made.code, Role.TABLE, "T1")
    services_of(app).database.close()
    made.start()
    return made


def ask(server: Server, live: Live, **said: Any) -> Any:
    """What a socket hears that joins again."""
    return live.wire.call("join", {"code": server.code, "face": "phone", "locale": "nl", "rev": ""} | said)


def of(table: str) -> Any:
    """Whether a message is of this table."""
    return lambda message: message.get("scope") == f"table:{table}"


def test_the_table_where_one_sits_comes_along_and_its_news_reaches_it_alone(server: Server) -> None:
    one, two = server.seated(table="T1").joined(), server.seated(table="T2").joined()
    assert set(one.face["scopes"]) == {"table:T1"}
    assert "Roep begeleiding" in one.face["scopes"]["table:T1"]["html"][CALL]
    assert CALL not in one.face["html"]
    one.ok("table.call")
    assert "Jullie vroegen" in one.wire.wait("regions", of("T1"))["html"][CALL]
    assert not [message for name, message in two.wire.all(0.5) if name == "regions"]


def test_who_sits_at_no_table_and_who_leads_follow_the_room_alone(server: Server) -> None:
    assert "scopes" not in server.seated().joined().face
    assert "scopes" not in server.leader().joined().face


def tile(words: str) -> Any:
    """Whether a message has the tile of table 1 with these words."""
    return lambda message: words in message["html"].get("hall-T1", "")


@pytest.mark.parametrize(("scope", "key"), [("table:T2", "scope_not_yours"), ("table:T7", "unknown_scope")])
def test_another_table_is_not_followed(server: Server, scope: str, key: str) -> None:
    live = server.seated(table="T1").joined()
    error = ask(server, live, scopes={scope: ""})["error"]
    assert (error["key"], error["scope"]) == (key, scope)
    live.ok("table.call")
    assert live.wire.wait("regions", of("T1"))


def test_a_console_follows_no_table(server: Server) -> None:
    assert ask(server, server.leader().joined(), face="console", scopes={"table:T1": ""})["error"]["key"] == (
        "scope_not_yours"
    )


def test_who_moves_gets_the_other_table_whole_and_hears_of_the_first_no_more(server: Server) -> None:
    moves, stays = server.seated(table="T1").joined(), server.seated(table="T1").joined()
    there = server.seated(table="T2").joined()
    there.ok("table.call")
    there.wire.wait("regions", of("T2"))
    moves.ok("seat.move", table="T2")
    whole = moves.wire.wait("regions", of("T2"))
    assert (whole["prev"], whole["gone"]) == ("", [])
    assert "Jullie vroegen" in whole["html"][CALL]
    stays.ok("table.call")
    stays.wire.wait("regions", of("T1"))
    assert not [message for name, message in moves.wire.all(0.5) if name == "regions" and of("T1")(message)]
    known = ask(server, moves, scopes={"table:T2": whole["rev"]})["scopes"]
    assert set(known) == {"table:T2"}


def test_who_sits_at_a_table_that_joins_another_follows_that_one_and_so_does_its_device(own: Server) -> None:
    phone, leader = own.seated(table="T1").joined(), own.leader().joined()
    device = own.device("table")
    device.web.get(f"{device.url}/token")
    assert device.web.post(f"{device.url}/regie/key", data={"key": own.keys["table"]}).status_code == 204
    lies = device.joined()
    assert set(lies.face["scopes"]) == {"table:T1"}
    leader.ok("table.join", table="T1", into="T2")
    for live in (phone, lies):
        assert live.wire.wait("regions", of("T2"))["prev"] == ""
    phone.ok("table.call")
    phone.wire.wait("regions", lambda message: of("T2")(message) and "Jullie vroegen" in message["html"].get(CALL, ""))
    refused = phone.act("seat.move", table="T1")
    assert refused["error"]["message"] == "Tafel 1 is er niet meer. Iedereen van daar zit nu aan Tafel 2."


def test_a_phone_in_a_pocket_sleeps_until_it_is_heard_of_again() -> None:
    presence, room = Presence(), Audience("ZAAL", "phone", "nl")
    visitor = presence.arrive("sid", {"device": "d1", "seats": {"ZAAL": ["S1", "r"]}}, "nl")
    presence.settle(visitor, room)
    assert presence.awake("ZAAL") == {"S1": True}
    visitor.asleep = True
    assert presence.awake("ZAAL") == {"S1": False}
    presence.leave("sid")
    assert presence.awake("ZAAL") == {"S1": False}
    presence._left["ZAAL", "S1"] -= GONE
    assert presence.awake("ZAAL") == {}
    assert presence.awake("PLEIN") == {}


def test_the_console_hears_within_seconds_that_a_phone_fell_asleep(server: Server) -> None:
    console, phone = server.leader().joined(), server.seated(table="T1").joined()
    assert phone.wire.call("asleep", {}) == {"ok": True}
    console.wire.wait("regions", tile("1 slaapt"))
    phone.ok("table.call")
    console.wire.wait("regions", tile("1 wakker"))
