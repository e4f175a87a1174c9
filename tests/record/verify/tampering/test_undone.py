"""Events put before one that was taken back: another is taken back then, and what is left is no evening."""

import json

import pytest
from flask import Flask
from playwright.sync_api import Page

from app.live import meetings
from app.live.meetings import create, perform
from app.record.exports import record_json
from app.record.verify.verdict import verify
from facilitation.parts.frames import ConfirmFrame
from facilitation.parts.replan.acts import RetimeStage, SkipStage
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage
from facilitation.parts.undo import Undo
from facilitation.state.frame import FRAME_KEYS
from tests.devices import opening
from tests.people import LEADER
from tests.record.verify.asking import ask
from tests.record.verify.records import EVERYBODY, sign
from tests.record.verify.tampering.forgeries import relink

CODE = "TERUG1"
pytestmark = pytest.mark.xdist_group("proof")


@pytest.fixture(scope="module")
def went_back(app: Flask) -> str:
    """The room went back from the last stage, took back other minutes, and left out a stage that was still to come."""
    create(opening(CODE), public=True)
    perform(CODE, AdvanceStage(to="frames"), LEADER)
    for frame in FRAME_KEYS:
        perform(CODE, ConfirmFrame(frame=frame), LEADER)
    perform(CODE, AdvanceStage(to="review"), LEADER)
    perform(CODE, CloseStage(), LEADER)
    perform(CODE, AdvanceStage(to="frames"), LEADER)
    perform(CODE, RetimeStage(stage="frames", minutes=44), LEADER)
    perform(CODE, Undo(seq=meetings.load(CODE).state.seq), LEADER)
    perform(CODE, SkipStage(skip="arguments", reason="Er is geen tijd."), LEADER)
    perform(CODE, CloseMeeting(), LEADER)
    sign(CODE, EVERYBODY)
    return record_json.write(CODE).decode()


@pytest.fixture(scope="module")
def shifted(went_back: str) -> tuple[str, str]:
    """The same with two events more, and its key: the way back is undone, and the room stands past its agenda."""
    whole = json.loads(went_back)
    events = whole["events"]
    back = max(at for at, event in enumerate(events) if event["kind"] == "stage.advanced")
    lit = [{"kind": "wall.lit", "at": events[back]["at"], "body": {"on": on}} for on in (True, False)]
    whole["events"] = [*events[:back], *lit, *events[back:]]
    relink(whole)
    undone = next(event["body"] for event in events if event["kind"] == "act.undone")
    assert undone["first"] == undone["last"] == events[back]["seq"]
    return json.dumps(whole), whole["key"]


def test_the_true_one_fits(went_back: str) -> None:
    assert not verify(went_back.encode()).faults


def test_the_command_says_that_it_is_no_evening(shifted: tuple[str, str]) -> None:
    content, key = shifted
    assert {"events", "signatures[0]"} <= {fault.place for fault in verify(content.encode(), key).faults}


@pytest.mark.journey
def test_the_page_says_no(shifted: tuple[str, str], page: Page) -> None:
    (told,) = ask(page, [shifted])
    assert "signatures[0]" in [fault["place"] for fault in told["faults"]]
