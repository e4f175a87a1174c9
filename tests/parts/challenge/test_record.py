"""The record tells on which call and in which round a plan came in, and both verifiers hold it to the log."""

import json
from typing import Any

import msgspec
import pytest
from flask import Flask
from playwright.sync_api import Page

from app.live.meetings import create, perform
from app.record.exports import markdown, record_json
from app.record.verify.verdict import verify
from facilitation.parts.stages import AdvanceStage, CloseMeeting
from facilitation.state.plan import Origin
from tests.devices import opening
from tests.people import LEADER
from tests.record.verify.asking import FILE, ask

CODE = "OPROEP"
ORIGIN = Origin("Groen in de straat", "Ideeën", "2030-05-01T12:00:00Z")


@pytest.fixture
def whole(app: Flask) -> dict[str, Any]:
    """A closed evening of which one plan was sent in on a call."""
    with app.app_context():
        told = opening(CODE)
        first, *others = told.initiatives
        sent = (msgspec.structs.replace(first, origin=ORIGIN), *others)
        create(msgspec.structs.replace(told, initiatives=sent), public=True)
        perform(CODE, AdvanceStage(to="frames"), LEADER)
        perform(CODE, CloseMeeting(), LEADER)
        words = markdown.write(CODE).decode()
        assert "Oproep ‘Groen in de straat’, Ideeën. Ingestuurd op woensdag 1 mei om 14.00 uur." in words
        return dict(json.loads(record_json.write(CODE)))


def test_the_record_tells_where_a_plan_came_from_and_no_more_of_the_others(whole: dict[str, Any]) -> None:
    origins = [plan.get("origin") for plan in whole["record"]["plans"]]
    assert origins == [msgspec.to_builtins(ORIGIN), None, None]
    assert verify(json.dumps(whole).encode()).ok


@pytest.mark.journey
def test_both_verifiers_name_a_round_that_was_changed(whole: dict[str, Any], browser: Any) -> None:
    whole["record"]["plans"][0]["origin"]["round"] = "Een andere"
    place = "record.plans[0].origin.round"
    assert place in [fault.place for fault in verify(json.dumps(whole).encode()).faults]
    context = browser.new_context(offline=True)
    page: Page = context.new_page()
    page.goto(FILE.as_uri())
    [told] = ask(page, [(json.dumps(whole), "")])
    assert place in [fault["place"] for fault in told["faults"]]
    context.close()
