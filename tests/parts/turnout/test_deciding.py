"""Where not every seat decides, whoever voted is counted out of those who may: on every face and at the closing."""

from collections.abc import Iterator

import pytest
from flask import Flask

from app.access import links
from app.live.meetings import perform
from facilitation.events import MeetingClosed
from facilitation.part import Course
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.deciding.acts import AdmitSeat, CountTable
from facilitation.parts.door.acts import CountHeads
from facilitation.parts.seating import MoveSeat
from facilitation.parts.stages import CloseStage
from facilitation.parts.turnout import tell
from facilitation.parts.turnout.asked import mismatches, present, record
from facilitation.parts.turnout.state import Mismatch, TurnoutTold
from facilitation.state.deciding import Deciding
from tests.devices import CODE, Browser
from tests.facilitation.evening import LEADER, Evening, phone
from tests.parts.deciding.halls import begin
from tests.people import LEADER as CONSOLE
from tests.people import lead_to, sit, vote
from tests.plain import Page


def evening_of(deciding: int, looking: int, heads: int) -> Evening:
    """A ranking at table 1, where so many decide and so many look; three who decide voted, and it was sealed."""
    evening = Evening(deciding=Deciding("table"))
    seats = [f"seat{number}" for number in range(deciding + looking)]
    for seat in seats:
        evening.sit(seat)
    evening.play(CountHeads(heads=heads), LEADER)
    evening.play(CountTable(table="t1", heads=deciding), LEADER)
    for seat in seats[:deciding]:
        evening.play(AdmitSeat(person=seat), LEADER)
    evening.reach("ranking")
    for seat in seats[:3]:
        evening.play(CastBallot(ballot=Paper(order=["garden"])), phone(seat))
    evening.play(CloseStage(), LEADER)
    return evening


def test_who_only_looks_is_missing_at_no_vote_and_above_no_heads() -> None:
    evening = evening_of(deciding=4, looking=20, heads=4)
    assert present(evening.meeting).deciding == {"room": 4}
    assert mismatches(evening.meeting) == []
    evening.play(CountHeads(heads=2), LEADER)
    assert mismatches(evening.meeting) == [Mismatch("seats", 4, 2)]


def test_who_decides_and_did_not_vote_is_missing() -> None:
    evening = evening_of(deciding=9, looking=6, heads=20)
    assert mismatches(evening.meeting) == [Mismatch("few", 3, 9, "ranking")]


def test_the_record_tells_no_channel_apart_where_one_who_looks_would_be_seen() -> None:
    evening = evening_of(deciding=9, looking=6, heads=20)  # chris on paper and dora at home only look
    evening.happen(TurnoutTold(by="deciding"))
    told = record(Course(evening.meeting, {}, {}))["opkomst"]["votes"][0]
    assert told["deciding"] == {"all": 9, "channels": {}}
    assert told["seats"] == {"online": 1, "paper": 1, "room": 17}


def test_a_log_that_was_closed_when_all_seats_were_counted_reads_as_it_did() -> None:
    evening = evening_of(deciding=4, looking=20, heads=4)
    evening.happen(TurnoutTold())
    assert mismatches(evening.meeting)[0] == Mismatch("seats", 27, 4)
    assert "deciding" not in record(Course(evening.meeting, {}, {}))["opkomst"]


def test_the_closing_says_that_it_counted_who_decides() -> None:
    evening = evening_of(deciding=4, looking=0, heads=4)
    assert tell(evening.meeting, MeetingClosed()) == [TurnoutTold(by="deciding")]


@pytest.fixture
def hall(app: Flask) -> Iterator[Flask]:
    """A hall in which heads are counted at tables."""
    with app.app_context():
        begin("table")
        yield app


def words(browser: Browser, path: str) -> str:
    return " ".join(Page(browser.get(path).text).text.split())


def test_every_face_counts_votes_out_of_those_who_may(hall: Flask) -> None:
    regie = Browser(hall.test_client(), "console")
    regie.client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE)})
    people = [sit(number) for number in range(4)]
    for person in people:
        perform(CODE, MoveSeat(table="T1"), person)
    sit(4, "online")
    perform(CODE, CountTable(table="T1", heads=2), CONSOLE)
    for person in people[:2]:
        perform(CODE, AdmitSeat(person=person.seat or ""), CONSOLE)
    lead_to("ranking")
    vote(people[0], "P1", "P2")
    assert "1 van de 2" in words(regie, "/regie")
    assert "zaal 1 van 2 · online 0 van 0" in words(regie, "/regie")
    assert "Tafel 1: 1 stemde nog niet." in words(regie, "/regie")
    assert "1 van 2" in words(regie, "/scherm")
    assert "1 van 2" in words(regie, "/livecast")
    vote(people[1], "P1", "P2")
    assert "Iedereen is binnen. Sluiten?" in words(regie, "/regie")
