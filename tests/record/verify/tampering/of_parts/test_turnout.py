"""A turnout of a hall in which not every seat decides: totals per channel, and both verifiers name what was changed."""

import json

import msgspec
import pytest
from flask import Flask
from playwright.sync_api import Page

from app.live.meetings import create, load, perform
from app.parts.deciding import entering, making
from app.record.exports import record_json
from app.record.verify.verdict import verify
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.door.acts import CountHeads
from facilitation.parts.frames import ConfirmFrame
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage
from facilitation.parts.turnout import ExplainTurnout
from facilitation.parts.turnout.asked import unexplained
from facilitation.roles import Actor, Role
from facilitation.state.deciding import Deciding
from facilitation.state.frame import FRAME_KEYS
from tests.devices import opening
from tests.people import LEADER
from tests.record.verify.asking import ask
from tests.record.verify.tampering.test_told import Alter, Record, _both_name, first

CODE = "OPKOMST"
DECIDE = {"room": 12, "online": 8}
LOOK = {"room": 6, "online": 5}
VOTED = {"room": 11, "online": 5}
pytestmark = pytest.mark.xdist_group("proof")


@pytest.fixture(scope="module")
def voted(app: Flask) -> Record:
    """18 seats in the hall of which 12 decide, 13 at home of which 8 do; 11 and 5 of them vote."""
    create(msgspec.structs.replace(opening(CODE), deciding=Deciding("code")), public=True)
    room = load(CODE)
    codes = iter(making.issue(room, 30, LEADER).codes)
    for channel, number in DECIDE.items():
        for at in range(number + LOOK[channel]):
            seat = f"S{channel:_<7}{at:05}"
            person = Actor(seat, Role.RESIDENT, seat, receipt=seat)
            perform(CODE, TakeSeat(seat=seat, channel=channel, coded=True), Actor(f"join:{seat}", Role.VISITOR))
            if at < number:
                entering.enter(room, entering.given(room, next(codes)), person)
    perform(CODE, CountHeads(heads=12), LEADER)
    to_ranking()
    for channel, number in VOTED.items():
        for at in range(number):
            seat = f"S{channel:_<7}{at:05}"
            perform(CODE, CastBallot(ballot=Paper(order=["P1"])), Actor(seat, Role.RESIDENT, seat, receipt=seat))
    perform(CODE, CloseStage(), LEADER)
    perform(CODE, CountHeads(heads=11), LEADER)
    for wrong in unexplained(load(CODE).state):
        perform(CODE, ExplainTurnout(mismatch=wrong.key, reason="Een ging naar huis."), LEADER)
    perform(CODE, CloseMeeting(), LEADER)
    found: Record = json.loads(record_json.write(CODE))
    return found


def to_ranking() -> None:
    perform(CODE, AdvanceStage(to="frames"), LEADER)
    for frame in FRAME_KEYS:
        perform(CODE, ConfirmFrame(frame=frame), LEADER)
    perform(CODE, AdvanceStage(to="ranking"), LEADER)


def by_seats(whole: Record) -> str:
    """The closing is told to have counted all seats."""
    first(whole, "turnout.told")["body"].pop("by")
    return "record.opkomst.deciding"


FORGED: dict[str, Alter] = {
    "all seats were counted": by_seats,
    "one more could vote": lambda whole: _told(whole, "all", 21),
    "one more could vote at home": lambda whole: _told(whole, "online", 9),
}


def _told(whole: Record, what: str, number: int) -> str:
    told = whole["record"]["opkomst"]["votes"][0]["deciding"]
    there, place = (told, "") if what == "all" else (told["channels"], ".channels")
    there[what] = number
    return f"record.opkomst.votes[0].deciding{place}.{what}"


def test_the_totals_are_those_of_who_decides_per_channel_and_stage(voted: Record, page: Page) -> None:
    told = voted["record"]["opkomst"]
    deciding = {"all": 20, "channels": {"online": 8, "room": 12}}
    assert told["seats"] == {"online": 13, "room": 18}
    assert told["deciding"] == deciding
    [vote] = told["votes"]
    assert (vote["deciding"], vote["residents"]) == (deciding, 12)
    assert (vote["ballots"], vote["channels"]) == (16, {"online": 5, "room": 11})
    assert [(each["what"], each["found"], each["limit"]) for each in told["mismatches"]] == [("seats", 12, 11)]
    content = json.dumps(voted)
    assert not verify(content.encode()).faults
    [told] = ask(page, [(content, "")])
    assert not told["faults"]


@pytest.mark.parametrize("what", FORGED)
def test_both_name_a_turnout_that_was_changed(voted: Record, page: Page, what: str) -> None:
    _both_name(voted, FORGED[what], page)
