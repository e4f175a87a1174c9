"""Chips that nobody had and yeses that nobody gave: whoever links the events anew is named by both verifiers."""

import json
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page

from app.record.verify.verdict import verify
from facilitation.parts.deciding.acts import AdmitSeat, CountTable
from facilitation.state.deciding import Deciding
from facilitation.state.plan import Initiative
from facilitation.state.stage import Stage
from tests.parts.chips.room import Room
from tests.record.verify.asking import ask
from tests.record.verify.tampering.test_told import Alter, _both_name, changed, first

Record = dict[str, Any]
pytestmark = pytest.mark.xdist_group("proof")


@pytest.fixture(scope="module")
def laid(app: Flask) -> Record:
    """Two tables laid their chips; that of three people agreed on two plans, the other on one."""
    plans = [Initiative(f"P{n}", f"Plan {n}", 300_000, 100_000, scalable=True) for n in (1, 2, 3)]
    stage = Stage("chips", "chips").saying(rules={"chips": 4, "complete": 3, "behind": 2})
    room = Room("FICHE1", 900_000, plans, [stage], tables=2)
    room.sit("T1", 3)
    room.sit("T2", 2)
    room.begin()
    room.lay("T1", {"P1": 8, "P2": 4})
    room.lay("T2", {"P3": 5})
    room.show()
    return room.end()


def elsewhere(whole: Record) -> str:
    """A yes of somebody who sits at the other table."""
    events = [event for event in whole["events"] if event["kind"] == "chips.agreed"]
    events[0]["body"]["seat"] = events[-1]["body"]["seat"]
    return f"events[{events[0]['seq']}].body.table"


def left_out(whole: Record) -> str:
    """One yes less: the table did not hand in."""
    whole["events"].remove(first(whole, "chips.agreed"))
    return "record.chips[0].people"


def too_late(whole: Record) -> str:
    """A yes that came once it was closed."""
    closed = next(e for e in whole["events"] if e["kind"] == "stage.closed" and e["body"]["stage"] == "chips")
    event = [each for each in whole["events"] if each["kind"] == "chips.agreed"][-1]
    whole["events"].remove(event)
    whole["events"].insert(whole["events"].index(closed) + 1, event)
    return f"events[{closed['seq']}].body.stage"


def given(field: str, value: Any) -> Alter:
    """The record tells another value of what a plan was given."""

    def alter(whole: Record) -> str:
        whole["record"]["chips"][0]["given"][0][field] = value
        return f"record.chips[0].given[0].{field}"

    return alter


FORGED: dict[str, Alter] = {
    "a chip more than one has": changed("chips.placed", lambda body: body["laid"].update(P1=5), ".laid"),
    "a chip on what is not there": changed("chips.placed", lambda body: body["laid"].update(P9=1), ".laid"),
    "a yes from another table": elsewhere,
    "a yes left out": left_out,
    "a yes that came too late": too_late,
    "another amount": given("amount", 1),
    "another number of chips": given("chips", 9),
}


@pytest.mark.parametrize("what", FORGED)
def test_both_name_what_was_forged(laid: Record, page: Page, what: str) -> None:
    _both_name(laid, FORGED[what], page)


def test_both_let_a_table_hand_in_without_who_only_looks_along(app: Flask, page: Page) -> None:
    plans = [Initiative(f"P{n}", f"Plan {n}", 300_000, 100_000, scalable=True) for n in (1, 2)]
    stage = Stage("chips", "chips").saying(rules={"chips": 4, "complete": 3})
    room = Room("FICHE3", 900_000, plans, [stage], tables=1, deciding=Deciding("table"))
    room.sit("T1", 3)
    room.lead(CountTable(table="T1", heads=2), *(AdmitSeat(person=seat) for seat in room.people["T1"][:2]))
    del room.people["T1"][2]
    room.begin()
    room.lay("T1", {"P1": 6})
    room.show()
    whole = room.end()
    assert whole["record"]["chips"][0]["people"] == 2
    content = json.dumps(whole)
    assert not verify(content.encode()).faults
    [told] = ask(page, [(content, "")])
    assert not told["faults"]
