"""Arguments that stand as one though they cannot, or with support that nobody gave: both verifiers name the place."""

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
from facilitation.parts.arguments.acts import PostArgument, SupportArgument, UnsupportArgument
from facilitation.parts.arguments.state import Side
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting
from facilitation.parts.twins.acts import AnswerPairing, PairArguments, PartArguments
from facilitation.roles import Actor, Role
from facilitation.state.stage import Stage
from tests.devices import opening
from tests.record.verify.acting import LEADER, own
from tests.record.verify.tampering.forgeries import relink
from tests.record.verify.tampering.test_told import Alter, _both_name, changed, first

Record = dict[str, Any]
CODE = "SAMEN1"
ONE, TWO, THREE, FOUR = (f"S00000000000{number}" for number in range(1, 5))
SAID: tuple[tuple[str, str, Side], ...] = (
    (ONE, "P1", "for"),
    (TWO, "P1", "for"),
    (THREE, "P1", "for"),
    (FOUR, "P1", "against"),
    (FOUR, "P1", "question"),
)
pytestmark = pytest.mark.xdist_group("proof")


@pytest.fixture(scope="module")
def paired(app: Flask) -> Record:
    """Two came to stand as one and were taken apart, and two others stand as one; one was asked and said no to."""
    stages = (Stage("praten", "arguments"), agenda()[-1])
    meetings.create(msgspec.structs.replace(opening(CODE), agenda=stages), public=True)
    for seat in (ONE, TWO, THREE, FOUR):
        _by(Actor(f"join {seat}", Role.VISITOR), TakeSeat(seat=seat))
    for seat, plan, side in SAID:
        _by(own(seat), PostArgument(initiative=plan, side=side, text="Er is dan licht."))
    for seat, argument in ((THREE, "A2"), (FOUR, "A2"), (FOUR, "A1")):
        _by(own(seat), SupportArgument(argument=argument))
    _together("A2", TWO)
    _by(own(THREE), UnsupportArgument(argument="A1"))
    _by(own(TWO), PartArguments(other="A2"))
    _by(LEADER, PairArguments(argument="A2", other="A3"))
    _by(own(TWO), AnswerPairing(other="A3", yes=False))
    _together("A3", THREE)
    _by(LEADER, AdvanceStage())
    _by(LEADER, CloseMeeting())
    return dict(json.loads(record_json.write(CODE)))


def _by(actor: Actor, act: Act) -> None:
    meetings.perform(CODE, act, actor)


def _together(other: str, author: str) -> None:
    _by(LEADER, PairArguments(argument="A1", other=other))
    for seat in (ONE, author):
        _by(own(seat), AnswerPairing(other=other, yes=True))


def goes_with(other: str) -> Alter:
    """It was asked about another one than it was."""
    return changed("arguments.paired", lambda body: body.update(other=other), ".other")


def without_a_yes(whole: Record) -> str:
    """The first of both never said yes."""
    whole["events"].remove(first(whole, "pairing.answered"))
    relink(whole)
    return f"events[{first(whole, 'arguments.joined')['seq']}].body"


def asked_twice(whole: Record) -> str:
    """It was asked again while both were asked."""
    asked = first(whole, "arguments.paired")
    whole["events"].insert(whole["events"].index(asked) + 1, json.loads(json.dumps(asked)))
    return f"events[{asked['seq'] + 1}].body.other"


def came_too(body: Record) -> None:
    """Somebody came along who stood behind neither."""
    body["came"] = sorted([*body["came"], "S0123456789ab", "S0123456789ac"])


def in_another_order(body: Record) -> None:
    """Their order could say who they are."""
    body["came"] = [*body["came"], body["came"][0]]


def stands_with(whole: Record) -> str:
    """The record tells another text beside the argument."""
    plan = next(each for each in whole["record"]["plans"] if each["id"] == "P1")
    at = next(at for at, each in enumerate(plan["arguments"]) if "with" in each)
    plan["arguments"][at]["with"][0]["id"] = "A9"
    return f"record.plans[0].arguments[{at}].with[0].id"


FORGED: dict[str, Alter] = {
    "with one of another side": goes_with("A4"),
    "with a question": goes_with("A5"),
    "with one that nobody wrote": goes_with("A9"),
    "with itself": goes_with("A1"),
    "asked by who may not": changed("arguments.paired", lambda body: body.update(by="scribe"), ".by"),
    "asked twice": asked_twice,
    "answered by who wrote neither": changed(
        "pairing.answered", lambda body: body.update(seat="S0123456789ab"), ".seat"
    ),
    "as one without a yes": without_a_yes,
    "with support that nobody gave": changed("arguments.joined", came_too, ".came"),
    "with somebody twice": changed("arguments.joined", in_another_order, ".came"),
    "joined though another one was asked about": changed(
        "arguments.joined", lambda body: body.update(other="A3"), ".other"
    ),
    "apart though nobody asked": changed("arguments.parted", lambda body: body.update(other="A4"), ".other"),
    "gone though they stood behind neither": changed(
        "arguments.parted", lambda body: body.update(gone=["S0123456789ab", "S0123456789ac", "S0123456789ad"]), ".gone"
    ),
    "another argument stands with it": stands_with,
}


@pytest.mark.parametrize("what", FORGED)
def test_both_name_what_was_forged(paired: Record, page: Page, what: str) -> None:
    _both_name(paired, FORGED[what], page)
