"""A proposer takes an improvement over, which the console writes down; once in an evening."""

from collections.abc import Iterator, Mapping
from typing import Any

from facilitation.parts.amending.asked import amendments, improvements, open_to_improvement
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.arguments.state import Argument
from facilitation.parts.plans import active, plans
from facilitation.state.meeting import Meeting
from facilitation.texts import LONGEST_DESCRIPTION

WORDS = "Goed idee, zo doen we het."


def here(meeting: Meeting) -> bool:
    """Whether people argue now, and nothing was taken over before."""
    return ARGUMENTS.here(meeting) is not None and not amendments(meeting)


def leads(meeting: Meeting) -> Iterator[Mapping[str, Any]]:
    """The improvement that most stand behind becomes part of its plan."""
    found = max(_open(meeting), key=lambda one: one.support, default=None)
    if found is not None:
        text = f"{plans(meeting)[found.initiative].text} {found.text}".strip()[-LONGEST_DESCRIPTION:]
        yield {"kind": "improvement.adopt", "argument": found.id, "words": WORDS, "text": text}


def _open(meeting: Meeting) -> list[Argument]:
    asked = [plan.id for plan in active(meeting) if open_to_improvement(meeting, plan.id)]
    return [one for plan in asked for one in improvements(meeting, plan) if one.status == "shown"]
