"""A show of hands that did not go as the log says: both verifiers name it."""

import json
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page

from app.live.meetings import create, perform
from app.record.exports import record_json
from app.record.verify.verdict import verify
from facilitation.parts.decision.acts import GiveConsent
from facilitation.parts.door.acts import CountHeads
from facilitation.parts.frames import ChangeFrame, ConfirmFrame
from facilitation.parts.frames.acts import OfferClause, SettleWording
from facilitation.parts.hands.acts import ConfirmHands, ExplainHands, OpenHands, SettleHands, VoidHands
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.roles import Actor, Role
from facilitation.state.frame import FRAME_KEYS
from tests.devices import opening
from tests.parts.hands.room import OTHERWISE, SEEN, count
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
CODE = "HANDEN"
EENS = {"agreed": 9, "against": 2}
pytestmark = pytest.mark.xdist_group("proof")


@pytest.fixture(scope="module")
def raised(app: Flask) -> Record:
    """A clause that two people count alike; at the decision a count that is voided, and one that they agree on."""
    create(opening(CODE), public=True)
    phones = [Actor(f"S{n}", Role.RESIDENT, f"S{n}", receipt=f"receipt {n}") for n in range(2)]
    for phone in phones:
        perform(CODE, TakeSeat(seat=phone.id), Actor(f"join:{phone.id}", Role.VISITOR))
    perform(CODE, CountHeads(heads=12), LEADER)
    perform(CODE, AdvanceStage(to="frames"), LEADER)
    _of_a_clause()
    for frame in FRAME_KEYS:
        perform(CODE, ConfirmFrame(frame=frame), LEADER)
    for stage in ("ranking", "decision"):
        perform(CODE, AdvanceStage(to=stage), LEADER)
        if stage == "ranking":
            perform(CODE, CloseStage(), LEADER)
            perform(CODE, RevealStage(), LEADER)
    for phone in phones:
        perform(CODE, GiveConsent(position="agree"), phone)
    perform(CODE, OpenHands(), LEADER)
    perform(CODE, VoidHands(count="2", reason="Er liep iemand binnen."), LEADER)
    _of_the_package()
    perform(CODE, CloseStage(), LEADER)
    perform(CODE, CloseMeeting(), LEADER)
    found: Record = json.loads(record_json.write(CODE))
    return found


def _of_a_clause() -> None:
    text = "Wij wonen hier."
    perform(CODE, ChangeFrame(frame="purpose", title="Doel", text=text, fixed=False), LEADER)
    perform(CODE, OfferClause(frame="purpose", text="Elk plan is open voor iedereen."), LEADER)
    perform(CODE, OpenHands(about="F1"), LEADER)
    for who in (NOOR, JAMAL):
        perform(CODE, count(**EENS), who)
    perform(CODE, SettleWording(wording="F1", verdict="agreed"), LEADER)


def _of_the_package() -> None:
    perform(CODE, OpenHands(), LEADER)
    perform(CODE, count(number="3", **OTHERWISE), NOOR)
    perform(CODE, count(number="3", **SEEN), JAMAL)
    perform(CODE, count(number="3", **OTHERWISE), NOOR)
    perform(CODE, count(SettleHands, number="3", **SEEN), JAMAL)
    perform(CODE, ExplainHands(count="3", code="W.1", words="Iemand deed het twee keer."), NOOR)
    perform(CODE, count(ConfirmHands, number="3", **SEEN), NOOR)


def last(kind: str, change: Any, member: str) -> Alter:
    """Something of the last event of a kind is otherwise."""

    def alter(whole: Record) -> str:
        event = [each for each in whole["events"] if each["kind"] == kind][-1]
        change(event["body"])
        return f"events[{event['seq']}].body{member}"

    return alter


def of_second(whole: Record) -> tuple[Record, Record]:
    """What the two said of the clause."""
    one, other, *_ = [each for each in whole["events"] if each["kind"] == "hands.entered"]
    return one, other


def same(name: str, member: str) -> Alter:
    """The second has what the first has."""

    def alter(whole: Record) -> str:
        one, other = of_second(whole)
        other["body"][name] = one["body"][name]
        return f"events[{other['seq']}].body.{member}"

    return alter


def confirmed_once(whole: Record) -> str:
    """The other did not confirm what was settled."""
    whole["events"].remove(first(whole, "hands.confirmed"))
    counted = [each for each in whole["events"] if each["kind"] == "hands.counted"][-1]
    return f"events[{counted['seq'] - 1}].body.count"


def unexplained(whole: Record) -> str:
    """Nobody said why there are more hands than people who did not answer."""
    whole["events"].remove(first(whole, "hands.explained"))
    counted = [each for each in whole["events"] if each["kind"] == "hands.counted"][-1]
    return f"events[{counted['seq'] - 1}].body.count"


def closed_before(whole: Record) -> str:
    """The question was closed before the hands counted."""
    counted = [each for each in whole["events"] if each["kind"] == "hands.counted"][-1]
    closed = [each for each in whole["events"] if each["kind"] == "stage.closed"][-1]
    whole["events"].remove(closed)
    whole["events"].insert(whole["events"].index(counted), closed)
    return f"events[{counted['seq']}].body.stage"


def fewer_heads(whole: Record) -> str:
    """There were fewer people than hands."""
    first(whole, "heads.counted")["body"]["heads"] = 10
    return f"events[{first(whole, 'hands.counted')['seq']}].body.numbers"


def without_codes(whole: Record) -> str:
    """People decided by code, and nobody handed one in."""
    whole["events"][0]["body"]["deciding"] = {"mode": "code", "speak": True}
    return f"events[{first(whole, 'hands.counted')['seq']}].body.numbers"


def more_in_record(whole: Record) -> str:
    """The record tells of more hands."""
    whole["record"]["hands"][2]["hands"] = 12
    return "record.hands[2].hands"


def another_sum(whole: Record) -> str:
    """The record tells another outcome than hands and phones come to."""
    whole["record"]["consent"]["counts"]["agree"] = 9
    return "record.consent.counts.agree"


FORGED: dict[str, Alter] = {
    "the same link counted twice": same("link", "device"),
    "the same device counted twice": same("device", "device"),
    "the count is not the next": changed("hands.opened", lambda body: body.update(count="4"), ".count"),
    "nothing of this was asked": changed("hands.opened", lambda body: body.update(about="F7"), ".about"),
    "not what both counted": last("hands.counted", lambda body: body["numbers"].update(agree=9), ".numbers"),
    "an answer that nobody asked for": changed("hands.entered", lambda body: body["numbers"].update(no=0), ".numbers"),
    "settled by a third person": changed("hands.settled", lambda body: body.update(turn=3), ".turn"),
    "counted though one did not confirm": confirmed_once,
    "counted though a warning has no words": unexplained,
    "closed while hands were counted": closed_before,
    "more hands than people": fewer_heads,
    "more hands than codes": without_codes,
    "fewer answered by hand than hands were up": last(
        "answers.told", lambda body: body["answered"].update(hands=10), ".answered"
    ),
    "the record tells of more hands": more_in_record,
    "the record tells another outcome": another_sum,
}


@pytest.mark.parametrize("what", FORGED)
def test_both_name_what_was_forged(raised: Record, page: Page, what: str) -> None:
    _both_name(raised, FORGED[what], page)


def test_what_happened_fits(raised: Record, page: Page) -> None:
    content = json.dumps(raised)
    assert not verify(content.encode()).faults
    [told] = ask(page, [(content, "")])
    assert not told["faults"]
    assert raised["record"]["rounds"][-1]["counts"] == {"agree": 10, "concern": 2, "objection": 1}


def test_words_that_were_removed_later_were_said(raised: Record, page: Page) -> None:
    _both_let_be_what_was_removed(CODE, first(raised, "hands.explained")["body"]["words"], page)
