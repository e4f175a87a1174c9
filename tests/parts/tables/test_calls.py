"""A table asks that somebody comes: who sees it, who takes it away, and what is written down of it."""

import re
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from flask import Flask

from app.access import links
from app.live.meetings import load
from facilitation.part import LoggedEvent
from facilitation.parts.seating import MoveSeat
from facilitation.parts.tables import kept
from facilitation.parts.tables.acts import AnswerCall, CallGuide, SettleCall
from facilitation.parts.tables.events import CallAnswered, CallSettled, GuideCalled
from facilitation.record.compose import compose
from facilitation.roles import Role
from tests.devices import CODE, Browser
from tests.facilitation.evening import ANNA, BRAM, LEADER, Evening
from tests.facilitation.refusals.asking import CHAIR


def words(html: str) -> str:
    """What a page says."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<main")[2]).split())


@pytest.fixture
def evening() -> Evening:
    return Evening()


def test_a_table_asks_once_and_the_moment_is_kept(evening: Evening) -> None:
    evening.play(CallGuide(), ANNA)
    (called,) = [event for event in evening.events if isinstance(event, GuideCalled)]
    assert (called.table, called.since) == ("t1", evening.now)
    before = len(evening.events)
    evening.now += timedelta(minutes=2)
    evening.play(CallGuide(), BRAM)
    assert len(evening.events) == before
    assert kept(evening.meeting).calls == {"t1": called.since}


def test_who_goes_is_known_and_who_was_there_takes_it_away(evening: Evening) -> None:
    evening.play(CallGuide(), ANNA)
    evening.play(AnswerCall(table="t1"), LEADER)
    assert set(kept(evening.meeting).coming) == {"t1"}
    evening.play(SettleCall(table="t1"), LEADER)
    assert kept(evening.meeting) == type(kept(evening.meeting))()


def test_who_says_that_they_go_where_somebody_goes_already_changes_nothing(evening: Evening) -> None:
    evening.play(AnswerCall(table="t1"), LEADER)
    since = kept(evening.meeting).coming["t1"]
    evening.now += timedelta(minutes=2)
    assert evening.play(AnswerCall(table="t1"), CHAIR) == []
    assert kept(evening.meeting).coming == {"t1": since}


def test_somebody_goes_to_a_table_that_did_not_ask_and_the_table_says_that_it_needs_nobody(evening: Evening) -> None:
    evening.play(AnswerCall(table="Tafel 1"), CHAIR)
    evening.play(SettleCall(), BRAM)
    evening.play(SettleCall(), BRAM)
    assert [type(event) for event in evening.events[-2:]] == [CallAnswered, CallSettled]


def test_the_call_stays_with_the_table_when_who_asked_goes_elsewhere(evening: Evening) -> None:
    evening.play(CallGuide(), ANNA)
    evening.play(MoveSeat(table="t2"), ANNA)
    assert set(kept(evening.meeting).calls) == {"t1"}


def test_no_event_of_a_table_names_a_seat() -> None:
    for event in (GuideCalled, CallAnswered, CallSettled):
        assert {field.name for field in msgspec.structs.fields(event)} <= {"table", "since", "hand"}


def test_the_phone_asks_the_console_sees_it_with_its_time_and_the_answer_is_on_the_phones_of_that_table(
    context: Flask, console: Browser
) -> None:
    asks, same, other = (Browser(context.test_client()) for _ in range(3))
    for phone, table in ((asks, "T1"), (same, "T1"), (other, "T2")):
        phone.join(table=table)
    assert "Roep begeleiding" in words(asks.get().text)
    assert "Ga hier langs" not in words(console.get("/regie").text)
    assert asks.act("table.call T1", table="T2").status_code == 200
    assert "Ga hier langs Tafel 1 vraagt hulp om" in words(console.get("/regie").text)
    assert "Jullie vroegen om begeleiding." in words(same.get().text)
    assert "Jullie vroegen om begeleiding." not in words(other.get().text)
    assert console.act("table.answer T1").status_code == 200
    assert "Er komt iemand naar jullie tafel." in words(same.get().text)
    assert console.act("table.settle T1").status_code == 200
    assert "Ga hier langs" not in words(console.get("/regie").text)
    assert "Roep begeleiding" in words(same.get().text)


def test_who_helps_to_lead_goes_and_who_only_counts_does_not(context: Flask) -> None:
    said = {}
    for role in (Role.MODERATOR, Role.SCRIBE, Role.COUNTER, Role.PROJECTOR):
        helper = Browser(context.test_client(), "console")
        helper.client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE, role)})
        said[role] = helper.act("table.answer T1").status_code
    assert said == {Role.MODERATOR: 200, Role.SCRIBE: 200, Role.COUNTER: 403, Role.PROJECTOR: 403}


@pytest.mark.parametrize(("sits", "asks", "key"), [("", "", "no_table"), ("T1", "T2", "not_your_table")])
def test_who_sits_at_no_table_or_at_another_one_is_told_so(phone: Browser, sits: str, asks: str, key: str) -> None:
    phone.join(table=sits)
    answer: Any = phone.act(f"table.call {asks}".strip())
    assert answer.json["error"]["key"] == key
    assert not kept(load(CODE).state).calls


def test_the_record_says_how_often_and_at_how_many_tables(evening: Evening) -> None:
    for _ in range(2):
        evening.play(CallGuide(), ANNA)
        evening.play(SettleCall(), ANNA)
    lines = (LoggedEvent(seq, "2025-03-20T20:00:00Z", event) for seq, event in enumerate(evening.events, 1))
    assert compose(lines)["called"] == {"times": 2, "tables": 1}
