"""What follows a decision: the ladder and the conditions with their dates, and what the organiser tells of them."""

from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from app.access import links
from app.live.meetings import load
from app.record.follow_up import telling
from app.services import services
from app.storage.tables import FOLLOW_UP
from facilitation.refusals import Refused
from facilitation.roles import Role
from tests.devices import CODE, Browser
from tests.record.follow_up.conftest import Clock
from tests.record.follow_up.following import found, item, tell, text_of


def test_the_ladder_begins_with_the_decision_and_has_a_date_for_every_step(closed: Browser) -> None:
    steps = {i.subject: (i.state, i.due) for i in found().steps}
    day = date.fromisoformat(found().closed[:10])
    assert list(steps) == ["neighbourhood", "district", "payment", "execution", "accounting"]
    assert steps["neighbourhood"][0] == "done"
    assert steps["district"][1] - day in (timedelta(weeks=6), timedelta(weeks=6, days=1))
    assert [state for state, _ in list(steps.values())[1:]] == ["open"] * 4
    assert sorted(i.due for i in found().steps) == [i.due for i in found().steps]


def test_what_is_not_decided_or_not_closed_has_no_ladder(console: Browser, phone: Browser) -> None:
    assert telling.of(CODE) is None
    assert [phone.get(path).status_code for path in ("/besluit.ics", "/besluit.atom")] == [404, 404]
    assert phone.get("/besluit/plan/P1").status_code == 403
    console.act("meeting.close")
    assert telling.of(CODE) is None
    assert "Wat er nu gebeurt" not in text_of(phone, "/besluit")


def test_a_date_that_passed_turns_the_public_page_to_te_laat_without_anybodys_act(
    closed: Browser, phone: Browser, clock: Clock
) -> None:
    due = item("district").due
    clock(date(2026, 1, 15))
    assert not item("P1.1").late(found().today)
    clock(date(2026, 1, 16))
    assert [i.subject for i in found().late] == ["P1.1"]
    clock(due)
    assert "Besluit van het stadsdeel gepland" in text_of(phone, "/besluit")
    before = load(CODE).state.seq
    clock(due + timedelta(days=1))
    assert "Besluit van het stadsdeel te laat" in text_of(phone, "/besluit")
    assert "te laat" in text_of(phone, "/besluit/plan/P1")
    assert load(CODE).state.seq == before


def test_today_is_the_date_in_amsterdam(monkeypatch: pytest.MonkeyPatch) -> None:
    class Late(telling.datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return telling.datetime.fromisoformat("2026-06-30T22:30:00+00:00").astimezone(tz)

    monkeypatch.setattr(telling, "datetime", Late)
    assert telling.today() == date(2026, 7, 1)


def test_the_organiser_tells_what_happened_and_everybody_reads_it(closed: Browser, phone: Browser) -> None:
    assert tell(closed, "district", "done", "Het dagelijks bestuur stemde in.") == 303
    assert tell(closed, "P1.1", "running", "Zeven namen.", due="2026-02-01") == 303
    text = text_of(phone, "/besluit")
    assert "klaar. Het dagelijks bestuur stemde in." in text
    assert "nu uiterlijk 1 februari 2026. Zeven namen." in text
    assert (item("P1.1").state, item("P1.1").due) == ("running", date(2026, 2, 1))
    assert "Zeven namen." in text_of(phone, "/besluit/plan/P1")
    assert "Zeven namen." not in text_of(phone, "/besluit/plan/P2")


def test_what_is_done_or_goes_otherwise_is_no_longer_late(closed: Browser, clock: Clock) -> None:
    clock(date(2040, 1, 1))
    tell(closed, "district", "done", "Ja.")
    tell(closed, "payment", "deviates", "Het geld gaat via een fonds.")
    assert [i.subject for i in found().late] == ["execution", "accounting", "P1.1", "P2.1"]


@pytest.mark.parametrize(("state", "due"), [("deviates", ""), ("running", "2199-01-01")])
def test_a_deviation_and_a_delay_need_a_reason_that_was_not_given_before(closed: Browser, state: str, due: str) -> None:
    assert tell(closed, "district", state, "Er is te weinig geld.", due) == 303
    assert tell(closed, "payment", state, " er is TE weinig  geld!", due) == 409
    assert tell(closed, "payment", state, "De bank vraagt een handtekening.", due) == 303
    assert tell(closed, "execution", "running", "Er is te weinig geld.") == 303
    assert len(found().entries) == 3


@pytest.mark.parametrize(
    ("subject", "state", "text", "due", "status"),
    [
        ("dessert", "done", "Ja.", "", 409),
        ("neighbourhood", "open", "Toch niet.", "", 409),
        ("P9.1", "done", "Ja.", "", 409),
        ("district", "perhaps", "Ja.", "", 422),
        ("district", "done", "  ", "", 422),
        ("district", "done", "x" * 1001, "", 422),
        ("district", "running", "Ja.", "morgen", 422),
    ],
)
def test_what_cannot_be_told_is_refused_and_nothing_is_kept(
    closed: Browser, subject: str, state: str, text: str, due: str, status: int
) -> None:
    assert tell(closed, subject, state, text, due) == status
    assert found().entries == ()


def test_nobody_tells_anything_before_the_closing(console: Browser) -> None:
    assert tell(console, "district", "done", "Alvast.") == 409


def test_only_the_organiser_tells_what_happened(closed: Browser, phone: Browser) -> None:
    assert phone.get("/besluit/opvolging").status_code == 403
    assert tell(phone, "district", "done", "Ik zei het.") == 403
    scribe = Browser(closed.client.application.test_client(), "console")
    scribe.client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE, Role.SCRIBE)})
    assert tell(scribe, "district", "done", "Ik schreef het.") == 403
    assert "Besluit van het stadsdeel" in text_of(closed, "/besluit/opvolging")
    assert found().entries == ()


@pytest.mark.parametrize("statement", ["UPDATE follow_up SET text = 'anders'", "DELETE FROM follow_up"])
def test_what_was_told_stays_in_the_database_itself(closed: Browser, statement: str) -> None:
    tell(closed, "district", "done", "Ja.")
    with pytest.raises(IntegrityError), services().database.write.begin() as connection:
        connection.execute(sa.text(statement))
    assert [entry.text for entry in found().entries] == ["Ja."]


def test_what_is_told_names_the_head_of_the_closed_log(closed: Browser) -> None:
    tell(closed, "district", "done", "Ja.")
    with services().database.read.connect() as connection:
        row = connection.execute(sa.select(FOLLOW_UP)).one()
    assert row.head == found().head
    with pytest.raises(IntegrityError), services().database.write.begin() as connection:
        connection.execute(sa.insert(FOLLOW_UP).values(**dict(row._mapping) | {"number": 2, "head": "0" * 64}))


def test_a_refusal_is_raised_by_its_key(closed: Browser) -> None:
    with pytest.raises(Refused, match="unknown_subject"):
        telling.tell(CODE, "facilitator", "dessert", "done", "", "Ja.")
