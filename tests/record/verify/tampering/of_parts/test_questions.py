"""Questions that were bundled or put by nobody who may, or that nobody could read: both verifiers name the place."""

import json
from typing import Any

import msgspec
import pytest
from flask import Flask
from playwright.sync_api import Page

from app.live import meetings
from app.record.exports import record_json
from facilitation.acts import Act
from facilitation.agenda import agenda
from facilitation.parts.questions.acts import AnswerQuestion, AskQuestion, BundleQuestion, PutQuestion
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting
from facilitation.roles import Actor, Role
from facilitation.state.stage import Stage
from tests.devices import opening
from tests.record.verify.acting import LEADER, own
from tests.record.verify.tampering.test_told import Alter, _both_name, changed

Record = dict[str, Any]
CODE = "VRAAG1"
pytestmark = pytest.mark.xdist_group("proof")


@pytest.fixture(scope="module")
def asked(app: Flask) -> Record:
    """Three questions: one stands for the others, and was put and answered."""
    stages = (Stage("vragen", "questions"), agenda()[-1])
    meetings.create(msgspec.structs.replace(opening(CODE), agenda=stages), public=True)
    seat = "S000000000001"
    _by(Actor("join", Role.VISITOR), TakeSeat(seat=seat))
    for text in ("Wanneer?", "Vanaf wanneer?", "Wie betaalt?"):
        _by(own(seat), AskQuestion(text=text))
    for question in ("V2", "V3"):
        _by(LEADER, BundleQuestion(question=question, under="V1"))
    _by(LEADER, PutQuestion(question="V1", to="de wethouder"))
    _by(LEADER, AnswerQuestion(question="V1", how="now", text="In mei."))
    _by(LEADER, AdvanceStage())
    _by(LEADER, CloseMeeting())
    return dict(json.loads(record_json.write(CODE)))


def _by(actor: Actor, act: Act) -> None:
    meetings.perform(CODE, act, actor)


def told(number: int, field: str, value: Any) -> Alter:
    """The record tells something else of a question."""

    def alter(whole: Record) -> str:
        whole["record"]["questions"][number][field] = value
        return f"record.questions[{number}].{field}"

    return alter


def put_by(role: str) -> Alter:
    """It was put by another role."""
    return changed("question.posed", lambda body: body.update(by=role), ".by")


def under_what_stands_under(whole: Record) -> str:
    """The second stands under the first that was bundled."""
    event = [each for each in whole["events"] if each["kind"] == "question.bundled"][1]
    event["body"]["under"] = "V2"
    return f"events[{event['seq']}].body.under"


FORGED: dict[str, Alter] = {
    "a question that nobody asked": changed("question.bundled", lambda body: body.update(under="V9"), ".question"),
    "a question under itself": changed("question.bundled", lambda body: body.update(under="V2"), ".under"),
    "a question under one that stands under another": under_what_stands_under,
    "put by somebody who may not": put_by("resident"),
    "put before it was asked": changed("question.posed", lambda body: body.update(question="V7"), ".question"),
    "received at another time": told(0, "received", "2026-01-01T00:00:00Z"),
    "answered though it was not": told(2, "how", "now"),
}


@pytest.mark.parametrize("what", FORGED)
def test_both_name_what_was_forged(asked: Record, page: Page, what: str) -> None:
    _both_name(asked, FORGED[what], page)
