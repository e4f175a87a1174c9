"""Voting at home as people see it: a strip, a page with the ballot that works without scripts, and the record."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from flask import Flask

from app.live import act_job
from app.live.meetings import load, perform
from app.operations import due
from app.services import services
from facilitation.parts.ballots import box_of
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.parts.window.acts import EndWindow, SetWindow
from facilitation.parts.window.state import windows
from facilitation.refusals import Refused
from facilitation.situation import stage_named
from tests.devices import CODE, Browser
from tests.people import LEADER, lead_to, sit, vote

PAGE = "/thuis/ranking"
WEEK = timedelta(days=7)


def begin() -> None:
    """People vote at home from now on, for a week."""
    now = datetime.now(UTC)
    perform(CODE, SetWindow(stage="ranking", opens=now, closes=now + WEEK), LEADER)


def look(now: datetime) -> None:
    """The house looks at its clock."""
    due.look(services().rooms, services().performer.perform, now)


@pytest.fixture
def home(context: Flask) -> Browser:
    """A laptop at home, which took a seat online."""
    browser = Browser(context.test_client(), face="livecast")
    browser.join(channel="online")
    return browser


def test_the_console_agrees_in_the_time_of_amsterdam(console: Browser) -> None:
    times = {"home.ranking.opens": "2030-06-01T09:00", "home.ranking.closes": "2030-06-02T20:00"}
    assert console.act("window.set stage=ranking", **times).status_code == 200
    (found,) = windows(load(CODE).state).values()
    assert found.closes == datetime(2030, 6, 2, 18, 0, tzinfo=UTC)
    assert "2030-06-02T20:00" in console.get("/regie").text


@pytest.mark.parametrize("closes", ["", "morgen", "2030-13-01T20:00", "2031-03-30T02:30"])
def test_a_moment_that_is_none_is_explained(console: Browser, closes: str) -> None:
    moments = {"home.ranking.opens": "2030-06-01T09:00", "home.ranking.closes": closes}
    answer = console.act("window.set stage=ranking", **moments)
    assert (answer.status_code, answer.json["error"]["key"]) == (422, "malformed")
    assert "wanneer het sluit" in answer.json["error"]["message"]


def test_the_form_ends_it_early_and_leaves_the_other_forms_of_that_stage_alone(console: Browser) -> None:
    begin()
    refused = console.act("vote.void stage=ranking", **{"home.ranking.reason": "Genoeg.", "reason": "Niet begrepen."})
    assert refused.json["error"]["key"] == "wrong_stage", "it was read as its own"
    unsaid = console.act("window.end stage=ranking", **{"home.ranking.reason": ""})
    assert unsaid.json["error"]["key"] == "reason_needed"
    assert console.act("window.end stage=ranking", **{"home.ranking.reason": "Genoeg."}).status_code == 200


def test_who_is_at_home_votes_before_the_evening_reaches_the_vote(home: Browser) -> None:
    assert "Naar het stembiljet" not in home.get("/livecast").text
    begin()
    assert f"/t/{CODE}/thuis/ranking" in home.get("/livecast").text
    assert "Zet jouw top" in home.get(PAGE).text
    moved = home.get(f"{PAGE}?draft=P2,P1").text
    assert f'action="/t/{CODE}/thuis/ranking#mijn-lijst"' in moved, "without scripts the list is made on this page"
    form = {
        "do": "ballot.cast",
        "face": "livecast",
        "stage": "ranking",
        "back": "thuis/ranking",
        "csrf_token": home.token(),
    }
    answer = home.client.post(f"/t/{CODE}/act", data=form | {"order": ["P2", "P1"]})
    assert (answer.status_code, answer.location) == (303, f"/t/{CODE}/thuis/ranking")
    assert "is binnen" in home.get("/livecast").text
    assert load(CODE).state.current.key == "welcome"


def test_a_passer_by_takes_a_seat_online_and_comes_back_to_the_ballot(context: Flask) -> None:
    begin()
    browser = Browser(context.test_client(), face="livecast")
    assert "Schuif online aan" in browser.get(PAGE).text
    form = {"channel": "online", "face": "livecast", "back": "thuis/ranking"}
    answer = browser.client.post(f"/t/{CODE}/join", data=form)
    assert (answer.status_code, answer.location) == (303, f"/t/{CODE}/thuis/ranking")
    assert "Zet jouw top" in browser.get(PAGE).text


@pytest.mark.parametrize("back", ["//elders.example", "../../", "thuis/ranking/x", "https://elders.example"])
def test_a_form_leads_back_to_a_page_of_its_own_meeting_only(context: Flask, back: str) -> None:
    browser = Browser(context.test_client())
    browser.get()
    answer = browser.client.post(f"/t/{CODE}/join", data={"back": back})
    assert answer.location == f"/t/{CODE}"


def test_who_sits_in_the_hall_reads_that_they_vote_there(seated: Browser) -> None:
    begin()
    assert "Je stemt in de zaal" in seated.get(PAGE).text
    refused = seated.act("ballot.cast", stage="ranking", order=["P1"])
    assert refused.json["error"]["key"] == "window_from_home"
    assert seated.get("/thuis/bestaatniet").status_code == 409


def test_only_who_votes_at_home_reads_that_it_can_be_changed_until_home_closes(home: Browser, seated: Browser) -> None:
    begin()
    home.act("ballot.cast", stage="ranking", order=["P2"])
    lead_to("ranking")
    assert seated.act("ballot.cast", stage="ranking", order=["P1"]).status_code == 200
    perform(CODE, CloseStage(), LEADER)
    changeable = "Je kunt hem veranderen tot"
    assert changeable in home.get("/livecast").text
    assert changeable not in seated.get().text
    assert seated.act("ballot.cast", stage="ranking", order=["P3"]).json["error"]["key"] == "window_from_home"


def test_hall_and_home_are_one_count_and_nothing_is_told_before(
    home: Browser, phone: Browser, console: Browser
) -> None:
    begin()
    home.act("ballot.cast", stage="ranking", order=["P2", "P1"])
    lead_to("ranking")
    vote(sit(1), "P1")
    vote(sit(2), "P1", "P3")
    perform(CODE, CloseStage(), LEADER)
    ranking = stage_named(load(CODE).state, "ranking")
    assert (ranking.status, ranking.sealed) == ("closed", False)
    for page in ("/regie", "/scherm", "/livecast"):
        assert "Nog open voor thuis tot" in console.get(page).text
    with pytest.raises(Refused, match="close_first"):
        perform(CODE, RevealStage(stage="ranking"), LEADER)
    perform(CODE, AdvanceStage(), LEADER)
    with pytest.raises(Refused, match="window_open"):
        perform(CODE, CloseMeeting(), LEADER)
    assert home.act("ballot.cast", stage="ranking", order=["P3"]).status_code == 200, (
        "it can be replaced until it closes"
    )
    perform(CODE, EndWindow(stage="ranking", reason="Iedereen heeft gestemd."), LEADER)
    box = box_of(stage_named(load(CODE).state, "ranking"))
    assert (len(box.ballots), dict(box.turnout)) == (3, {"online": 1, "room": 2})
    assert "gesloten" in home.get(PAGE).text


def test_the_clock_of_the_server_closes_it(home: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    begin()
    look(datetime.now(UTC) + WEEK - timedelta(minutes=1))
    assert windows(load(CODE).state)["ranking"].how == "open"
    later = datetime.now(UTC) + WEEK + timedelta(seconds=1)
    monkeypatch.setattr(act_job, "datetime", SimpleNamespace(now=lambda zone: later))
    assert home.act("ballot.cast", stage="ranking", order=["P1"]).json["error"]["key"] == "window_over"
    look(later)
    assert windows(load(CODE).state)["ranking"].how == "closed"
    assert "Thuis stemmen is gesloten" in home.get("/livecast").text
