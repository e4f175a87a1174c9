"""Answers on paper that are not what a batch can say: both verifiers name them."""

import json
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page

from app.live.meetings import create, load, perform
from app.record.exports import record_json
from app.record.verify.verdict import verify
from facilitation.acts import Act
from facilitation.parts.arguments.acts import PostArgument
from facilitation.parts.choice.acts import CloseChoice, OpenChoice
from facilitation.parts.decision.acts import HideConcern, WithdrawObjection
from facilitation.parts.frames import ConfirmFrame
from facilitation.parts.paper.acts import ConfirmBatch, EndEntry, EnterSheet, FinishPaper, HandOutPaper, OpenBatch
from facilitation.parts.seating import AddSeat, seats
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.roles import Actor
from facilitation.state.frame import FRAME_KEYS
from tests.devices import opening
from tests.parts.paper.answers import CARDS
from tests.parts.paper.room import JAMAL, NOOR
from tests.people import LEADER
from tests.record.verify.asking import ask
from tests.record.verify.tampering.test_told import Alter, _both_name, changed, first

Record = dict[str, Any]
CODE = "KAARTJ"
MARKS = ([0, 10, 4], [2, None, 7])
pytestmark = pytest.mark.xdist_group("proof")


def do(*acts: Act, by: Actor = LEADER) -> None:
    """One after the other."""
    for act in acts:
        perform(CODE, act, by)


def on_paper(batch: str, stage: str, question: str, pile: list[dict[str, Any]], texts: list[int]) -> None:
    """A batch from its envelope until it counts, and no more paper."""
    asked: dict[str, Any] = {"stage": stage, "question": question}
    do(HandOutPaper(ballots=len(pile), **asked))
    do(OpenBatch(ballots=len(pile), envelope=f"E-{batch}", **asked), by=NOOR)
    for who in (NOOR, JAMAL):
        do(*(EnterSheet(batch=batch, number=n, **card) for n, card in enumerate(pile, 1)), by=who)
        do(EndEntry(batch=batch), by=who)
    for who in (NOOR, JAMAL):
        do(ConfirmBatch(batch=batch, texts=texts), by=who)
    do(FinishPaper(**asked))


@pytest.fixture(scope="module")
def answered(app: Flask) -> Record:
    """A choice and a package that were answered on paper alone; one objection was withdrawn, one concern hidden."""
    create(opening(CODE), public=True)
    do(AdvanceStage(to="frames"))
    do(OpenChoice(question="Waar komt de tuin?", options=["Plein", "Park"]))
    on_paper("1", "frames", "W1", [{"marks": list(marks)} for marks in MARKS], [])
    do(CloseChoice(), *(ConfirmFrame(frame=frame) for frame in FRAME_KEYS), AdvanceStage(to="arguments"))
    do(AddSeat(table="1", channel="paper"), by=NOOR)
    (seat,) = seats(load(CODE).state)
    do(PostArgument(initiative="P1", side="for", text="Mooi voor iedereen.", seat=seat), by=NOOR)
    do(AdvanceStage(to="ranking"))
    do(CloseStage(), RevealStage(), AdvanceStage(to="decision"))
    pile = [{"marks": [mark], "said": list(said)} for mark, *said in CARDS]
    on_paper("2", "decision", "", pile, [2, 3])
    do(CloseStage(), HideConcern(concern="C1", reason="Een naam."))
    do(WithdrawObjection(objection="B1.1", text="Met een kap goed."), CloseMeeting())
    found: Record = json.loads(record_json.write(CODE))
    return found


def closed_before(kind: str) -> Alter:
    """It was closed before its paper was done."""

    def alter(whole: Record) -> str:
        closed = first(whole, f"{kind}.closed")
        if kind == "stage":
            closed = next(
                e for e in whole["events"] if e["kind"] == "stage.closed" and e["body"]["stage"] == "decision"
            )
        done = [e for e in whole["events"] if e["kind"] == "paper.finished" and e["seq"] < closed["seq"]][-1]
        whole["events"].remove(done)
        return f"events[{closed['seq'] - 1}].body"

    return alter


ANSWERS = "consent.on_paper", "choice.on_paper"
FORGED: dict[str, Alter] = {
    "one card more": changed(ANSWERS[0], lambda body: body["answers"].append({"position": "agree"}), ".answers"),
    "an empty card": changed(ANSWERS[1], lambda body: body["answers"][0].clear(), ".answers"),
    "one mark too high": changed(ANSWERS[1], lambda body: body["answers"][0].update(O1=11), ".answers"),
    "an option that was not put": changed(ANSWERS[1], lambda body: body["answers"][0].update(O9=1), ".answers"),
    "cards of another batch": changed(ANSWERS[1], lambda body: body.update(batch="2"), ".answers"),
    "a hand of somebody who types no cards": changed(
        "argument.posted", lambda body: body["hand"].update(role="doorkeeper"), ".hand"
    ),
    "a seat that is called a card": changed("concern.hidden", lambda body: body.update(card="S1"), ".card"),
    "the choice closed before its paper": closed_before("choice"),
    "the round closed before its paper": closed_before("stage"),
}


@pytest.mark.parametrize("what", FORGED)
def test_both_name_what_was_forged(answered: Record, page: Page, what: str) -> None:
    _both_name(answered, FORGED[what], page)


def test_what_happened_fits(answered: Record, page: Page) -> None:
    content = json.dumps(answered)
    assert not verify(content.encode()).faults
    [told] = ask(page, [(content, "")])
    assert not told["faults"]
    asked = answered["record"]["paper"]["handed"]
    assert [each.get("question") for each in asked] == ["W1", None]
    assert {each["body"]["hand"]["role"] for each in answered["events"] if "hand" in each["body"]} == {"paper"}
