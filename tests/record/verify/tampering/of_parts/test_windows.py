"""A box at home that was open at other times than the log says: both verifiers name it."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page

from app.live.meetings import create, perform
from app.record.exports import record_json
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.frames import ConfirmFrame
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.parts.window.acts import EndWindow, SetWindow
from facilitation.roles import Actor, Role
from facilitation.state.frame import FRAME_KEYS
from tests.devices import opening
from tests.people import LEADER
from tests.record.verify.tampering.test_told import Alter, _both_name, changed, first

Record = dict[str, Any]
CODE = "THUIS1"
pytestmark = pytest.mark.xdist_group("proof")


@pytest.fixture(scope="module")
def voted(app: Flask) -> Record:
    """One voted at home and one in the hall; the hall closed first, the other box was ended early."""
    create(opening(CODE), public=True)
    now = datetime.now(UTC)
    perform(CODE, SetWindow(stage="ranking", opens=now, closes=now + timedelta(days=3)), LEADER)
    vote("home", "online", "P1")
    perform(CODE, AdvanceStage(to="frames"), LEADER)
    for frame in FRAME_KEYS:
        perform(CODE, ConfirmFrame(frame=frame), LEADER)
    perform(CODE, AdvanceStage(to="ranking"), LEADER)
    vote("hall", "room", "P2")
    perform(CODE, CloseStage(), LEADER)
    perform(CODE, EndWindow(stage="ranking", reason="Iedereen heeft gestemd."), LEADER)
    perform(CODE, RevealStage(), LEADER)
    perform(CODE, CloseMeeting(), LEADER)
    found: Record = json.loads(record_json.write(CODE))
    return found


def vote(seat: str, channel: Any, plan: str) -> None:
    """Somebody takes a seat and hands in."""
    perform(CODE, TakeSeat(seat=seat, channel=channel), Actor(f"join:{seat}", Role.VISITOR))
    resident = Actor(seat, Role.RESIDENT, seat, receipt=f"receipt {seat}")
    perform(CODE, CastBallot(stage="ranking", ballot=Paper(order=[plan])), resident)


def sealed_before(whole: Record) -> str:
    """The ballots were sealed while people voted at home."""
    sealed, closed = first(whole, "ballots.sealed"), first(whole, "window.closed")
    whole["events"].remove(sealed)
    whole["events"].insert(whole["events"].index(closed), sealed)
    return f"events[{closed['seq']}].body.stage"


def never_closed(whole: Record) -> str:
    """The meeting was closed while people voted at home, and they were left out."""
    for kind in ("window.closed", "ballots.sealed", "ballots.counted", "stage.revealed"):
        whole["events"].remove(first(whole, kind))
    return f"events[{len(whole['events'])}].body"


def as_if_in_time(body: Record) -> None:
    """Nobody says that it was early."""
    body["early"] = False


def opened(whole: Record) -> str:
    """The window was to open later than it did."""
    first(whole, "window.set")["body"]["opens"] = "2999-01-01T00:00:00Z"
    return f"events[{first(whole, 'window.opened')['seq']}].body.stage"


def other_times(whole: Record) -> str:
    """The record tells that it was open for longer."""
    whole["record"]["windows"][0]["closes"] = "2999-01-01T00:00:00Z"
    return "record.windows[0].closes"


FORGED: dict[str, Alter] = {
    "opened before its time": opened,
    "closed early, and nobody says so": changed("window.closed", as_if_in_time, ".stage"),
    "a ballot less than voted": changed("ballots.sealed", lambda body: body["turnout"].update(online=2), ".turnout"),
    "sealed before the last box closed": sealed_before,
    "longer than it was": other_times,
    "the evening ended before everybody was counted": never_closed,
}


@pytest.mark.parametrize("what", FORGED)
def test_both_name_what_was_forged(voted: Record, page: Page, what: str) -> None:
    _both_name(voted, FORGED[what], page)
