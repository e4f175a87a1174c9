"""Without eventlet, on plain threads, a meeting goes as it goes; `make soak` runs the protocol's tests that way."""

import sys

from tests.realtime.servers import Furnish, new_id


def test_on_plain_threads_acts_are_answered_once_and_seen_by_all(furnish: Furnish) -> None:
    server = furnish()
    server.command = (sys.executable, "-m", "tests.realtime.threaded")
    server.start()
    console, phone, wall = server.leader().joined(), server.seated().joined(), server.device("screen").joined()
    console.lead_to("arguments", at="welcome")
    act = {"id": new_id(), "kind": "argument.post", "initiative": "P1", "side": "for", "text": "Zonder eventlet"}
    assert phone.wire.call("act", act) == phone.wire.call("act", act)
    for live in (console, phone, wall):
        assert live.wire.wait("regions", lambda message: "Zonder eventlet" in str(message["html"]))
    assert phone.wire.wait("mine", lambda message: message["marks"]["arguments"])["marks"]["arguments"] == ["A1"]
