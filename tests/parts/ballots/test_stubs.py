"""The stub of a ballot: its own device finds it in the record, and nobody else can say whose it is."""

import json
import re
from typing import Any

import pytest

from app.access.devices import Device
from app.faces import regions
from app.faces.marks import marks
from app.faces.region import FACES
from app.live import meetings
from app.services import services
from app.storage.ballots import key_of, stub_for, stub_of
from tests.devices import CODE, Browser

STUB = re.compile(r"\b[B-Z2-9]{4}-[B-Z2-9]{4}\b")
HONEST = {
    "nl": "kan het tijdens de stemming wel uitzoeken",
    "en": "can find it out during the vote",
}


@pytest.fixture
def voter(console: Browser, seated: Browser) -> Browser:
    """A phone whose seat ranked the plans, among two others."""
    console.lead_to("ranking")
    seated.say("ballot.cast", ballot={"order": ["P3", "P1"]})
    for plan in ("P1", "P2"):
        seat = console.put(channel="assisted")
        assert console.say("ballot.cast", seat=seat, ballot={"order": [plan]}).status_code == 200
    return seated


def stubs(browser: Browser) -> dict[str, str]:
    """What this device knows of its ballots."""
    room = meetings.load(CODE)
    with browser.client.session_transaction() as cookie:
        actor = Device(cookie).actor(room.state, "phone")
    with services().database.read.connect() as connection:
        return dict(marks(room, actor, connection)["stubs"])


def end(console: Browser) -> Any:
    """Close the vote and the evening; all ballots of the ranking in the record."""
    console.say("stage.close")
    assert console.say("meeting.close").status_code == 200
    return json.loads(console.get("/besluit.json").text)["ballots"]["ranking"]


def test_a_device_finds_its_own_ballot_in_the_record(console: Browser, voter: Browser) -> None:
    before = stubs(voter)
    ballots = end(console)
    assert stubs(voter) == before == {"ranking": before["ranking"]}
    assert [ballot for ballot in ballots if ballot["stub"] == before["ranking"]] == [
        {"order": ["P3", "P1"], "stub": before["ranking"]}
    ]
    assert len({ballot["stub"] for ballot in ballots}) == 3


def test_a_ballot_that_was_replaced_keeps_its_stub(console: Browser, voter: Browser) -> None:
    before = stubs(voter)
    voter.say("ballot.cast", ballot={"order": ["P2"]})
    assert stubs(voter) == before
    assert {"order": ["P2"], "stub": before["ranking"]} in end(console)


def test_of_a_ballot_that_the_console_handed_in_a_phone_knows_no_stub(console: Browser, phone: Browser) -> None:
    seat = phone.join()
    console.lead_to("ranking")
    assert phone.say("help.ask").status_code == 200
    assert console.say("ballot.cast", seat=seat, ballot={"order": ["P1"]}).status_code == 200
    assert stubs(phone) == {}
    end(console)
    assert stubs(phone) == {}


def test_the_phone_shows_its_stub_while_it_votes_and_when_all_is_over(console: Browser, voter: Browser) -> None:
    stub = stubs(voter)["ranking"]
    assert stub in voter.get().text
    end(console)
    assert stub in voter.get().text


def test_the_record_lists_all_ballots_under_their_stubs_once_it_is_closed(console: Browser, voter: Browser) -> None:
    console.say("stage.close")
    assert STUB.findall(console.get("/besluit").text) == []
    page = voter.get("/besluit").text if end(console) else ""
    assert len(set(STUB.findall(page))) == 3
    row = page.partition(stubs(voter)["ranking"])[2].partition("</li>")[0]
    assert "1. Bankjes, 2. Moestuin" in re.sub(r"<[^>]+>", "", row)


def test_what_everybody_sees_holds_no_stub(console: Browser, voter: Browser) -> None:
    for step in ("", "stage.close", "stage.reveal"):
        assert not step or console.say(step).status_code == 200
        for face in FACES:
            shown = regions.regions(meetings.load(CODE), face, "nl")
            assert not [html for html in shown.html.values() if stubs(voter)["ranking"] in html]


def test_a_stub_is_made_from_the_receipt_and_not_from_what_a_ballot_is_kept_under() -> None:
    keys = [key_of(f"receipt {number}", CODE, "ranking") for number in range(2_000)]
    stubs = [stub_for(f"receipt {number}", CODE, "ranking") for number in range(2_000)]
    assert len({*stubs}) == 2_000
    assert all(STUB.fullmatch(stub) for stub in stubs)
    assert not {*stubs} & {stub_of(key) for key in keys}, "what is in the files leads to no stub"


@pytest.mark.parametrize("language", HONEST)
@pytest.mark.parametrize("stage", ["ranking", "allocation"])
def test_the_page_of_a_ballot_says_what_remains_possible(
    console: Browser, seated: Browser, stage: str, language: str
) -> None:
    console.lead_to(stage)
    assert HONEST[language] in seated.get(f"?taal={language}").text
