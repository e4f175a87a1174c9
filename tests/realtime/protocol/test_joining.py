"""Joining a face over a socket, and what comes by itself."""

import time

import pytest

from realtime.loops import UPKEEP
from tests.realtime.servers import Furnish, Server
from tests.realtime.wire import Refused, Wire


def test_without_a_device_cookie_the_handshake_is_refused(server: Server) -> None:
    with pytest.raises(Refused, match="403"):
        Wire(server.base)


def test_a_cookie_that_we_did_not_sign_is_no_cookie(server: Server) -> None:
    device = server.device()
    device.get()
    name, _, value = device.cookie.partition("=")
    with pytest.raises(Refused, match="403"):
        Wire(server.base, f"{name}=x{value}")


def test_polling_without_a_cookie_is_refused_too(server: Server) -> None:
    answer = server.device().web.get(f"{server.base}/socket.io/?EIO=4&transport=polling")
    assert answer.status_code == 403


def test_another_site_gets_no_socket(server: Server) -> None:
    device = server.device()
    device.get()
    with pytest.raises(Refused, match="400"):
        device.socket(Origin="http://elders.example")
    device.socket(Origin=server.base)


def test_joining_gives_the_face_whole_and_then_what_is_yours(server: Server) -> None:
    live = server.seated(name="Fatima").joined()
    assert set(live.face["html"]) >= {"top", "frames", "stage"}
    assert live.face["seq"] == 2
    assert live.face["now"].endswith("Z")
    assert live.wire.wait("mine")["marks"]["name"] == "Fatima"


def test_a_face_one_already_has_is_not_sent_again(server: Server) -> None:
    device = server.seated()
    rev = device.joined().face["rev"]
    assert "html" not in device.joined(rev=rev).face
    assert "html" in device.joined(rev="0.0").face


def test_a_page_carries_the_number_it_can_join_with(server: Server) -> None:
    device = server.seated()
    page = device.get().text
    rev = page.partition('data-rev="')[2].partition('"')[0]
    assert rev
    assert "html" not in device.joined(rev=rev).face


def test_upkeep_is_told_at_the_console_and_is_no_change_of_a_phone_s_page(furnish: Furnish) -> None:
    server = furnish()
    if server.database:
        pytest.skip("its host makes the copies, and there is nothing to tell")
    server.start()
    devices = server.seated(), server.leader()
    phone, leader = ((device, device.get().text.partition('data-rev="')[2].partition('"')[0]) for device in devices)
    time.sleep(2 * UPKEEP)  # the first look finds what was not told before
    assert "html" not in phone[0].joined(rev=phone[1]).face
    assert "html" in leader[0].joined(rev=leader[1]).face


def test_a_page_that_missed_a_change_gets_the_face_whole(server: Server) -> None:
    device = server.seated()
    rev = device.get().text.partition('data-rev="')[2].partition('"')[0]
    server.seated()
    assert "html" in device.joined(rev=rev).face


def test_the_console_is_only_for_who_holds_its_key(server: Server) -> None:
    wire = server.seated().socket()
    join = {"code": server.code, "face": "console", "locale": "nl", "rev": ""}
    assert wire.call("join", join)["error"]["key"] == "key_needed"
    assert server.leader().joined().face["ok"]


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"code": "NERGENS"}, "unknown_meeting"),
        ({"face": "kitchen"}, "malformed"),
        ({"locale": "xx"}, "malformed"),
        ({"code": 5}, "malformed"),
        ({"face": None}, "malformed"),
        ({"face": ["phone"]}, "malformed"),
    ],
)
def test_what_cannot_be_joined_is_refused_in_words(server: Server, change: dict[str, object], key: str) -> None:
    wire = server.seated().socket()
    answer = wire.call("join", {"code": server.code, "face": "phone", "locale": "nl", "rev": ""} | change)
    assert not answer["ok"]
    assert answer["error"]["key"] == key
    assert answer["error"]["message"]


def test_a_socket_follows_only_the_face_it_joined_last(server: Server) -> None:
    live, other = server.seated().joined(), server.seated().joined()
    live.wire.call("join", {"code": server.code, "face": "screen", "locale": "nl", "rev": ""})
    live.wire.all(0.3)
    server.leader().joined().ok("clock.set", seconds=60)
    assert "top" in other.wire.wait("regions")["html"]
    news = [payload for name, payload in live.wire.all(1) if name == "regions"]
    assert {name for message in news for name in message["html"]} == {"wall"}
