"""A batch of paper that did not go as the log says: both verifiers name it."""

import json
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page

from app.live.meetings import create, perform
from app.record.exports import record_json
from app.record.verify.verdict import verify
from facilitation.parts.frames import ConfirmFrame
from facilitation.parts.paper.acts import (
    ConfirmBatch,
    EndEntry,
    EnterSheet,
    ExplainBatch,
    FinishPaper,
    HandOutPaper,
    OpenBatch,
    SettleSheet,
)
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.state.frame import FRAME_KEYS
from tests.devices import opening
from tests.parts.paper.room import JAMAL, NOOR
from tests.people import LEADER
from tests.record.verify.asking import ask
from tests.record.verify.tampering.test_told import (
    Alter,
    _both_let_be_what_was_removed,
    _both_name,
    changed,
    first,
)

Record = dict[str, Any]
CODE = "PAPIER"
pytestmark = pytest.mark.xdist_group("proof")


@pytest.fixture(scope="module")
def voted(app: Flask) -> Record:
    """Seven ballots on paper of which one was blank and one was read otherwise; one did not come back."""
    create(opening(CODE), public=True)
    perform(CODE, AdvanceStage(to="frames"), LEADER)
    for frame in FRAME_KEYS:
        perform(CODE, ConfirmFrame(frame=frame), LEADER)
    perform(CODE, AdvanceStage(to="ranking"), LEADER)
    perform(CODE, HandOutPaper(stage="ranking", ballots=8), LEADER)
    perform(CODE, OpenBatch(stage="ranking", ballots=7, envelope="B-0412"), NOOR)
    for who in (NOOR, JAMAL):
        for number in range(1, 7):
            perform(CODE, EnterSheet(batch="1", number=number, marks=[1 + (number > 3), 3]), who)
        perform(CODE, EnterSheet(batch="1", number=7, says="blank"), who)
        perform(CODE, EndEntry(batch="1"), who)
    perform(CODE, SettleSheet(batch="1", number=2, marks=[3]), JAMAL)
    perform(CODE, ExplainBatch(batch="1", code="W.1", words="Er zat een leeg biljet bij."), NOOR)
    for who in (NOOR, JAMAL):
        perform(CODE, ConfirmBatch(batch="1"), who)
    perform(CODE, CloseStage(), LEADER)
    perform(CODE, FinishPaper(stage="ranking", reason="Iemand nam het mee."), LEADER)
    perform(CODE, RevealStage(), LEADER)
    perform(CODE, CloseMeeting(), LEADER)
    found: Record = json.loads(record_json.write(CODE))
    return found


def second(kind: str, change: Any, member: str) -> Alter:
    """Something of the second event of a kind is otherwise."""

    def alter(whole: Record) -> str:
        _, event = [each for each in whole["events"] if each["kind"] == kind]
        change(event["body"], whole)
        return f"events[{event['seq']}].body{member}"

    return alter


def same(name: str) -> Any:
    """The second has what the first has."""
    return lambda body, whole: body.update({name: first(whole, "batch.begun")["body"][name]})


def unsaid(whole: Record) -> str:
    """Nobody says why one did not come back."""
    event = first(whole, "paper.finished")
    event["body"]["reason"] = None
    return f"events[{event['seq']}].body.reason"


def sealed_before(whole: Record) -> str:
    """The ballots were sealed while paper was out."""
    sealed, done = first(whole, "ballots.sealed"), first(whole, "paper.finished")
    whole["events"].remove(sealed)
    whole["events"].insert(whole["events"].index(done), sealed)
    return f"events[{done['seq']}].body.stage"


def confirmed_once(whole: Record) -> str:
    """Only one of them confirmed."""
    whole["events"].remove(first(whole, "batch.confirmed"))
    return f"events[{first(whole, 'batch.accepted')['seq'] - 1}].body.batch"


def more_valid(whole: Record) -> str:
    """The record tells of more valid ballots."""
    whole["record"]["paper"]["batches"][0]["valid"] = 7
    return "record.paper.batches[0].valid"


def more_than_codes(whole: Record) -> str:
    """People decided by code, and nobody handed in a code on paper."""
    whole["events"][0]["body"]["deciding"] = {"mode": "code", "speak": True}
    return f"events[{first(whole, 'batch.accepted')['seq']}].body.valid"


FORGED: dict[str, Alter] = {
    "the same link entered it twice": second("batch.begun", same("link"), ".link"),
    "the same device entered it twice": second("batch.begun", same("device"), ".device"),
    "more in the batch than handed out": changed("batch.opened", lambda body: body.update(ballots=9), ".ballots"),
    "more valid than there are": changed("batch.accepted", lambda body: body.update(valid=8), ".valid"),
    "more valid than codes on paper": more_than_codes,
    "a small group told apart": changed("batch.accepted", lambda body: body.update(blank=1, spoiled=0), ".blank"),
    "fewer on paper than valid": changed(
        "ballots.sealed", lambda body: body.update(turnout={"paper": 5, "room": 1}), ".turnout"
    ),
    "a ballot that is not in it was settled": changed("batch.settled", lambda body: body.update(number=9), ".number"),
    "fewer came back and nobody says why": unsaid,
    "sealed before the paper was done": sealed_before,
    "accepted though one did not confirm": confirmed_once,
    "the record tells of more": more_valid,
}


@pytest.mark.parametrize("what", FORGED)
def test_both_name_what_was_forged(voted: Record, page: Page, what: str) -> None:
    _both_name(voted, FORGED[what], page)


def test_what_happened_fits(voted: Record, page: Page) -> None:
    content = json.dumps(voted)
    assert not verify(content.encode()).faults
    [told] = ask(page, [(content, "")])
    assert not told["faults"]


def test_a_reason_that_was_removed_later_was_said(voted: Record, page: Page) -> None:
    _both_let_be_what_was_removed(CODE, first(voted, "paper.finished")["body"]["reason"], page)
