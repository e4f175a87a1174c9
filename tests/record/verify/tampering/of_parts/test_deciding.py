"""Codes and heads that do not add up to who decided: both verifiers name them."""

import json
from typing import Any

import msgspec
import pytest
from flask import Flask
from playwright.sync_api import Page

from app.live.meetings import create, load, perform
from app.parts.deciding import entering, making
from app.record.exports import record_json
from app.record.verify.verdict import verify
from facilitation.parts.deciding.acts import AdmitSeat, CountTable
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import CloseMeeting
from facilitation.roles import Actor, Role
from facilitation.state.deciding import Deciding, Mode
from tests.devices import opening
from tests.people import LEADER
from tests.record.verify.asking import ask
from tests.record.verify.tampering.test_told import Alter, Record, _both_name, changed, first

CODED, AT_TABLE = "CODES", "HOOFDEN"
pytestmark = pytest.mark.xdist_group("proof")


def begun(code: str, mode: Mode) -> list[str]:
    """A meeting in which this is agreed, with six seats at table 1."""
    create(msgspec.structs.replace(opening(code), deciding=Deciding(mode)), public=True)
    seats = [f"S{number:012}" for number in range(6)]
    for seat in seats:
        perform(code, TakeSeat(seat=seat, table="T1", coded=mode == "code"), Actor(f"join:{seat}", Role.VISITOR))
    return seats


def closed(code: str) -> Record:
    perform(code, CloseMeeting(), LEADER)
    found: Record = json.loads(record_json.write(code))
    return found


@pytest.fixture(scope="module")
def coded(app: Flask) -> Record:
    """Six codes of the first batch were used, one of them on paper; of the second none, and one was withdrawn."""
    seats = begun(CODED, "code")
    room = load(CODED)
    codes, others = making.issue(room, 8, LEADER).codes, making.issue(room, 5, LEADER).codes
    for seat, code in zip(seats[:5], codes, strict=False):
        entering.enter(room, entering.given(room, code), Actor(seat, Role.RESIDENT, seat))
    making.spend_on_paper(room, "ranking", [codes[7]], LEADER)
    making.void(room, others[0], LEADER)
    return closed(CODED)


@pytest.fixture(scope="module")
def at_table(app: Flask) -> Record:
    """Two people were counted at table 1, two seats decide there, and one was told to look along."""
    seats = begun(AT_TABLE, "table")
    perform(AT_TABLE, CountTable(table="T1", heads=2), LEADER)
    for seat in seats[:3]:
        perform(AT_TABLE, AdmitSeat(person=seat, on=seat != seats[2]), LEADER)
    return closed(AT_TABLE)


def uncounted(whole: Record) -> str:
    """Nobody counted the codes."""
    whole["events"].remove(first(whole, "codes.counted"))
    return f"events[{len(whole['events'])}].body"


def one_more_than_there_are(whole: Record) -> str:
    """As many more codes on paper as are told to be used, and more than were printed."""
    first(whole, "codes.on_paper")["body"].update(number=20, fresh=20)
    event = first(whole, "codes.counted")
    event["body"].update(total=25, batches=[])
    return f"events[{event['seq']}].body.total"


def used(**body: Any) -> Alter:
    """The codes were counted otherwise."""
    return changed("codes.counted", lambda told: told.update(body), ".total")


OF_CODES: dict[str, Alter] = {
    "one more was used than anybody took": used(total=7, batches=[7, 0]),
    "one less was used": used(total=5, batches=[5, 0]),
    "batches that are not as many as all": used(batches=[5, 0]),
    "a small batch told apart": used(batches=[5, 1]),
    "a batch that was never printed": used(batches=[6, 0, 0]),
    "more of a batch than was left of it": used(batches=[0, 6]),
    "more were used than were printed": one_more_than_there_are,
    "codes that nobody counted": uncounted,
    "a batch that is not the next": changed("codes.issued", lambda body: body.update(batch=2), ".batch"),
    "more withdrawn than were printed": changed("codes.voided", lambda body: body.update(number=6), ".number"),
    "a seat that decides by its table": changed("seat.entitled", lambda body: body.update(table="T1"), ".table"),
}
OF_TABLES: dict[str, Alter] = {
    "fewer heads than seats that decide": lambda whole: _one_head(whole),
    "somebody who decides looks along": lambda whole: _looks(whole),
    "a seat that decides without a table": changed("seat.entitled", lambda body: body.pop("table"), ".table"),
}


def _one_head(whole: Record) -> str:
    first(whole, "table.counted")["body"]["heads"] = 1
    late = [event for event in whole["events"] if event["kind"] == "seat.entitled"][-1]
    return f"events[{late['seq']}].body.table"


def _looks(whole: Record) -> str:
    event = first(whole, "seat.refused")
    event["body"]["seat"] = first(whole, "seat.entitled")["body"]["seat"]
    return f"events[{event['seq']}].body.seat"


@pytest.mark.parametrize("what", OF_CODES)
def test_both_name_codes_that_do_not_add_up(coded: Record, page: Page, what: str) -> None:
    _both_name(coded, OF_CODES[what], page)


@pytest.mark.parametrize("what", OF_TABLES)
def test_both_name_who_decides_and_was_not_counted(at_table: Record, page: Page, what: str) -> None:
    _both_name(at_table, OF_TABLES[what], page)


def test_what_happened_fits(coded: Record, at_table: Record, page: Page) -> None:
    assert first(coded, "codes.counted")["body"] == {"batches": [6, 0], "total": 6}
    for whole in (coded, at_table):
        content = json.dumps(whole)
        assert not verify(content.encode()).faults
        [told] = ask(page, [(content, "")])
        assert not told["faults"]
