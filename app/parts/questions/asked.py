"""What a template may ask about the questions of the room."""

from collections.abc import Mapping
from typing import Any

from app.faces.view import View
from app.languages import day
from app.parts.questions.words import HOW
from facilitation.parts.plans import plans
from facilitation.parts.questions.state import KIND, Answer, Line, lines

ON_WALL = 4


def said(view: View) -> list[Line]:
    """Every question that may be read, most supported first; those without an answer before those with one."""
    here = KIND.here(view.meeting)
    found = lines(view.meeting, here.state) if here else []
    return sorted(found, key=lambda line: line.answer is not None)


def on_wall(view: View) -> list[Line]:
    """As many as fit on the wall."""
    return said(view)[:ON_WALL]


def apart(view: View, line: Line) -> str:
    """What stands beside a question: the plan that it is about, and what became of it."""
    plan = plans(view.meeting).get(line.initiative)
    return " · ".join(text for text in (plan.title if plan else "", became(line.answer)) if text)


def became(answer: Answer | None) -> str:
    """What became of it, with the date, the name and the words; empty without an answer."""
    if answer is None:
        return ""
    more = (day(answer.due) if answer.due else "", answer.owner, answer.text)
    return ", ".join([str(HOW[answer.how]), *(text for text in more if text)])


def hidden(view: View) -> list[tuple[str, str]]:
    """Your own questions that were hidden, each with the reason; nothing in a region and once the meeting is closed."""
    here = KIND.at(view.meeting)
    if here is None or view.me is None or view.meeting.closed:
        return []
    known: Mapping[str, Any] = here.state.asked
    return [(known[key].text, reason) for key, reason in view.me["unasked"].items() if key in known]
