"""Who is connected: counted where they look, found by their seat, forgotten when they go."""

import pytest

from realtime.presence import Presence
from realtime.rooms import Audience

COOKIE = {"device": "d1", "seats": {"ZAAL": ["S1", "receipt"]}}


def test_a_socket_is_counted_at_the_face_it_looks_at_now_and_nowhere_after_it_left() -> None:
    presence, phone, wall = Presence(), Audience("ZAAL", "phone", "nl"), Audience("ZAAL", "screen", "nl")
    visitor = presence.arrive("one", COOKIE, "nl")
    assert presence.counts() == {}
    presence.settle(visitor, phone)
    assert presence.counts("ZAAL") == {"phone": 1}
    presence.settle(visitor, wall)
    assert presence.counts("ZAAL") == {"screen": 1}
    assert (phone.sids, wall.sids) == (set(), {"one"})
    presence.leave("one")
    assert presence.counts() == {}
    assert wall.sids == set()


def test_a_seat_is_found_on_every_tab_of_its_device_until_the_last_is_shut() -> None:
    presence, phone = Presence(), Audience("ZAAL", "phone", "nl")
    for sid in ("one", "two"):
        presence.settle(presence.arrive(sid, COOKIE, "nl"), phone)
    assert {visitor.sid for visitor in presence.of_seat("ZAAL", "S1")} == {"one", "two"}
    presence.leave("one")
    assert [visitor.sid for visitor in presence.of_seat("ZAAL", "S1")] == ["two"]
    presence.leave("two")
    assert presence.of_seat("ZAAL", "S1") == []
    assert list(presence.seats("ZAAL")) == []


def test_leaving_twice_or_never_having_come_is_harmless() -> None:
    Presence().leave("nobody")


def test_a_console_leads_while_it_is_connected_and_for_the_seconds_that_a_reload_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    presence, console = Presence(), Audience("ZAAL", "console", "nl")
    assert presence.led("ZAAL") is None
    presence.settle(presence.arrive("one", COOKIE, "nl"), console)
    assert presence.led("ZAAL") is True
    presence.leave("one")
    assert presence.led("ZAAL") is True
    monkeypatch.setattr("realtime.presence.RELOADS", 0.0)
    assert presence.led("ZAAL") is False
