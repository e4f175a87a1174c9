"""Captions over the line: typed by who has the link, read by who asked to, and kept only where the meeting says so."""

import pytest

from app import create_app
from app.access import links
from app.services import services_of
from facilitation.roles import Role
from tests.realtime import places
from tests.realtime.servers import Device, Furnish, Server


@pytest.fixture(scope="module")
def server(furnish: Furnish) -> Server:
    """A running server, with a captioner's link in `keys`."""
    made = furnish()
    app = create_app(made.settings)
    with app.app_context():
        made.keys["captioner"] = links.make(made.code, Role.CAPTIONER)
    services_of(app).database.close()
    made.start()
    return made


@pytest.fixture
def captioner(server: Server) -> Device:
    """Somebody with the link."""
    device = server.device("livecast")
    device.web.get(f"{device.url}/token")
    key = {"key": server.keys["captioner"]}
    assert device.web.post(f"{device.url}/regie/key", data=key).status_code == 204
    return device


def test_who_asked_to_reads_each_line_as_it_is_typed_and_nobody_else_hears_it(
    server: Server, captioner: Device
) -> None:
    reads, rests = server.seated().joined(), server.seated().joined()
    assert reads.wire.call("captions", {"on": True}) == {"ok": True, "now": "", "last": ""}
    typing = captioner.joined()
    for text, done in (("Welkom aan", False), ("Welkom aan tafel.", True), ("We beginnen", False)):
        assert typing.wire.call("caption", {"text": text, "done": done}) == {"ok": True}
        heard = reads.wire.wait("caption", lambda said, text=text: text in said.values())
        assert heard[("now", "last")[done]] == text
    assert heard == {"now": "We beginnen", "last": "Welkom aan tafel."}
    later = server.seated().joined()
    assert later.wire.call("captions", {"on": True}) == {"ok": True, **heard}
    assert later.wire.call("captions", {"on": False})["ok"]
    assert [name for name, _ in rests.wire.all(0.3) if name == "caption"] == []


def test_nobody_else_types_and_what_is_no_line_changes_nothing(server: Server, captioner: Device) -> None:
    for device in (server.seated(), server.leader()):
        refused = device.joined().wire.call("caption", {"text": "Ik tolk.", "done": True})
        assert refused["error"]["key"] == "captioner_link_needed"
    wire = captioner.joined().wire
    for text, key in ((None, "malformed"), (7, "malformed"), ("a" * 501, "text_too_long"), ("\x00", "text_unreadable")):
        assert wire.call("caption", {"text": text})["error"]["key"] == key
    early = server.device().socket()
    for event in ("caption", "captions"):
        assert early.call(event, {"text": "Hallo", "on": True})["error"]["key"] == "join_first"


def test_nothing_is_kept_until_the_meeting_says_so_and_then_each_finished_line_is(
    server: Server, captioner: Device
) -> None:
    wire, leader = captioner.joined().wire, server.leader().joined()
    wire.call("caption", {"text": "Dit blijft niet.", "done": True})
    before = leader.ok("captions.set", kept=True)
    for text, done in (("Dit wordt", False), ("Dit wordt bewaard.", True), ("", True)):
        assert wire.call("caption", {"text": text, "done": done})["ok"]
    after = leader.ok("captions.set", kept=False)
    assert after == before + 2
    assert "bewaard" not in str(server.logged(before + 1))
    everything = places.kept(server.folder, server.database)
    assert b"Dit wordt bewaard." in everything
    assert b"Dit blijft niet." not in everything


def test_who_stops_the_link_stops_the_typing(server: Server, captioner: Device) -> None:
    wire = captioner.joined().wire
    assert wire.call("caption", {"text": "Nog even", "done": False})["ok"]
    app = create_app(server.settings)
    with app.app_context():
        (link,) = [each for each in links.links(server.code) if each.role is Role.CAPTIONER]
        links.revoke(server.code, link.id)
    services_of(app).database.close()
    assert wire.call("caption", {"text": "En door", "done": False})["error"]["key"] == "captioner_link_needed"
