"""A room that agreed that resistance decides: both verifiers work out the ruling, also where it says who decides."""

import json
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page

from app.live.meetings import create, perform
from app.record.exports import record_json
from facilitation.parts.choice.acts import AnswerChoice, CloseChoice, OpenChoice
from facilitation.parts.decision.acts import RecordDecision
from facilitation.parts.frames import ConfirmFrame
from facilitation.parts.package.acts import AwardWish, ProposeDecision
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting
from facilitation.parts.terms import SetRule
from facilitation.roles import Actor, Role
from facilitation.state.frame import FRAME_KEYS
from tests.devices import opening
from tests.people import LEADER
from tests.record.verify.tampering.test_told import Alter, _both_name, changed

CODE = "WEERST"
pytestmark = pytest.mark.xdist_group("proof")


@pytest.fixture(scope="module")
def resisted(app: Flask) -> dict[str, Any]:
    """Two phones resist the package less than doing nothing, and it becomes the decision."""
    create(opening(CODE), public=True)
    phones = [Actor(f"S{n}", Role.RESIDENT, f"S{n}", receipt=f"receipt {n}") for n in range(2)]
    for phone in phones:
        perform(CODE, TakeSeat(seat=phone.id), Actor(f"join:{phone.id}", Role.VISITOR))
    perform(CODE, SetRule(rule="resistance"), LEADER)
    perform(CODE, AdvanceStage(to="frames"), LEADER)
    for frame in FRAME_KEYS:
        perform(CODE, ConfirmFrame(frame=frame), LEADER)
    perform(CODE, AdvanceStage(to="decision"), LEADER)
    perform(CODE, ProposeDecision(awards=[AwardWish("P3", 100_000, "Zo zit iedereen.")]), LEADER)
    perform(CODE, OpenChoice(package=True), LEADER)
    for phone in phones:
        perform(CODE, AnswerChoice(marks={"O1": 1, "nothing": 7}), phone)
    perform(CODE, CloseChoice(), LEADER)
    perform(CODE, RecordDecision(), LEADER)
    perform(CODE, CloseMeeting(), LEADER)
    return dict(json.loads(record_json.write(CODE)))


FORGED: dict[str, Alter] = {
    "more resistance than there was": changed(
        "decision.recorded", lambda body: body["ruling"].update(resistance=3), ".ruling.resistance"
    ),
    "fewer who can live with it": changed(
        "decision.recorded", lambda body: body["ruling"].update(yes=1), ".ruling.yes"
    ),
}


@pytest.mark.parametrize("what", FORGED)
def test_both_name_a_ruling_that_does_not_follow(resisted: dict[str, Any], page: Page, what: str) -> None:
    _both_name(resisted, FORGED[what], page)
