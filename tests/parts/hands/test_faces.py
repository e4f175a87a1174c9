"""A show of hands without scripts: two links on two devices, what the console may let count, and where it is told."""

from typing import Any

import pytest
from flask import Flask

from app.access import links
from app.live.meetings import load, perform
from facilitation.parts.hands.state import counts
from facilitation.parts.stages import CloseMeeting, CloseStage
from facilitation.roles import Role
from tests.devices import CODE, Browser
from tests.parts.hands.room import OTHERWISE, SEEN
from tests.people import LEADER, lead_to


class Counter(Browser):
    """Somebody who counts hands."""

    def post(self, do: str, number: str = "1", numbers: dict[str, int] | None = None, **fields: Any) -> Any:
        """A form of the page."""
        said = {f"numbers.{option}": str(hands) for option, hands in (numbers or {}).items()}
        data = {"do": do, "csrf_token": self.token(), "count": number} | said | fields
        return self.client.post(f"/t/{CODE}/handen/{number}", data=data)

    def counts(self, **numbers: int) -> int:
        """Hand in what one counted; the status of the answer."""
        return int(self.post("hands.count", numbers=numbers).status_code)


def with_link(context: Flask, note: str) -> Counter:
    """A phone with a link of its own."""
    counter = Counter(context.test_client(), face="paper")
    key = links.make(CODE, Role.PAPER, note=note)
    assert counter.client.post(f"/t/{CODE}/regie/key", data={"key": key}).status_code == 204
    return counter


@pytest.fixture
def noor(context: Flask) -> Counter:
    """The first."""
    return with_link(context, "Noor")


@pytest.fixture
def jamal(context: Flask) -> Counter:
    """The second."""
    return with_link(context, "Jamal")


@pytest.fixture
def hall(console: Browser) -> Browser:
    """The console at the decision, where a count of hands is open."""
    lead_to("decision")
    assert console.act("hands.open about=1").status_code == 200
    return console


def test_who_has_no_link_for_it_finds_the_door(console: Browser, phone: Browser, noor: Counter) -> None:
    for browser in (console, phone):
        answer = browser.get("/handen")
        assert answer.status_code == 403
        assert "heb je een link van de gespreksleider nodig" in answer.text
    assert "Er worden nu geen handen geteld" in noor.get("/handen").text
    assert "Handen tellen" in noor.get("/papier").text


def test_two_people_count_and_neither_sees_what_the_other_counted(hall: Browser, noor: Counter, jamal: Counter) -> None:
    page = noor.get("/handen").text
    assert "Kunnen we leven met deze verdeling?" in page
    assert noor.counts(**SEEN) == 303
    assert "Jouw telling is binnen." in noor.get("/handen").text
    page = jamal.get("/handen").text
    assert 'value="8"' not in page, "the second does not see what the first counted"
    assert jamal.counts(**SEEN) == 303
    assert "11 handen omhoog." in jamal.get("/handen").text
    assert counts(load(CODE).state)["1"].how == "counted"
    page = hall.get("/regie").text
    assert "klaar" in page
    assert "handen 11" in page, "a channel of its own"
    assert "handen 11" in " ".join(noor.get("/scherm").text.split())


def test_where_they_differ_both_see_it_and_both_confirm(hall: Browser, noor: Counter, jamal: Counter) -> None:
    noor.counts(**SEEN)
    jamal.counts(**OTHERWISE)
    page = noor.get("/handen").text
    assert "Jullie telden niet hetzelfde." in page
    assert page.count('class="flag"') == 1
    assert "Dit klopt" not in page
    assert jamal.post("hands.settle", numbers=SEEN).status_code == 303
    assert "Jij hebt bevestigd. Nu de ander nog." in jamal.get("/handen").text
    assert noor.post("hands.confirm", numbers=SEEN).status_code == 303
    assert "11 handen omhoog." in noor.get("/handen").text


def test_what_cannot_be_comes_back_with_its_number_and_what_was_typed(hall: Browser, noor: Counter) -> None:
    assert hall.act("door.heads", heads="10").status_code == 200
    answer = noor.post("hands.count", numbers=SEEN)
    assert answer.status_code == 409
    assert "F.1 Handen: 11." in answer.text
    assert 'value="8"' in answer.text
    unread = noor.post("hands.count", **{"numbers.agree": "acht", "numbers.concern": "0", "numbers.objection": "0"})
    assert unread.status_code == 422
    assert "F.4" in unread.text


def test_a_warning_asks_for_words_before_anybody_confirms(hall: Browser, noor: Counter, jamal: Counter) -> None:
    nobody = dict.fromkeys(SEEN, 0)
    noor.counts(**nobody)
    jamal.counts(**nobody)
    page = noor.get("/handen").text
    assert "W.2 Er ging geen enkele hand omhoog." in page
    assert "disabled" in page
    assert noor.post("hands.confirm", numbers=nobody).status_code == 409
    assert noor.post("hands.explain", code="W.2", words="Iedereen stemde op de telefoon.").status_code == 303
    for who in (noor, jamal):
        assert who.post("hands.confirm", numbers=nobody).status_code == 303
    assert counts(load(CODE).state)["1"].how == "counted"


def test_the_console_waits_the_wall_says_so_and_a_phone_is_told_to_keep_its_hand_down(
    hall: Browser, seated: Browser
) -> None:
    assert "Nog niemand heeft geteld." in hall.get("/regie").text
    assert "We tellen handen" in seated.get("/scherm").text
    assert "Steek dan geen hand op." in seated.get().text.replace("\n", " ").replace("  ", " ")
    refused = hall.act("stage.close")
    assert (refused.status_code, refused.json["error"]["key"]) == (409, "hands_unfinished")
    assert hall.act("hands.void 1", **{"1.reason": "Toch niet."}).status_code == 200
    assert "We tellen handen" not in seated.get("/scherm").text
    assert hall.act("stage.close").status_code == 200


def test_a_secret_vote_says_why_hands_cannot_answer_it(console: Browser) -> None:
    lead_to("ranking")
    assert "Deze stemming is geheim." in console.get("/regie").text
    assert console.act("hands.open").json["error"]["key"] == "hands_secret"


def test_the_record_tells_hands_as_a_channel_of_their_own(hall: Browser, noor: Counter, jamal: Counter) -> None:
    noor.counts(**SEEN)
    jamal.counts(**SEEN)
    perform(CODE, CloseStage(), LEADER)
    perform(CODE, CloseMeeting(), LEADER)
    told = hall.get("/besluit.json").json["record"]
    assert told["rounds"][-1]["answered"] == {"hands": 11}
    assert told["rounds"][-1]["counts"] == SEEN
    assert told["hands"] == [
        {"count": "1", "stage": "decision", "about": "1", "how": "counted", "hands": 11}
        | {"again": 0, "settled": False, "words": []}
    ]
    for page in ("/besluit", "/besluit.md"):
        words = " ".join(hall.get(page).text.split())
        assert "11 handen omhoog. Twee mensen telden los van elkaar." in words, page
        assert "Daarvan met een hand: 11, geteld door twee mensen." in words, page


def test_a_link_that_was_revoked_counts_nothing_more(hall: Browser, noor: Counter) -> None:
    (link,) = [each for each in links.links(CODE) if each.role is Role.PAPER]
    links.revoke(CODE, link.id)
    assert noor.counts(**SEEN) == 403
