"""An argument comes from a table that came in that evening, another from one that went: both verifiers name them."""

import json

import msgspec
import pytest
from flask import Flask
from playwright.sync_api import Page

from app.live.meetings import create, load, perform
from app.record.exports import record_json
from app.record.verify.verdict import verify
from facilitation.parts.arguments.acts import PostArgument
from facilitation.parts.frames import ConfirmFrame, frames
from facilitation.parts.hall.acts import JoinTables, OpenTable
from facilitation.parts.seating import MoveSeat, TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting
from facilitation.roles import Actor, Role
from tests.devices import opening
from tests.people import LEADER
from tests.record.verify.asking import ask

pytestmark = pytest.mark.xdist_group("proof")
CODE = "TAFELS"


def test_a_table_that_came_and_one_that_went_are_named_by_both_verifiers(app: Flask, page: Page) -> None:
    create(msgspec.structs.replace(opening(CODE)), public=True)
    seats = [f"S{number:012}" for number in range(5)]
    people = {seat: Actor(seat, Role.RESIDENT, seat) for seat in seats}
    for seat in seats:
        perform(CODE, TakeSeat(seat=seat, table="T1"), Actor(f"join:{seat}", Role.VISITOR))
    perform(CODE, AdvanceStage(to="frames"), LEADER)
    for frame in frames(load(CODE).state):
        perform(CODE, ConfirmFrame(frame=frame), LEADER)
    perform(CODE, AdvanceStage(to="arguments"), LEADER)
    perform(CODE, PostArgument(initiative="P1", side="for", text="Van een tafel die gaat."), people[seats[0]])
    perform(CODE, OpenTable(name="Bij het raam"), LEADER)
    for seat in seats:
        perform(CODE, MoveSeat(table="Bij het raam"), people[seat])
    perform(CODE, PostArgument(initiative="P1", side="for", text="Van een die kwam."), people[seats[0]])
    perform(CODE, JoinTables(table="T1", into="T2"), LEADER)
    perform(CODE, CloseMeeting(), LEADER)
    content = record_json.write(CODE)
    told = json.loads(content)["record"]["plans"][0]["arguments"]
    assert {each["text"]: each["table"] for each in told} == {
        "Van een tafel die gaat.": "Tafel 1",
        "Van een die kwam.": "Bij het raam",
    }
    assert verify(content).faults == ()
    assert ask(page, [(content if isinstance(content, str) else content.decode(), "")])[0]["faults"] == []
