"""A closing that waits for home: viewers answer as long as it does, and nobody sees an outcome before."""

from datetime import datetime, timedelta

import pytest
from flask import Flask

from app.access import links
from app.live.meetings import load, perform
from facilitation.parts.delay.acts import SetDelay
from facilitation.parts.delay.state import calling
from facilitation.parts.stages import CloseStage
from facilitation.refusals import Refused
from facilitation.roles import Role
from facilitation.state.viewers import viewers
from tests.devices import CODE, Browser
from tests.parts.delay.test_faces import Clock
from tests.parts.delay.test_faces import clock as clock
from tests.parts.viewers.home import answer, watch
from tests.people import LEADER, lead_to, sit, vote

POLL = "Peiling van kijkers, telt niet mee"


@pytest.fixture
def viewer(context: Flask) -> Browser:
    """A page of somebody who watches."""
    browser = Browser(context.test_client(), "livecast")
    browser.get("/livecast")
    browser.client.post(f"/t/{CODE}/join", data={"channel": "viewer"})
    return browser


@pytest.fixture
def overlay(context: Flask) -> Browser:
    """OBS, with its link."""
    browser = Browser(context.test_client(), "overlay")
    browser.client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE, Role.OVERLAY)})
    return browser


def closing() -> datetime:
    """Until when it is open for home, where one in the hall, one at home and four viewers answered."""
    perform(CODE, SetDelay(seconds=24), LEADER)
    sit(2, "online")
    lead_to("ranking")
    vote(sit(1), "P1")
    for number in range(4):
        answer(watch(number), "P2")
    perform(CODE, CloseStage(), LEADER)
    call = calling(load(CODE).state)
    assert call is not None
    return call.until


def test_wall_and_overlay_show_no_outcome_before_the_slowest_channel_closed(
    viewer: Browser, overlay: Browser, console: Browser, clock: Clock
) -> None:
    until = closing()
    looks = (
        (viewer, "/livecast", "naar 1 plan"),
        (viewer, "/scherm", "wout__sums"),
        (overlay, "/overlay?part=uitslag", "6.000"),
    )
    for moment in (until - timedelta(seconds=53), until - timedelta(seconds=1)):
        clock.to(moment)
        assert console.act("stage.reveal").json["error"]["key"] == "close_first"
        for browser, page, outcome in looks:
            text = browser.get(page).text
            assert outcome not in text
            assert POLL not in text
    wall = viewer.get("/scherm").text
    assert "voor thuis" in wall
    assert f'data-deadline="{(until - timedelta(seconds=24)).isoformat()}"' in wall
    clock.to(until)
    assert console.act("stage.reveal").status_code == 200
    for browser, page, outcome in looks:
        assert outcome in browser.get(page).text


def test_a_viewer_reads_how_late_they_look_and_answers_until_it_closes_at_home(viewer: Browser, clock: Clock) -> None:
    until = closing()
    page = viewer.get("/livecast").text
    assert "Je kijkt 24 seconden later." in page
    assert f'data-deadline="{until.isoformat()}"' in page
    assert viewer.say("ballot.cast", ballot={"order": ["P3"]}).status_code == 200
    clock.to(until)
    assert "late--home" not in viewer.get("/livecast").text
    assert viewer.say("ballot.cast", ballot={"order": ["P1"]}).json["error"]["key"] == "stage_closed"
    assert viewers(load(CODE).state).polls["ranking"].answered == 5


def test_a_poll_holds_up_nobody(context: Flask) -> None:
    perform(CODE, SetDelay(seconds=24), LEADER)
    one = watch(1)
    lead_to("ranking")
    answer(one, "P1")
    perform(CODE, CloseStage(), LEADER)
    assert calling(load(CODE).state) is None
    with pytest.raises(Refused, match="stage_closed"):
        answer(one, "P2")
