"""A counted vote on every face: its steps on the wall, in the hand and in the record, and what only the owner sees."""

from pathlib import Path

import msgspec
import pytest
from flask import Flask

from app.access import links
from app.faces import regions
from app.live.meetings import load, perform
from app.services import services
from facilitation.counting.steps import steps
from facilitation.parts.stages import CloseStage
from facilitation.parts.wall import StepCount, wall
from tests.counting.telling import ASSEN
from tests.devices import Browser
from tests.parts.ranking.voted import LEADER, reveal, vote, voting

CODE = "ASSEN2"


@pytest.fixture
def room(app: Flask, real_data: Path) -> Flask:
    """Assen 2024 by equal shares: all ballots but one are in."""
    return app


@pytest.fixture
def phone(room: Flask, real_data: Path) -> Browser:
    """The phone that hands in one of the ballots; then the outcome is shown."""
    with room.app_context():
        own, *others = voting(CODE, real_data / ASSEN, but=3)
        browser = Browser(room.test_client(), code=CODE)
        browser.join(name="Fatima")
        assert browser.say("ballot.cast", ballot={"approved": list(own)}).status_code == 200
        for number, choices in enumerate(others):
            vote(CODE, f"L{number}", choices)
        reveal(CODE)
        return browser


@pytest.fixture
def console(room: Flask, phone: Browser) -> Browser:
    """The gespreksleider's laptop."""
    with room.app_context():
        key = links.make(CODE)
    browser = Browser(room.test_client(), "console", code=CODE)
    assert browser.client.post(f"/t/{CODE}/regie/key", data={"key": key}).status_code == 204
    return browser


def words(html: str) -> str:
    return html.replace("\N{NO-BREAK SPACE}", " ")


def test_the_outcome_in_the_room_is_that_of_the_file(room: Flask, phone: Browser) -> None:
    with room.app_context():
        outcome = load(CODE).state.current.state.outcome
    assert outcome.rule == "equal-shares"
    assert outcome.counted == 84
    assert len(outcome.awards) == 10


def test_the_console_leads_the_wall_step_by_step_and_back_to_the_whole(console: Browser) -> None:
    wall = Browser(console.client.application.test_client(), "screen", code=CODE)
    assert 'data-step="' in wall.get("/scherm").text
    assert "wstep" not in wall.get("/scherm").text
    page = words(console.get("/regie").text)
    assert 'value="count.step 1"' in page
    assert "Er zijn 18 stappen." in page
    assert console.act("count.step 8").status_code == 200
    shown = words(wall.get("/scherm").text)
    assert "‘In gesprek’ krijgt € 5.000" in shown
    assert "13 kiezers betalen samen, elk € 364,07." in shown
    assert "1 kiezer geeft zijn laatste geld: € 267,08." in shown
    assert 'data-step="8" data-steps="18"' in shown
    page = words(console.get("/regie").text)
    assert "Stap 8 van 18" in page
    assert 'value="count.step 9"' in page
    assert console.act("count.step 0").status_code == 200
    assert "wstep" not in wall.get("/scherm").text
    refused = console.act("count.step 19")
    assert (refused.status_code, refused.json["error"]["message"]) == (
        409,
        "Zover gaat deze uitslag niet. De laatste stap is 18.",
    )


def test_phone_livecast_and_record_list_every_step(room: Flask, phone: Browser, console: Browser) -> None:
    for page in (phone.get(), phone.get("/livecast"), console.get("/besluit")):
        found = words(page.text)
        assert "De uitslag in 18 stappen" in found
        assert "Het kost 13,73 keer wat één kiezer betaalt. Dat getal is de steun." in found
        assert found.count('class="cstep ') == 18


def test_a_phone_reads_where_its_own_share_went_and_nobody_else_does(room: Flask, phone: Browser) -> None:
    mine = words(phone.get().text)
    assert "Waar mijn deel heen ging" in mine
    assert "Je kon tot € 2.023,81 meebetalen." in mine
    for line in ("€ 167,44 ging naar ‘PopUp Podium’.", "€ 416,67 ging naar ‘Go-Zero kroegentocht’."):
        assert line in mine
    assert "Niet gebruikt" not in mine, "of a share that grew what is left is nobody's"
    other = Browser(room.test_client(), code=CODE)
    other.join(name="Bram")
    assert "Waar mijn deel heen ging" not in other.get().text
    with room.app_context():
        found = regions.regions(load(CODE), "phone", "nl")
    assert "meebetalen" not in "".join(found.html.values())


def test_before_the_outcome_is_shown_nobody_reads_a_share_or_a_step(room: Flask, real_data: Path) -> None:
    with room.app_context():
        (last,) = voting(CODE, real_data / ASSEN, but=1)
        browser = Browser(room.test_client(), code=CODE)
        browser.join(name="Fatima")
        browser.say("ballot.cast", ballot={"approved": list(last)})
        perform(CODE, CloseStage(), LEADER)
        services().workers.finish(load(CODE))
    assert "Waar mijn deel heen ging" not in browser.get().text
    assert "cstep" not in browser.get("/livecast").text


def test_other_rules_stand_beside_it_marked_as_information_only(console: Browser) -> None:
    assert 'href="/t/ASSEN2/besluit/anders"' in console.get("/regie").text
    for _ in range(30):
        page = words(console.get("/besluit/anders").text)
        if "http-equiv" not in page:
            break
    assert "Alleen ter informatie." in page
    assert "De buurt koos vooraf: Gelijke delen. Die uitslag blijft staan." in page
    assert "Meeste stemmen kiest" in page
    assert "Phragmén" in page
    record = words(console.get("/besluit").text)
    assert "Alleen ter informatie." in record


def test_others_may_not_look_beside_the_outcome_while_the_evening_runs(room: Flask, phone: Browser) -> None:
    assert phone.get("/besluit/anders").status_code == 403


def test_a_step_past_a_shorter_outcome_shows_its_last(room: Flask, phone: Browser) -> None:
    with room.app_context():
        live = load(CODE)
        total = len(steps(live.state.current.state.outcome))
        perform(CODE, StepCount(to=total), LEADER)
        live.state = live.state.with_part("wall", msgspec.structs.replace(wall(live.state), step=total + 5))
        assert "De reservelijst" in Browser(room.test_client(), "screen", code=CODE).get("/scherm").text


def test_the_record_says_how_this_rule_counts_and_not_how_another_does(console: Browser) -> None:
    found = words(console.get("/besluit").text)
    assert "84 stembiljetten tellen mee. Iedereen krijgt een even groot deel van het budget." in found
    assert "Elk gekozen plan kreeg 1 stem." not in found
