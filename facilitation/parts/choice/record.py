"""What the record tells of choices: each that was closed, its options with their resistance, and what won it."""

from collections.abc import Mapping
from typing import Any

from facilitation.counting.resistance import NOTHING, Standing
from facilitation.part import Course
from facilitation.parts.choice.asked import NAME, choices
from facilitation.parts.choice.events import ChoiceClosed, ChoiceOpened
from facilitation.parts.choice.state import Choice, Option
from facilitation.state.meeting import Meeting


def note_time(before: Meeting, after: Meeting, event: ChoiceOpened | ChoiceClosed, at: str) -> tuple[str, str, str]:
    """When a choice was opened or closed."""
    return event.choice, "opened" if isinstance(event, ChoiceOpened) else "closed", at


def record(course: Course) -> Mapping[str, Any]:
    """The member `choices` with all that were closed; no member where there was none, as in older records."""
    times: dict[str, dict[str, str]] = {}
    for key, name, at in course.notes[NAME]:
        times.setdefault(key, {})[name] = at
    found = [told(choice) | times[choice.id] for choice in choices(course.meeting).values() if choice.closed]
    return {"choices": found} if found else {}


def told(choice: Choice) -> dict[str, Any]:
    """A closed choice as plain values; never which seat said what. `answers` counts seats, `sum` adds their marks."""
    outcome = choice.outcome
    standings = {each.option: each for each in outcome.standings}
    options = (*choice.options, Option(NOTHING))
    return {
        "id": choice.id,
        "stage": choice.stage,
        "question": choice.question,
        "answers": outcome.answers,
        "channels": choice.channels,
        "options": [_option(choice, option, standings[option.id]) for option in options],
        "winner": outcome.winner,
        "by": outcome.by,
        "tied": list(outcome.tied),
        "words": choice.words,
        "lots": dict(outcome.lots),
        "adopted": choice.adopted,
    }


def _option(choice: Choice, option: Option, standing: Standing) -> dict[str, Any]:
    package = choice.packages.get(option.id)
    return {
        "id": option.id,
        "title": option.title or "",
        "text": option.text or "",
        "version": option.version,
        "amounts": None if package is None else {key: award.amount for key, award in package.items()},
        "rank": standing.rank,
        "sum": standing.sum,
        "blanks": standing.blanks,
        "spread": list(standing.spread),
    }
