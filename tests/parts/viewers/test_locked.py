"""A livecast for everybody, or only for who has its link: revoked, or locked, it is dark at once."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from flask import Flask

from app.access import links
from app.live.meetings import load, perform
from app.services import services
from facilitation.parts.viewers.acts import LockLivecast
from facilitation.refusals import Forbidden
from facilitation.roles import Role
from facilitation.state.viewers import watching
from realtime.loops import _revoked
from realtime.presence import Presence
from tests.devices import CODE, JSON, Browser
from tests.people import LEADER, lead_to


@pytest.fixture
def guest(context: Flask) -> Browser:
    """Somebody at home, with the link of the livecast."""
    browser = Browser(context.test_client(), "livecast")
    key = links.make(CODE, Role.LIVECAST)
    assert browser.client.post(f"/t/{CODE}/regie/key", data={"key": key}).status_code == 204
    return browser


def revoke() -> None:
    """The link of the livecast works no longer."""
    (link,) = [each for each in links.links(CODE) if each.role is Role.LIVECAST]
    links.revoke(CODE, link.id)


def test_a_livecast_is_for_everybody_until_somebody_locks_it(phone: Browser, console: Browser, guest: Browser) -> None:
    assert phone.get("/livecast").status_code == 200
    assert console.act("livecast.lock on=true").status_code == 200
    page = phone.get("/livecast")
    assert page.status_code == 403
    assert "Deze livecast is alleen te zien met een link" in page.text
    assert "Nu in de zaal" not in page.text
    assert phone.get("/livecast?weergave=eenvoudig").status_code == 403
    for looks in (guest, console):
        assert "Nu in de zaal" in looks.get("/livecast").text
    assert console.act("livecast.lock on=false").status_code == 200
    assert phone.get("/livecast").status_code == 200


def test_nobody_watches_or_sits_down_at_home_without_the_link(phone: Browser, guest: Browser, context: Flask) -> None:
    perform(CODE, LockLivecast(on=True), LEADER)
    for channel in ("viewer", "online"):
        phone.get("/livecast")
        refused = phone.client.post(f"/t/{CODE}/join", data={"channel": channel}, headers=JSON)
        assert (refused.status_code, refused.json["error"]["key"]) == (403, "livecast_link_needed")
    guest.client.post(f"/t/{CODE}/join", data={"channel": "viewer"}, headers=JSON)
    assert len(watching(load(CODE).state)) == 1


def test_a_link_that_was_withdrawn_is_dark_at_once_and_keeps_no_act(guest: Browser, context: Flask) -> None:
    perform(CODE, LockLivecast(on=True), LEADER)
    guest.client.post(f"/t/{CODE}/join", data={"channel": "viewer"}, headers=JSON)
    lead_to("arguments")
    asks = {"initiative": "P1", "side": "question", "text": "Wanneer?"}
    assert guest.say("argument.post", **asks).status_code == 200
    revoke()
    assert guest.get("/livecast").status_code == 403
    refused = guest.say("argument.post", **asks)
    assert (refused.status_code, refused.json["error"]["key"]) == (403, "livecast_link_needed")


def test_who_has_a_seat_keeps_it_where_the_livecast_is_locked(phone: Browser, context: Flask) -> None:
    phone.join(channel="online")
    perform(CODE, LockLivecast(on=True), LEADER)
    assert phone.get("/livecast").status_code == 200


def test_the_next_look_at_the_links_ends_who_may_look_no_longer(guest: Browser, phone: Browser, context: Flask) -> None:
    presence = Presence()
    phone.get("/livecast")
    seated = Browser(context.test_client(), "livecast")
    seated.join(channel="online")

    def looks(name: str, browser: Browser) -> None:
        with browser.client.session_transaction() as cookie:
            visitor = presence.arrive(name, dict(cookie), "nl")
        grant = visitor.device.actor(load(CODE).state, "livecast").grant
        audience = SimpleNamespace(code=CODE, face="livecast", language="nl", scope="room", sids=set(), name=name)
        presence.settle(visitor, cast(Any, audience), grant)

    def ended() -> set[str]:
        return {visitor.sid for visitor in _revoked(services(), presence)}

    for name, browser in (("stranger", phone), ("seat", seated)):
        looks(name, browser)
    assert ended() == set()
    perform(CODE, LockLivecast(on=True), LEADER)
    assert ended() == {"stranger"}
    with pytest.raises(Forbidden, match="livecast_link_needed"):
        looks("stranger again", phone)
    looks("guest", guest)
    assert ended() == {"stranger"}
    revoke()
    assert ended() == {"stranger", "guest"}
