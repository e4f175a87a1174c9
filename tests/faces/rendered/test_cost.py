"""What a flush costs follows what changed: not how much was said before, nor how many tables or seats there are."""

import sys
from collections.abc import Callable, Mapping
from functools import partial
from types import FrameType
from typing import Any

import msgspec
import pytest
from flask import Flask
from jinja2 import Template

from app.faces.marks import own
from app.live import meetings
from app.live.meetings import load, perform
from facilitation.parts.arguments.acts import PostArgument, SupportArgument
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.arguments.state import Argument, Side
from facilitation.parts.frames import ConfirmFrame
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import AdvanceStage
from facilitation.roles import Actor, Role
from facilitation.state.frame import FRAME_KEYS
from facilitation.state.seat import Table
from tests.devices import opening
from tests.faces.watchers import Audience, Watchers
from tests.people import LEADER
from tests.reliability.length import length

FEW, MANY = 10, length(300, 1_000)  # arguments
MOST = 1.5
SEATS, WRITERS, CROWD = 20, 10, 300
SMALL = ("pieces.html", "faces/console/controls.html", "parts/ballots/again.html")
WATCHED: tuple[Audience, ...] = tuple((face, "nl") for face in ("phone", "simple", "screen", "console", "livecast"))
SIDES: tuple[Side, ...] = ("for", "against", "question", "improvement")


def calls(work: Callable[[], object]) -> int:
    """How many functions of Python this calls."""
    found = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal found
        found += event == "call"

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return found


class Hall:
    """A meeting at its arguments with so many tables, at which some of so many seats take turns to write."""

    def __init__(self, code: str, tables: int = 2, seats: int = SEATS) -> None:
        self.code, self.written, self.watchers = code, 0, Watchers(code)
        named = tuple(Table(f"T{number}", f"Tafel {number}") for number in range(1, tables + 1))
        meetings.create(msgspec.structs.replace(opening(code), tables=named))
        for number in range(seats):
            seat = TakeSeat(seat=f"S{number}", table=named[number % tables].id)
            perform(code, seat, Actor(f"join:S{number}", Role.VISITOR))
        for act in (AdvanceStage(to="frames"), *(ConfirmFrame(frame=key) for key in FRAME_KEYS)):
            perform(code, act, LEADER)
        perform(code, AdvanceStage(to="arguments"), LEADER)

    def write(self, arguments: int) -> None:
        """So many in all, on all sides of all plans; the first is kept as any act is, the others are there at once."""
        post = PostArgument(initiative="P1", side="for", text="Reden nummer 1, die bij geen andere hoort")
        if not self.written:
            perform(self.code, post, self.resident(0))
        room, made = load(self.code), {}
        stage = ARGUMENTS.at(room.state)
        assert stage is not None
        for number in range(self.written + 1, arguments):
            plan, side = f"P{1 + number % 3}", SIDES[number % 4]
            text = f"Reden nummer {number}, die op andere lijkt"
            made[f"A{number + 1}"] = Argument(f"A{number + 1}", plan, side, text, f"S{number % WRITERS}", "room")
        said = msgspec.structs.replace(stage.state, arguments={**stage.state.arguments, **made})
        room._become(room.state.with_stage(room.state.at, msgspec.structs.replace(stage, state=said)))
        self.written = arguments

    def costs(self) -> Mapping[Audience, int]:
        """Per face the calls of a flush after one support of an argument about the plan on the floor."""
        self.watchers.follow(WATCHED)
        perform(self.code, SupportArgument(argument="A1"), self.resident(WRITERS + self.written % (SEATS - WRITERS)))
        return {face: calls(partial(self.watchers.follow, [face])) for face in WATCHED}

    def resident(self, number: int) -> Actor:
        """One of those who sit here."""
        return Actor(f"S{number}", Role.RESIDENT, f"S{number}", receipt=f"receipt {number}")


def test_a_thousand_arguments_cost_a_flush_no_more_than_ten(context: Flask) -> None:
    hall = Hall("KOST01")
    hall.write(FEW)
    few = hall.costs()
    hall.write(MANY)
    many = hall.costs()
    assert {face: round(many[face] / few[face], 2) for face in WATCHED if many[face] > MOST * few[face]} == {}


def test_sixty_tables_cost_a_flush_no_more_than_six(context: Flask) -> None:
    costs = []
    for code, tables in (("KOST06", 6), ("KOST60", 60)):
        hall = Hall(code, tables)
        hall.write(FEW)
        costs.append(hall.costs())
    six, sixty = costs
    assert {face: round(sixty[face] / six[face], 2) for face in WATCHED if sixty[face] > MOST * six[face]} == {}


def test_hundreds_of_seats_cost_a_flush_no_more_than_twenty(context: Flask) -> None:
    costs = []
    for code, seats in (("KOST20", SEATS), ("KOST99", CROWD)):
        hall = Hall(code, seats=seats)
        hall.write(FEW)
        costs.append(hall.costs())
    few, many = costs
    assert {face: round(many[face] / few[face], 2) for face in WATCHED if many[face] > MOST * few[face]} == {}


def test_what_is_ones_own_takes_no_more_calls_among_hundreds_of_arguments(context: Flask) -> None:
    hall, costs = Hall("KOST11"), []
    for number in (FEW, MANY):
        hall.write(number)
        costs.append(calls(partial(own, load(hall.code), hall.resident(WRITERS))))
    few, many = costs
    assert many <= MOST * few


def test_the_small_parts_of_all_faces_are_read_once_and_not_at_each_render(
    context: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str | None] = []
    make = Template.make_module

    def noted(template: Template, *given: Any, **more: Any) -> Any:
        read.append(template.name)
        return make(template, *given, **more)

    hall = Hall("KOST12")
    hall.write(FEW)
    monkeypatch.setattr(Template, "make_module", noted)
    hall.watchers.follow(WATCHED)
    assert [name for name in SMALL if read.count(name) > 1] == []
    assert len(read) > len(WATCHED)  # those that do ask what they stand in
