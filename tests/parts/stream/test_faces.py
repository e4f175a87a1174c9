"""The stream as people see it: asked for before it is fetched, allowed on that page alone; and home that goes quiet."""

import pytest
from flask import Flask

from app.live.meetings import load, perform
from facilitation.parts.arguments.acts import SupportArgument
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage
from facilitation.parts.stream import QuietHome, stream
from facilitation.refusals import Refused
from tests.devices import CODE, Browser
from tests.people import LEADER, lead_to, post, sit

HALL, SIGN = "https://beeld.example/zaal.m3u8", "https://tolk.example/gebaren.mp4"


def policy(browser: Browser, page: str) -> str:
    """The Content-Security-Policy of a page."""
    return str(browser.get(page).headers["Content-Security-Policy"])


def test_the_console_says_where_the_picture_is_and_only_the_livecast_may_fetch_it(
    console: Browser, phone: Browser
) -> None:
    before = policy(phone, "/livecast")
    assert "beeld.example" not in before
    assert console.act("stream.set", **{"stream.address": HALL, "stream.sign": SIGN}).status_code == 200
    page = phone.get("/livecast").text
    assert f'data-hall="{HALL}"' in page
    assert "Bekijk het beeld" in page
    assert "<video" not in page
    assert f'src="{HALL}' not in page
    rules = dict(rule.split(" ", 1) for rule in policy(phone, "/livecast").split("; "))
    assert rules["media-src"] == "'self' blob: https://beeld.example https://tolk.example"
    assert rules["connect-src"].endswith(" https://beeld.example https://tolk.example")
    assert "frame-src" not in rules
    for other in ("", "/scherm", "/besluit"):
        assert "beeld.example" not in policy(phone, other)
    assert console.act("stream.set", **{"stream.address": ""}).status_code == 200
    assert policy(phone, "/livecast") == before


@pytest.mark.parametrize("allowed", [True, False])
def test_a_player_stands_in_the_page_only_where_this_computer_allows_its_host(
    console: Browser, phone: Browser, context: Flask, allowed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(context.config, "EMBED_HOSTS", {"speler.example"} if allowed else set())
    assert console.act("stream.set", **{"stream.address": "https://speler.example/embed/1"}).status_code == 200
    assert ("frame-src https://speler.example" in policy(phone, "/livecast")) == allowed
    assert f'data-hall-how="{"embed" if allowed else "link"}"' in phone.get("/livecast").text
    assert ("niet op de lijst van deze computer" in console.get("/regie").text) != allowed


def test_an_address_that_is_none_is_refused_in_words(console: Browser) -> None:
    answer = console.act("stream.set", **{"stream.address": "beeld.example; script-src *"})
    assert (answer.status_code, answer.json["error"]["key"]) == (422, "stream_address")
    assert "Het begint met https://" in answer.json["error"]["message"]


def test_home_goes_quiet_at_once_and_still_votes(console: Browser, phone: Browser, context: Flask) -> None:
    home, hall = sit(1, "online"), sit(2)
    lead_to("arguments")
    post(home)
    assert console.act("home.quiet on=true").status_code == 200
    with pytest.raises(Refused, match="home_quiet"):
        post(home, "Nog iets")
    post(hall, "Uit de zaal")
    with pytest.raises(Refused, match="home_quiet"):
        perform(CODE, SupportArgument(argument="A2"), home)
    page = phone.get("/livecast").text
    assert "alleen meelezen en meestemmen" in page
    refused = phone.client.post(f"/t/{CODE}/join", data={"channel": "online"}, headers={"Accept": "application/json"})
    assert refused.json["error"]["key"] == "home_quiet"
    perform(CODE, AdvanceStage(to="ranking"), LEADER)
    perform(CODE, CastBallot(ballot=Paper(order=["P1"])), home)


def test_the_record_tells_when_home_could_only_read(phone: Browser, context: Flask) -> None:
    perform(CODE, QuietHome(on=True), LEADER)
    perform(CODE, QuietHome(on=False), LEADER)
    assert not stream(load(CODE).state).quiet
    lead_to("ranking")
    perform(CODE, CloseStage(), LEADER)
    perform(CODE, AdvanceStage(to="review"), LEADER)
    perform(CODE, CloseMeeting(), LEADER)
    told = phone.client.get(f"/t/{CODE}/besluit.json").json["record"]["quiet"]
    assert [each["on"] for each in told] == [True, False]
    assert "konden mensen thuis weer schrijven" in phone.get("/besluit").text


def test_the_wall_counts_only_where_something_is_filmed(console: Browser, phone: Browser) -> None:
    assert "data-number" not in phone.get("/scherm").text
    console.act("delay.set", **{"delay.seconds": "20"})
    assert "data-number" in phone.get("/scherm").text
    console.act("wall.show what=black")
    assert "data-number" not in phone.get("/scherm").text
