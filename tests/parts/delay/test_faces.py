"""A closing that waits for who is at home, as everybody sees it; and the record of it."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from flask import Flask

from app.live import act_job
from app.live.meetings import load, perform
from app.operations import due
from app.services import services
from facilitation.parts.ballots import box_of
from facilitation.parts.delay.acts import EndDelay, SetDelay
from facilitation.parts.delay.state import calling
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.situation import stage_named
from tests.devices import CODE, Browser
from tests.people import LEADER, lead_to, sit, vote

STRIP, BALLOT = "late--home", "Zet jouw top"


class Clock:
    """The clock of the server, so many seconds ahead of the real one."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self, zone: object = UTC) -> datetime:
        return datetime.now(UTC) + self.ahead

    def to(self, moment: datetime) -> None:
        """It is that moment now, and the house looks."""
        self.ahead = moment - datetime.now(UTC)
        due.look(services().rooms, services().performer.perform, self.now())


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(act_job, "datetime", SimpleNamespace(now=made.now))
    return made


@pytest.fixture
def home(context: Flask) -> Browser:
    """A laptop at home, which took a seat online."""
    browser = Browser(context.test_client(), face="livecast")
    browser.join(channel="online")
    return browser


def closing() -> datetime:
    """Until when it is open for home, once the hall closed a vote in which one person voted."""
    perform(CODE, SetDelay(seconds=22), LEADER)
    lead_to("ranking")
    vote(sit(1), "P1", "P3")
    perform(CODE, CloseStage(), LEADER)
    call = calling(load(CODE).state)
    assert call is not None
    return call.until


def test_a_ballot_from_home_after_the_hall_counts_and_one_after_that_is_refused(
    home: Browser, seated: Browser, clock: Clock
) -> None:
    until = closing()
    clock.to(until - timedelta(seconds=32))
    refused = seated.act("ballot.cast", order=["P2"])
    assert (refused.status_code, refused.json["error"]["message"]) == (
        409,
        "De zaal is al dicht. Wat je op tijd instuurde, telt mee.",
    )
    assert home.act("ballot.cast", order=["P2", "P1"]).status_code == 200
    clock.ahead = until - datetime.now(UTC)
    late = home.act("ballot.cast", order=["P3"])
    assert late.json["error"]["key"] == "home_over"
    assert "Voor thuis is het gesloten" in late.json["error"]["message"]
    clock.to(until)
    box = box_of(stage_named(load(CODE).state, "ranking"))
    assert (len(box.ballots), dict(box.turnout)) == (2, {"online": 1, "room": 1})
    assert home.act("ballot.cast", order=["P3"]).json["error"]["key"] == "home_over"


def test_everybody_sees_until_when_and_nobody_an_outcome(
    home: Browser, seated: Browser, console: Browser, clock: Clock
) -> None:
    until = closing()
    for browser, page in ((home, "/livecast"), (seated, ""), (console, "/regie")):
        text = browser.get(page).text
        assert f'data-deadline="{until.isoformat()}"' in text
        assert "oor thuis" in text
    assert f'data-deadline="{(until - timedelta(seconds=22)).isoformat()}"' in console.get("/scherm").text, (
        "who sees the wall 22 seconds late reads what is true for them"
    )
    assert BALLOT in home.get("/livecast").text
    assert "Jouw antwoord telt nog mee" in home.get("/livecast").text
    assert "Jouw antwoord telt nog mee" not in seated.get().text
    assert console.act("stage.reveal").json["error"]["key"] == "close_first"
    assert console.act("stage.advance").json["error"]["key"] in ("close_first", "home_open")
    clock.to(until)
    assert STRIP not in home.get("/livecast").text
    assert console.act("stage.reveal").status_code == 200


def test_the_console_agrees_on_it_and_ends_it_early_with_a_reason(console: Browser, home: Browser) -> None:
    assert console.act("delay.set", **{"delay.seconds": "22", "seconds": "60"}).status_code == 200
    assert "22 seconden" in console.get("/regie").text
    assert console.act("delay.set", **{"delay.seconds": "121"}).status_code == 422
    closing()
    assert console.act("delay.end", **{"delay.reason": ""}).json["error"]["key"] == "reason_needed"
    assert console.act("delay.end", **{"delay.reason": "De stream viel uit."}).status_code == 200
    assert stage_named(load(CODE).state, "ranking").sealed


def test_the_record_tells_how_long_it_was_open_for_home(home: Browser, phone: Browser, clock: Clock) -> None:
    until = closing()
    perform(CODE, EndDelay(reason="De stream viel uit."), LEADER)
    perform(CODE, RevealStage(), LEADER)
    perform(CODE, AdvanceStage(to="review"), LEADER)
    perform(CODE, CloseMeeting(), LEADER)
    (told,) = phone.client.get(f"/t/{CODE}/besluit.json").json["record"]["closings"]
    assert (told["stage"], told["seconds"], told["early"]) == ("ranking", 22, True)
    assert datetime.fromisoformat(told["until"]) == until
    page = phone.get("/besluit").text
    assert "Langer open voor thuis" in page
    assert "De stream viel uit." in page
