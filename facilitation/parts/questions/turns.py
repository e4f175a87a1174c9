"""Whose turn it is at the question desk: the room and home by turns, the starred and most supported first."""

from typing import Literal

from facilitation.parts.questions.state import Line, QuestionsState, below, heads, lines
from facilitation.state.meeting import Meeting

Side = Literal["room", "home"]
SIDES: tuple[Side, ...] = ("room", "home")
HOME = frozenset({"online", "viewer"})
"""The channels of who is at home."""


def side_of(line: Line) -> Side:
    """Where a question came from: who is there, on paper or with help is in the room."""
    return "home" if line.channel in HOME else "room"


def sides(found: list[Line], head: Line) -> frozenset[Side]:
    """Where a question came from, and those for which it stands: both, where people of both asked it."""
    return frozenset(side_of(line) for line in (head, *below(found, head.id)))


def turn(meeting: Meeting, state: QuestionsState) -> Side | None:
    """Whose turn it is: of the other side than the last question that was put and that came from one side alone.

    None as long as none was: then the most supported begins.
    """
    found = lines(meeting, state)
    known = {line.id: line for line in found}
    for key in reversed(list(state.posed)):
        came = sides(found, known[key]) if key in known else frozenset[Side]()
        if len(came) == 1:
            return "room" if "home" in came else "home"
    return None


def waiting(meeting: Meeting, state: QuestionsState) -> list[Line]:
    """The questions that were neither put nor answered: the starred first, then by support."""
    found = lines(meeting, state)
    left = [line for line in heads(found) if line.answer is None and line.id not in state.posed]
    return sorted(left, key=lambda line: not starred(found, state, line))


def starred(found: list[Line], state: QuestionsState, head: Line) -> bool:
    """Whether a question is starred, or one for which it stands."""
    return any(line.id in state.starred for line in (head, *below(found, head.id)))


def next_up(meeting: Meeting, state: QuestionsState) -> Line | None:
    """The question that the desk proposes: the first that waits of the side whose turn it is, else the first at all."""
    found, left, whose = lines(meeting, state), waiting(meeting, state), turn(meeting, state)
    of_side = [line for line in left if whose is None or whose in sides(found, line)]
    return next(iter([*of_side, *left]), None)


def being_put(meeting: Meeting, state: QuestionsState) -> Line | None:
    """The question that was put last, as long as it has no answer."""
    known = {line.id: line for line in lines(meeting, state)}
    last = known.get(next(reversed(list(state.posed)), ""))
    return last if last is not None and last.answer is None else None
