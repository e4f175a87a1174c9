"""The questions of a stage: those that were asked there, those that came from the talk about plans, and the answers."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from facilitation.part import Kind
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.arguments.state import Argument
from facilitation.state.meeting import Meeting
from facilitation.state.seat import Channel

How = Literal["now", "later", "who"]


class Asked(msgspec.Struct, frozen=True):
    """One question that was asked here; `author` is an opaque seat, `reason` why it was hidden."""

    id: str
    text: str
    author: str
    channel: Channel
    hidden: bool = False
    reason: str = ""
    supporters: frozenset[str] = frozenset()


class Answer(msgspec.Struct, frozen=True):
    """What became of a question: answered now, later with a date (`due`), or by somebody (`owner`)."""

    how: How
    text: str = ""
    owner: str = ""
    due: date | None = None


class QuestionsState(msgspec.Struct, frozen=True):
    """What was asked here in order of arrival, and what was answered here, by the id of the question."""

    asked: Mapping[str, Asked] = {}
    answers: Mapping[str, Answer] = {}


class Line(msgspec.Struct, frozen=True):
    """One question as the room sees it; `initiative` is empty for one that was asked here."""

    id: str
    text: str
    support: int
    author: str
    initiative: str = ""
    answer: Answer | None = None


KIND: Kind[QuestionsState] = Kind("questions", state=QuestionsState)


def number_of_questions(meeting: Meeting) -> int:
    """How many were asked in all stages of this kind together."""
    return sum(len(stage.state.asked) for stage in KIND.stages(meeting))


def lines(meeting: Meeting, state: QuestionsState) -> list[Line]:
    """What may be read, the most supported first; of equals what came from the talk first, then in order of arrival.

    A question of the talk that was settled there comes no more, unless it was answered here.
    """
    found = [*(_of_talk(one, state) for one in _from_talk(meeting, state)), *_asked_here(state)]
    return sorted(found, key=lambda line: -line.support)


def unanswered(meeting: Meeting, state: QuestionsState) -> list[Line]:
    """Those of them without an answer."""
    return [line for line in lines(meeting, state) if line.answer is None]


def _from_talk(meeting: Meeting, state: QuestionsState) -> list[Argument]:
    said = [argument for stage in ARGUMENTS.stages(meeting) for argument in stage.state.arguments.values()]
    asked = [one for one in said if one.side == "question" and one.status == "shown"]
    return [one for one in asked if one.id in state.answers or one.became not in ("answered", "done")]


def _of_talk(one: Argument, state: QuestionsState) -> Line:
    return Line(one.id, one.text, one.support, one.author, one.initiative, state.answers.get(one.id))


def _asked_here(state: QuestionsState) -> list[Line]:
    return [
        Line(one.id, one.text, len(one.supporters), one.author, answer=state.answers.get(one.id))
        for one in state.asked.values()
        if not one.hidden
    ]
