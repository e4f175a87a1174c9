"""The questions of a stage: those that were asked there, those that came from the talk about plans, and the answers."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from typing import Literal

import msgspec

from facilitation.part import Kind
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.arguments.state import Argument
from facilitation.state.meeting import Meeting
from facilitation.state.seat import Channel

How = Literal["now", "later", "who"]


class Asked(msgspec.Struct, frozen=True):
    """One question that was asked here, `since` when (UTC); `author` is an opaque seat, `reason` why it was hidden."""

    id: str
    text: str
    author: str
    channel: Channel
    hidden: bool = False
    reason: str = ""
    supporters: AbstractSet[str] = frozenset()
    since: datetime | None = None


class Answer(msgspec.Struct, frozen=True):
    """What became of a question: answered now, later with a date (`due`), or by somebody (`owner`).

    `by` is the role that said so and `since` when (UTC), where the log tells.
    """

    how: How
    text: str = ""
    owner: str = ""
    due: date | None = None
    by: str = ""
    since: datetime | None = None


class Bundled(msgspec.Struct, frozen=True):
    """Under which question another one stands, since when (UTC), and which role said so."""

    under: str
    by: str
    since: datetime


class Posed(msgspec.Struct, frozen=True):
    """To whom a question was put, when (UTC), and by which role."""

    to: str
    by: str
    since: datetime


class QuestionsState(msgspec.Struct, frozen=True):
    """What was asked here in order of arrival; and by the id of the question what was answered here, which stand
    under another one, and which were put to somebody, the last one last. `starred` are marked at the desk.
    """

    asked: Mapping[str, Asked] = {}
    answers: Mapping[str, Answer] = {}
    bundled: Mapping[str, Bundled] = {}
    posed: Mapping[str, Posed] = {}
    starred: frozenset[str] = frozenset()


class Line(msgspec.Struct, frozen=True):
    """One question as the room sees it; `initiative` is empty for one that was asked here.

    `under` is the question that stands for it, where somebody bundled them; `channel` is how its author took part.
    """

    id: str
    text: str
    support: int
    author: str
    initiative: str = ""
    answer: Answer | None = None
    under: str = ""
    channel: Channel = "room"


KIND: Kind[QuestionsState] = Kind("questions", state=QuestionsState)


def number_of_questions(meeting: Meeting) -> int:
    """How many were asked in all stages of this kind together."""
    return sum(len(stage.state.asked) for stage in KIND.stages(meeting))


def lines(meeting: Meeting, state: QuestionsState) -> list[Line]:
    """What may be read, the most supported first; of equals what came from the talk first, then in order of arrival.

    A question of the talk that was settled there comes no more, unless it was answered here.
    """
    found = [*(_of_talk(one, state) for one in _from_talk(meeting, state)), *_asked_here(state)]
    known = {line.id for line in found}
    found = [_under(line, state) if _head(line, state) in known else line for line in found]
    return sorted(found, key=lambda line: -line.support)


def _head(line: Line, state: QuestionsState) -> str:
    bundled = state.bundled.get(line.id)
    return bundled.under if bundled else ""


def _under(line: Line, state: QuestionsState) -> Line:
    return msgspec.structs.replace(line, under=_head(line, state))


def heads(found: list[Line]) -> list[Line]:
    """Those of them that stand by themselves or for others; a bundle comes where the most supported of it would."""
    most: dict[str, int] = {}
    for line in found:
        head = line.under or line.id
        most[head] = max(most.get(head, 0), line.support)
    return sorted((line for line in found if not line.under), key=lambda line: -most[line.id])


def below(found: list[Line], head: str) -> list[Line]:
    """Those of them that stand under this one."""
    return [line for line in found if line.under == head]


def unanswered(meeting: Meeting, state: QuestionsState) -> list[Line]:
    """The questions that stand by themselves or for others and have no answer."""
    return [line for line in heads(lines(meeting, state)) if line.answer is None]


def _from_talk(meeting: Meeting, state: QuestionsState) -> list[Argument]:
    said = [argument for stage in ARGUMENTS.stages(meeting) for argument in stage.state.arguments.values()]
    asked = [one for one in said if one.side == "question" and one.status == "shown"]
    return [one for one in asked if one.id in state.answers or one.became not in ("answered", "done")]


def _of_talk(one: Argument, state: QuestionsState) -> Line:
    answer = state.answers.get(one.id)
    return Line(one.id, one.text, one.support, one.author, one.initiative, answer, channel=one.channel)


def _asked_here(state: QuestionsState) -> list[Line]:
    return [
        Line(
            one.id,
            one.text,
            len(one.supporters),
            one.author,
            answer=state.answers.get(one.id),
            channel=one.channel,
        )
        for one in state.asked.values()
        if not one.hidden
    ]
