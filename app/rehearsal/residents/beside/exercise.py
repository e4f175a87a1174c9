"""Ways of talking: a minute of silence before people argue, and alone, in twos and in fours before they ask."""

from collections.abc import Iterator, Mapping
from typing import Any

from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.exercise.state import Form, running
from facilitation.parts.questions.state import KIND as QUESTIONS
from facilitation.state.meeting import Meeting

Said = Iterator[Mapping[str, Any]]
FORMS: Mapping[str, Form] = {ARGUMENTS.name: "silence", QUESTIONS.name: "one_two_four"}


def here(meeting: Meeting) -> bool:
    """Whether people talk in a way of talking now."""
    return meeting.current.plan.kind in FORMS


def begins(meeting: Meeting) -> Said:
    """The console begins the one of this kind of stage."""
    yield {"kind": "exercise.start", "form": FORMS[meeting.current.plan.kind]}


def leads(meeting: Meeting) -> Said:
    """It is done, unless the clock ended it."""
    if running(meeting):
        yield {"kind": "exercise.end"}
