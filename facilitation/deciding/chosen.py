"""What the record tells of choices: each that was closed, its options with their resistance, and what won it."""

from collections.abc import Mapping
from typing import Any

from facilitation.counting.resistance import NOTHING, Standing
from facilitation.deciding.choice import Choice, Option
from facilitation.deciding.choosing import ChoiceClosed, ChoiceOpened
from facilitation.events import Event
from facilitation.meeting import Meeting


class Choices:
    """Collects when choices were opened and closed while a log is read."""

    def __init__(self) -> None:
        self.times: dict[str, dict[str, str]] = {}

    def note(self, event: Event, at: str) -> None:
        """Remember the time of this event, if it is about a choice."""
        if isinstance(event, ChoiceOpened | ChoiceClosed):
            name = "opened" if isinstance(event, ChoiceOpened) else "closed"
            self.times.setdefault(event.choice, {})[name] = at

    def told(self, meeting: Meeting) -> Mapping[str, Any]:
        """The member `choices` with all that were closed; no member where there was none, as in older records."""
        found = [told(choice) | self.times[choice.id] for choice in meeting.choices.values() if choice.closed]
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
