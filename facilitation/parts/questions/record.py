"""What the record tells of the room's questions."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.part import Course
from facilitation.parts.questions.state import KIND, Line, QuestionsState, below, lines


def record(course: Course) -> Mapping[str, Any]:
    """What was asked and what became of it, stage by stage, most supported first; no member without such a stage.

    Of the questions about plans those with which something was done here: all of them stand with their plan.
    """
    found = KIND.stages(course.meeting)
    told = [each for stage in found for each in _of_stage(stage.key, stage.state, lines(course.meeting, stage.state))]
    return {"questions": told} if found else {}


def _of_stage(stage: str, state: QuestionsState, found: list[Line]) -> list[dict[str, Any]]:
    return [_told(stage, line, state) for line in found if _kept(line, state, found)]


def _kept(line: Line, state: QuestionsState, found: list[Line]) -> bool:
    touched = line.answer is not None or line.under or line.id in state.posed or below(found, line.id)
    return not line.initiative or bool(touched)


def _told(stage: str, line: Line, state: QuestionsState) -> dict[str, Any]:
    answer: dict[str, Any] = msgspec.to_builtins(line.answer) if line.answer else {}
    empty = {"how": "", "text": "", "owner": "", "due": None}
    said = {"answer" if name == "text" else name: answer.get(name, value) for name, value in empty.items()}
    asked = {"id": line.id, "initiative": line.initiative, "text": line.text, "support": line.support}
    return {"stage": stage, **asked, **said, **_way(line, state)}


def _way(line: Line, state: QuestionsState) -> dict[str, Any]:
    """When it was received, under which question it stands, to whom it was put and when it was answered, as told."""
    asked, posed, answer = state.asked.get(line.id), state.posed.get(line.id), line.answer
    way = {
        "received": asked.since if asked else None,
        "bundled": state.bundled[line.id] if line.under else None,
        "posed": posed,
        "answered": {"by": answer.by, "since": answer.since} if answer and answer.since else None,
    }
    told: dict[str, Any] = msgspec.to_builtins({name: each for name, each in way.items() if each is not None})
    return told
