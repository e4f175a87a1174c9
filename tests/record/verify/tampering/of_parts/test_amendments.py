"""Improvements that were none, that nobody could read, or that came too late: both verifiers name the place."""

import json
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page

from app.live import meetings
from app.record.exports import record_json
from app.record.verify.verdict import verify
from facilitation.acts import Act
from facilitation.parts.amending.acts import AdoptImprovement
from facilitation.parts.arguments.acts import PostArgument, SupportArgument
from facilitation.parts.frames import ConfirmFrame, frames
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage
from facilitation.registry import PARTS
from facilitation.roles import Actor, Role
from tests.devices import opening
from tests.record.verify.acting import LEADER, own
from tests.record.verify.asking import ask
from tests.record.verify.tampering.test_told import Alter, _both_name, changed

Record = dict[str, Any]
CODE = "BETER1"
pytestmark = pytest.mark.xdist_group("proof")


@pytest.fixture(scope="module")
def amended(app: Flask) -> Record:
    """Two improvements of the garden, of which its proposer took one over, and an argument for it."""
    meetings.create(opening(CODE), public=True)
    people = [f"S00000000000{n}" for n in range(6)]
    for n, seat in enumerate(people):
        meetings.perform(CODE, TakeSeat(seat=seat, table="T1" if n < 5 else "T2"), Actor(f"join:{seat}", Role.VISITOR))
    _lead_to("arguments")
    for side, text in (("improvement", "Een bankje."), ("improvement", "Een hek."), ("for", "Mooi.")):
        _by(own(people[0]), PostArgument(initiative="P1", side=side, text=text))  # type: ignore[arg-type]
    _by(own(people[1]), SupportArgument(argument="A1"))
    proposer = Actor("proposer:P1", Role.PROPOSER, plan="P1")
    _by(proposer, AdoptImprovement(argument="A1", text="Met een bankje.", ask=500_000, words="Graag."))
    _lead_to("review")
    _by(LEADER, CloseMeeting())
    return dict(json.loads(record_json.write(CODE)))


def _by(actor: Actor, act: Act) -> None:
    meetings.perform(CODE, act, actor)


def _lead_to(stage: str) -> None:
    while (state := meetings.load(CODE).state).current.plan.key != stage:
        for frame in frames(state).values() if state.current.plan.key == "frames" else ():
            _by(LEADER, ConfirmFrame(frame=frame.key))
        if PARTS.kind(state.current).closes_by_hand:
            _by(LEADER, CloseStage())
        _by(LEADER, AdvanceStage())


def too_late(whole: Record) -> str:
    """It comes once people vote."""
    events = whole["events"]
    event = next(each for each in events if each["kind"] == "initiative.corrected")
    voting = next(e for e in events if e["kind"] == "stage.opened" and e["body"]["stage"] == "ranking")
    events.remove(event)
    events.insert(events.index(voting) + 1, event)
    return f"events[{voting['seq']}].body.argument"


def told(field: str, value: Any) -> Alter:
    """The record tells otherwise what was taken over."""

    def alter(whole: Record) -> str:
        whole["record"]["amendments"][0][field] = value
        return f"record.amendments[0].{field}"

    return alter


def asked_before(whole: Record) -> str:
    """The plan asked otherwise before."""
    whole["record"]["amendments"][0]["changes"]["ask"][0] = 700_000
    return "record.amendments[0].changes.ask[0]"


def asks_less(whole: Record) -> str:
    """The plan asks otherwise than what was taken over."""
    whole["record"]["plans"][0]["ask"] = 400_000
    return "record.plans[0].ask"


IT = "initiative.corrected"
FORGED: dict[str, Alter] = {
    "an argument that is no improvement": changed(IT, lambda body: body.update(argument="A3"), ".argument"),
    "an argument that nobody wrote": changed(IT, lambda body: body.update(argument="A9"), ".argument"),
    "an improvement of another plan": changed(IT, lambda body: body.update(initiative="P2"), ".argument"),
    "more than there is": changed(IT, lambda body: body.update(ask=1_000_001), ".ask"),
    "aloud without an improvement": changed(IT, lambda body: (body.pop("argument"), body.update(aloud=True)), ".aloud"),
    "once people vote": too_late,
    "a table at which too few sat": changed("argument.posted", lambda body: body.update(table="T2"), ".table"),
    "a table that there is not": changed("argument.posted", lambda body: body.update(table="T7"), ".table"),
    "more behind it": told("support", 7),
    "said aloud": told("aloud", True),
    "another amount before": asked_before,
    "a plan that asks less than was taken over": asks_less,
}


@pytest.mark.parametrize("what", FORGED)
def test_both_name_what_was_forged(amended: Record, page: Page, what: str) -> None:
    _both_name(amended, FORGED[what], page)


def test_both_say_that_it_fits_as_it_was(amended: Record, page: Page) -> None:
    content = json.dumps(amended)
    assert verify(content.encode()).ok
    [told_of_it] = ask(page, [(content, "")])
    assert (told_of_it["faults"], told_of_it["unknown"]) == ([], [])
    assert amended["record"]["plans"][0]["arguments"][0]["table"] == "Tafel 1"


def test_an_improvement_that_is_not_hidden_among_the_corrections(amended: Record) -> None:
    record = amended["record"]
    assert [one["argument"] for one in record["amendments"]] == ["A1"]
    assert record["corrections"] == []
