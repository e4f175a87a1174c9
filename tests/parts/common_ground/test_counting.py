"""The console asks, a worker finds groups in a process of its own, and only what may be told becomes an event."""

import sys

import msgspec
import pytest
from flask import Flask

from app.counting.workers import HOUSE
from app.live.meetings import load, perform
from app.parts.common_ground.counted import state
from app.services import services
from facilitation.counting.common_ground.found import Cell
from facilitation.parts.arguments.acts import UnsupportArgument
from facilitation.parts.common_ground.acts import CountGround, KeepGround
from facilitation.parts.common_ground.asked import ground, material
from facilitation.parts.common_ground.events import GroundFound, GroundWanted
from facilitation.refusals import Refused
from tests.devices import CODE
from tests.parts.common_ground.hall import SHARED, answered, argued, counted, mark
from tests.people import LEADER, logged

FEW = 4


def test_what_people_of_two_minds_share_is_found_by_a_worker(context: Flask) -> None:
    answered()
    numpy = "numpy" in sys.modules
    found = counted()
    assert ("numpy" in sys.modules) == numpy
    assert sum(found.sizes) == found.people == 16
    assert len(found.sizes) == 2
    assert [line.argument for line in found.lines if line.carried] == [SHARED]
    assert found.lines[0].argument == SHARED
    assert found.lines[0].cells == tuple(Cell(size, 0, size) for size in found.sizes)
    assert (found.lines[0].tables, found.tables) == (2, 2)
    events = [line.event for line in logged()]
    assert sum(isinstance(event, GroundWanted) for event in events) == 1
    assert sum(isinstance(event, GroundFound) for event in events) == 1


def test_an_event_names_nobody_and_no_fraction(context: Flask) -> None:
    answered()
    counted()
    found = next(line.event for line in logged() if isinstance(line.event, GroundFound))
    body = msgspec.to_builtins(found)
    assert "S1" not in str(body)
    assert "." not in str(body).replace("ground.found", "")


def test_of_fewer_than_five_people_nothing_is_told(context: Flask) -> None:
    answered(FEW)
    found = counted()
    assert (found.people, found.sizes, found.lines) == (FEW, (), ())


def test_an_argument_that_fewer_than_five_of_a_group_answered_about_is_not_told(context: Flask) -> None:
    seats = argued()
    for number, actor in enumerate(seats[1:], start=1):
        for argument in ("A1", "A2", "A3"):
            mark(actor, argument, "agree" if (number % 2) == (argument != "A2") else "disagree")
    mark(seats[1], SHARED, "agree")
    found = counted()
    assert len(found.sizes) == 2
    assert SHARED not in {line.argument for line in found.lines}


def test_to_agree_is_to_support_and_whoever_supports_agrees(context: Flask) -> None:
    seats = argued(3)
    mark(seats[1], "A1", "agree")
    talk = load(CODE).state.current.state
    assert talk.arguments["A1"].supporters == {"S1"}
    mark(seats[1], "A1", "disagree")
    assert load(CODE).state.current.state.arguments["A1"].supporters == frozenset()
    assert material(load(CODE).state).votes.votes == ((0, 0, 1), (0, 1, 1), (0, 2, 1), (0, 3, 1), (1, 0, -1))
    mark(seats[1], "A1", "agree")
    perform(CODE, UnsupportArgument(argument="A1"), seats[1])
    assert material(load(CODE).state).votes.people == 1


def test_a_count_that_is_asked_for_again_replaces_the_one_that_runs(context: Flask) -> None:
    answered()
    for _ in range(3):
        perform(CODE, CountGround(), LEADER)
    services().workers.finish(load(CODE))
    events = [line.event for line in logged()]
    assert sum(isinstance(event, GroundFound) for event in events) == 1
    assert ground(load(CODE).state).wanted is None


def test_what_was_asked_when_the_server_died_is_found_at_its_next_start(context: Flask) -> None:
    answered()
    perform(CODE, CountGround(), LEADER)
    services().workers.drop(CODE)
    services().rooms.forget(CODE)
    services().workers.finish(load(CODE))
    assert ground(load(CODE).state).found["arguments"].people == 16


def test_what_comes_late_or_from_outside_is_not_kept(context: Flask) -> None:
    answered()
    found = counted()
    with pytest.raises(Refused):
        perform(CODE, KeepGround(wanted=1, ground=found), LEADER)
    before = len(logged())
    perform(CODE, KeepGround(stage="arguments", wanted=1, ground=found), HOUSE)
    assert len(logged()) == before


def test_a_count_without_memory_says_that_it_stopped(context: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    answered()
    monkeypatch.setattr(services().workers, "megabytes", 20)
    perform(CODE, CountGround(), LEADER)
    services().workers.finish(load(CODE))
    assert state(load(CODE).state) == "failed"
    monkeypatch.undo()
    assert counted().people == 16
    assert state(load(CODE).state) == ""
