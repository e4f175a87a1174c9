"""Viewers in a count, with a seat, or with a poll that cannot be: both verifiers name the place."""

import json
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page

from app.live.meetings import create, perform
from app.record.exports import record_json
from app.record.verify.verdict import verify
from facilitation.parts.arguments.acts import PostArgument
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.frames import ConfirmFrame
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.parts.stream import QuietHome
from facilitation.parts.viewers.acts import JoinViewers
from facilitation.roles import Actor, Role
from facilitation.state.frame import FRAME_KEYS
from tests.devices import opening
from tests.record.verify.acting import LEADER, own
from tests.record.verify.asking import ask
from tests.record.verify.tampering.test_told import Alter, _both_name, changed, first

Record = dict[str, Any]
CODE = "KIJKT1"
pytestmark = pytest.mark.xdist_group("proof")


def viewer(number: int) -> Actor:
    """Somebody who watches."""
    key = f"W{number:012}"
    return Actor(key, Role.VIEWER, key, receipt=key)


@pytest.fixture(scope="module")
def watched(app: Flask) -> Record:
    """Two at the table and six who watch: they ask, and answer what was voted on; one sits down."""
    create(opening(CODE), public=True)
    for number in (1, 2):
        perform(CODE, TakeSeat(seat=f"S{number:012}"), Actor(f"join:{number}", Role.VISITOR))
    for number in range(6):
        perform(CODE, JoinViewers(seat=f"W{number:012}"), Actor(f"watch:{number}", Role.VISITOR))
    perform(CODE, TakeSeat(seat="W000000000005", channel="online"), Actor("join:5", Role.VISITOR))
    perform(CODE, AdvanceStage(to="frames"), LEADER)
    for frame in FRAME_KEYS:
        perform(CODE, ConfirmFrame(frame=frame), LEADER)
    perform(CODE, AdvanceStage(to="arguments"), LEADER)
    perform(CODE, PostArgument(initiative="P1", side="question", text="Wanneer?"), viewer(1))
    perform(CODE, AdvanceStage(to="ranking"), LEADER)
    for number in (1, 2):
        perform(CODE, CastBallot(ballot=Paper(order=["P1"])), own(f"S{number:012}"))
    for number in range(5):
        perform(CODE, CastBallot(ballot=Paper(order=["P2", "P1"])), viewer(number))
    perform(CODE, CloseStage(), LEADER)
    perform(CODE, RevealStage(), LEADER)
    perform(CODE, QuietHome(on=True), LEADER)
    perform(CODE, AdvanceStage(to="review"), LEADER)
    perform(CODE, CloseMeeting(), LEADER)
    found: Record = json.loads(record_json.write(CODE))
    return found


def more(body: Record) -> None:
    """Five viewers gave a plan more than five can."""
    body["points"]["P1"] += 1_000


def strange(body: Record) -> None:
    """They gave something to a plan that there is not."""
    body["points"]["P99"] = body["points"].pop("P1")


def counted_with_the_vote(whole: Record) -> str:
    """The five viewers stand in the turnout of the vote."""
    event = first(whole, "ballots.sealed")
    event["body"]["turnout"]["viewer"] = 5
    return f"events[{event['seq']}].body.turnout"


def twice(whole: Record) -> str:
    """The poll is told twice."""
    event = first(whole, "poll.counted")
    whole["events"].insert(whole["events"].index(event), json.loads(json.dumps(event)))
    return f"events[{event['seq'] + 1}].body.stage"


def before_its_vote(whole: Record) -> str:
    """The poll is told before its vote was sealed."""
    event, sealed = first(whole, "poll.counted"), first(whole, "ballots.sealed")
    whole["events"].remove(event)
    whole["events"].insert(whole["events"].index(sealed), event)
    return f"events[{sealed['seq']}].body.stage"


def while_quiet(whole: Record) -> str:
    """Somebody came once home could only read."""
    quiet, came = first(whole, "home.quieted"), first(whole, "viewer.joined")
    whole["events"].remove(quiet)
    whole["events"].insert(whole["events"].index(came), quiet)
    return f"events[{came['seq'] + 1}].body"


def one_more(whole: Record) -> str:
    """The record tells of a viewer more."""
    whole["record"]["viewers"]["number"] += 1
    return "record.viewers.number"


def other_poll(whole: Record) -> str:
    """The record tells that viewers gave more."""
    whole["record"]["viewers"]["polls"][0]["points"]["P2"] += 1
    return "record.viewers.polls[0].points.P2"


FORGED: dict[str, Alter] = {
    "viewers who are counted with the vote": counted_with_the_vote,
    "a seat for a viewer": changed("seat.taken", lambda body: body.update(channel="viewer"), ".channel"),
    "a poll of four": changed("poll.counted", lambda body: body.update(answered=4), ".answered"),
    "more than five can give": changed("poll.counted", more, ".points"),
    "a plan that there is not": changed("poll.counted", strange, ".points"),
    "a poll told twice": twice,
    "a poll before its vote": before_its_vote,
    "a viewer who comes while it is quiet": while_quiet,
    "a viewer who leaves and was not there": changed("viewer.left", lambda body: body.update(seat="0" * 32), ".seat"),
    "a viewer more in the record": one_more,
    "another poll in the record": other_poll,
}


@pytest.mark.parametrize("what", FORGED)
def test_both_name_what_was_forged(watched: Record, page: Page, what: str) -> None:
    _both_name(watched, FORGED[what], page)


def test_both_say_that_the_evening_as_it_was_fits(watched: Record, page: Page) -> None:
    content = json.dumps(watched)
    assert verify(content.encode()).faults == ()
    [told] = ask(page, [(content, "")])
    assert (told["faults"], told["unknown"]) == ([], [])
