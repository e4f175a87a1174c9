"""What is known of common ground, and what a count of it is made from."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import cast

import msgspec

from facilitation.counting.common_ground.found import Cell, Found
from facilitation.counting.common_ground.statements import HALF, across, per_mille
from facilitation.counting.common_ground.votes import AGREE, DISAGREE, PASS, table
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.arguments.state import Argument, ArgumentsState
from facilitation.parts.common_ground.state import NAME, Asked, Ground, Line, Mark, Wanted
from facilitation.parts.seating import seats
from facilitation.state.groups import FEWEST
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage

VALUES: Mapping[Mark, int] = {"agree": AGREE, "disagree": DISAGREE, "pass": PASS}


def ground(meeting: Meeting) -> Asked:
    """What is kept of common ground; nothing of a meeting that was not opened."""
    return cast(Asked, meeting.parts[NAME]) if meeting.stages else Asked()


def sayings(stage: LiveStage[ArgumentsState]) -> list[Argument]:
    """The arguments that one can agree with, in order of arrival: those that are shown and ask nothing."""
    return [each for each in stage.state.arguments.values() if each.status == "shown" and each.side != "question"]


def answers(meeting: Meeting, argument: Argument) -> Mapping[str, int]:
    """Who agrees, disagrees or passes: 1, -1 or 0 by seat. Who wrote or supports it agrees, whatever they marked."""
    marked = ground(meeting).marks.get(argument.id, {})
    said = {seat: VALUES[mark] for seat, mark in marked.items() if mark != "agree"}
    return said | dict.fromkeys((argument.author, *argument.supporters), AGREE)


def answered(meeting: Meeting, about: Iterable[Argument], seat: str) -> Mapping[str, int]:
    """What `answers` gives for one seat, by the argument that it is about."""
    marks, found = ground(meeting).marks, dict[str, int]()
    for each in about:
        if seat == each.author or seat in each.supporters:
            found[each.id] = AGREE
        elif (mark := marks.get(each.id, {}).get(seat, "agree")) != "agree":
            found[each.id] = VALUES[mark]
    return found


def material(meeting: Meeting, number: int = 0) -> Wanted:
    """The answers to the arguments of the stage that the room is at, or was at last, for the count with this number."""
    stage, known = ARGUMENTS.at(meeting), seats(meeting)
    given = {each.id: answers(meeting, each) for each in (sayings(stage) if stage else [])}
    cast = {(who, key): value for key, said in given.items() for who, value in said.items() if who in known}
    voters = {who for who, _ in cast}
    people = [who for who in known if who in voters]
    votes = msgspec.structs.replace(table(cast, people, given), wanted=number)
    return Wanted(votes, tuple(known[who].table for who in people), {key: _most(said) for key, said in given.items()})


def _most(said: Mapping[str, int]) -> tuple[int, int, int]:
    values = [*said.values()]
    return values.count(AGREE), values.count(DISAGREE), values.count(PASS)


def told(found: Found, counted: Wanted) -> Ground:
    """What may be told of what a worker found: nothing of a group of fewer than five, nor of a few answers in one."""
    votes = counted.votes
    there = {place for place in counted.tables if place is not None}
    if not found.sizes or min(found.sizes) < FEWEST:
        return Ground(votes.people, (), 0, len(there), ())
    lines = sorted(_lines(found, counted), key=lambda line: -line.across)
    return Ground(votes.people, found.sizes, max(found.silhouette, 0), len(there), tuple(lines))


def _lines(found: Found, counted: Wanted) -> Iterator[Line]:
    agreeing = _tables(counted)
    for place, (argument, cells) in enumerate(zip(counted.votes.statements, found.cells, strict=True)):
        if min(cell.seen for cell in cells) >= FEWEST:
            yield Line(argument, cells, per_mille(across(cells)), carried(cells), len(agreeing[place]))


def carried(cells: tuple[Cell, ...]) -> bool:
    """Whether in every group more than half of those who answered agree, with one added on both sides."""
    return all(Fraction(cell.agree + 1, cell.seen + 2) > HALF for cell in cells)


def _tables(counted: Wanted) -> list[set[str]]:
    """Per statement the tables at which somebody agrees."""
    found: list[set[str]] = [set() for _ in counted.votes.statements]
    for person, statement, value in counted.votes.votes:
        place = counted.tables[person]
        if value == AGREE and place is not None:
            found[statement].add(place)
    return found
