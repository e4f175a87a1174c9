"""A closing that waited for home otherwise than the log says: both verifiers name it."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page

from app.live.meetings import create, perform
from app.record.exports import record_json
from facilitation.parts.choice.acts import AnswerChoice, CloseChoice, OpenChoice, ShowChoice
from facilitation.parts.delay.acts import EndDelay, SetDelay
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting
from facilitation.roles import Actor, Role
from tests.devices import opening
from tests.people import LEADER
from tests.record.verify.tampering.test_told import (
    Alter,
    _both_let_be_what_was_removed,
    _both_name,
    changed,
    first,
)

Record = dict[str, Any]
CODE = "LATER1"
pytestmark = pytest.mark.xdist_group("proof")


@pytest.fixture(scope="module")
def waited(app: Flask) -> Record:
    """A choice that closed for the hall, in which somebody at home answered meanwhile; it was ended early."""
    create(opening(CODE), public=True)
    perform(CODE, SetDelay(seconds=22), LEADER)
    perform(CODE, TakeSeat(seat="home", channel="online"), Actor("join:home", Role.VISITOR))
    perform(CODE, TakeSeat(seat="hall"), Actor("join:hall", Role.VISITOR))
    perform(CODE, AdvanceStage(to="frames"), LEADER)
    perform(CODE, OpenChoice(question="Hoe laat?", options=["Acht", "Negen"]), LEADER)
    answer("hall")
    perform(CODE, CloseChoice(choice="W1"), LEADER)
    answer("home")
    perform(CODE, EndDelay(reason="De stream viel uit."), LEADER)
    perform(CODE, ShowChoice(), LEADER)
    perform(CODE, CloseMeeting(), LEADER)
    found: Record = json.loads(record_json.write(CODE))
    return found


def answer(seat: str) -> None:
    """Somebody says what they resist."""
    perform(CODE, AnswerChoice(choice="W1", marks={"O1": 3}), Actor(seat, Role.RESIDENT, seat, receipt=seat))


def longer(body: Record) -> None:
    """It waited a minute longer than the delay asks."""
    body["until"] = (datetime.fromisoformat(body["until"]) + timedelta(minutes=1)).isoformat()


def in_time(body: Record) -> None:
    """Nobody says that it was early."""
    body |= {"early": False, "reason": None}


def unsaid(body: Record) -> None:
    """It was early, and nobody said why."""
    body["reason"] = None


def after(whole: Record) -> str:
    """The answer from home came after the time at home."""
    said = [event for event in whole["events"] if event["kind"] == "choice.answered"][1]
    said["at"] = (datetime.now(UTC) + timedelta(hours=1)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return f"events[{said['seq']}].body"


def sealed_before(whole: Record) -> str:
    """The choice was closed before home was."""
    closed, ended = first(whole, "choice.closed"), first(whole, "delay.ended")
    whole["events"].remove(closed)
    whole["events"].insert(whole["events"].index(ended), closed)
    return f"events[{ended['seq']}].body"


def other_times(whole: Record) -> str:
    """The record tells that the stream was less late."""
    whole["record"]["closings"][0]["seconds"] = 5
    return "record.closings[0].seconds"


FORGED: dict[str, Alter] = {
    "open for longer than the delay": changed("delay.began", longer, ".until"),
    "closed early, and nobody says so": changed("delay.ended", in_time, ".stage"),
    "closed early without a reason": changed("delay.ended", unsaid, ".stage"),
    "an answer after its own closing": after,
    "closed before home was": sealed_before,
    "another delay": other_times,
}


@pytest.mark.parametrize("what", FORGED)
def test_both_name_what_was_forged(waited: Record, page: Page, what: str) -> None:
    _both_name(waited, FORGED[what], page)


def test_a_reason_that_was_removed_later_was_said(waited: Record, page: Page) -> None:
    _both_let_be_what_was_removed(CODE, first(waited, "delay.ended")["body"]["reason"], page)
