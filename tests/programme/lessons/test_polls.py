"""Before and after: consent first, once for each seat, and nothing that leads from an answer to who gave it."""

from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.live import meetings
from app.programme.lessons import polls
from app.programme.lessons.questions import ASKED
from app.programme.lessons.tables import SPENT, TALLY
from app.programme.measures.few import HIDDEN
from app.programme.storage import rows
from facilitation.parts.stages import CloseMeeting
from facilitation.refusals import Refused
from tests.devices import CODE, Browser, opening
from tests.people import LEADER, lead_to

AFTER = {item: "1" if question.yes_or_no else "8" for item, question in ASKED["after"].items()}
BEFORE = {"trust_neighbours": "6", "trust_municipality": "5", "newcomer": "1", "consent": "1"}


@pytest.fixture
def meeting(house: Flask) -> str:
    """A small meeting whose people are asked."""
    meetings.create(opening(), public=True)
    polls.ask(CODE)
    return CODE


@pytest.fixture
def phone(house: Flask, meeting: str) -> Browser:
    """A phone with a seat."""
    found = Browser(house.test_client())
    found.join(name="Fatima", table="T1")
    return found


def end() -> None:
    """The meeting is closed, without a decision."""
    lead_to("frames")
    meetings.perform(CODE, CloseMeeting(), LEADER)


def test_no_more_than_thirteen_things_are_asked_after_and_trust_is_asked_twice() -> None:
    assert len(ASKED["after"]) == 13
    assert {"trust_neighbours", "trust_municipality"} <= ASKED["before"].keys() & ASKED["after"].keys()


def test_nothing_is_kept_without_consent(phone: Browser) -> None:
    answer = phone.client.post(f"/t/{CODE}/vooraf", data=BEFORE | {"consent": ""})
    assert answer.status_code == 409
    assert "Ik doe mee" in answer.text
    assert not rows(sa.select(TALLY))
    assert not rows(sa.select(SPENT))


def test_a_seat_answers_once_before_and_once_after_the_closing(phone: Browser) -> None:
    page = phone.get("/vooraf").text
    assert "Ik vertrouw de gemeente" in page
    assert phone.client.post(f"/t/{CODE}/vooraf", data=BEFORE).status_code == 303
    assert "Dank je wel" in phone.get("/vooraf").text
    again = phone.client.post(f"/t/{CODE}/vooraf", data=BEFORE)
    assert again.status_code == 409
    assert phone.get("/na-afloop").status_code == 409
    end()
    assert phone.get("/vooraf").status_code == 409
    assert phone.client.post(f"/t/{CODE}/na-afloop", data=AFTER | {"consent": "1"}).status_code == 303
    sheets = {(row.moment, row.number) for row in rows(sa.select(TALLY)) if row.item == polls.SHEET}
    assert sheets == {("before", 1), ("after", 1)}


def test_who_did_not_sit_there_is_not_asked(meeting: str, passer_by: FlaskClient) -> None:
    answer = passer_by.get(f"/t/{CODE}/vooraf")
    assert answer.status_code == 403
    assert "aan tafel zat" in answer.text
    assert passer_by.post(f"/t/{CODE}/vooraf", data=BEFORE).status_code == 403


@pytest.mark.parametrize("wrong", [{"newcomer": "2"}, {"trust_neighbours": "11"}, {"trust_neighbours": "veel"}])
def test_an_answer_that_cannot_be_is_not_kept_and_may_be_given_again(phone: Browser, wrong: dict[str, str]) -> None:
    assert phone.client.post(f"/t/{CODE}/vooraf", data=BEFORE | wrong).status_code == 422
    assert phone.client.post(f"/t/{CODE}/vooraf", data={"consent": "1"}).status_code == 422
    assert not rows(sa.select(TALLY))
    assert phone.client.post(f"/t/{CODE}/vooraf", data=BEFORE).status_code == 303


def test_what_is_kept_is_the_same_whoever_answered_what_in_which_order(meeting: str) -> None:
    """Two rooms in which the same answers were given by others in another order leave the same rows."""
    given = [{"trust_neighbours": n, "newcomer": n % 2} for n in range(1, 7)]
    for number, answers in enumerate(given):
        polls.answer(CODE, "before", f"S{number}", answers)
    first = set(rows(sa.select(TALLY.c.item, TALLY.c.answer, TALLY.c.number)))
    assert {column.name for column in TALLY.c} == {"meeting", "moment", "item", "answer", "number"}
    other = "ANDERS"
    polls.ask(other)
    for number, answers in enumerate(reversed(given)):
        polls.answer(other, "before", f"S{number}", answers)
    second = rows(sa.select(TALLY.c.item, TALLY.c.answer, TALLY.c.number).where(TALLY.c.meeting == other))
    assert first == set(second)


def test_what_was_answered_is_told_only_after_the_asking_is_closed_for_good(meeting: str) -> None:
    for number in range(6):
        polls.answer(CODE, "before", f"S{number}", {"trust_neighbours": 7, "newcomer": 1})
    assert polls.told([CODE]) == {}
    polls.close(CODE)
    found = polls.told([CODE])[CODE]["before"]
    assert (found.answered, found.means["trust_neighbours"], found.percents["newcomer"]) == (6, 70, 100)
    assert found.means["trust_municipality"] == HIDDEN
    with pytest.raises(Refused, match="poll_not_again"):
        polls.ask(CODE)
    with pytest.raises(Refused, match="poll_closed"):
        polls.answer(CODE, "before", "S9", {"newcomer": 1})


def test_once_closed_nobody_can_see_any_more_which_seats_answered(meeting: str) -> None:
    polls.answer(CODE, "before", "S1", {"newcomer": 1})
    poll = polls.load(CODE)
    assert poll is not None
    assert polls.answered(poll, "before", "S1")
    assert not polls.answered(poll, "after", "S1")
    polls.close(CODE)
    after = polls.load(CODE)
    assert after is not None
    assert after.salt == ""
    assert not rows(sa.select(SPENT))


def test_of_fewer_than_five_who_answered_nothing_is_told(meeting: str) -> None:
    for number in range(4):
        polls.answer(CODE, "after", f"S{number}", {"heard": 8, "again": 1})
    polls.close(CODE)
    found = polls.told([CODE])[CODE]["after"]
    assert {found.answered, *found.means.values(), *found.percents.values()} == {HIDDEN}


def test_a_sheet_of_paper_counts_as_an_answer_and_its_number_is_kept(meeting: str) -> None:
    for _ in range(5):
        polls.enter_sheet(CODE, "after", {"heard": 6})
    poll = polls.load(CODE)
    assert poll is not None
    assert (poll.paper_before, poll.paper_after) == (0, 5)
    polls.close(CODE)
    assert polls.told([CODE])[CODE]["after"].means["heard"] == 60


def test_an_answer_counts_though_another_process_gave_the_first_like_it_meanwhile(
    meeting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    add, failed = polls._add, list[str]()

    def first_fails(connection: sa.Connection, *told: Any) -> None:
        add(connection, *told)
        if not failed:
            failed.append("once")
            add_row = sa.insert(TALLY).values(meeting=CODE, moment="before", item="newcomer", answer=1, number=1)
            connection.execute(add_row)

    monkeypatch.setattr(polls, "_add", first_fails)
    polls.answer(CODE, "before", "S1", {"newcomer": 1})
    assert failed
    assert {(row.item, row.number) for row in rows(sa.select(TALLY))} == {("", 1), ("newcomer", 1)}
