"""Which choices there are, which one the room looks at, and how a card of one is read."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from facilitation.by_two.card import Form, Item, Marks, OnPaper, Question, Sheet
from facilitation.counting.election import MOST_RESISTANCE
from facilitation.part import Context, Facts
from facilitation.parts.choice.events import ChoiceOnPaper
from facilitation.parts.choice.state import Choice, Choices
from facilitation.parts.package.division import current
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.situation import settled
from facilitation.state.meeting import Meeting

NAME = "choice"


def kept(meeting: Meeting) -> Choices:
    """All questions that were put, and the one in sight."""
    found: Choices = PARTS.parts[NAME].of(meeting)
    return found


def choices(meeting: Meeting) -> Mapping[str, Choice]:
    """All questions that were put, by their ids, oldest first."""
    return kept(meeting).put


def in_sight(meeting: Meeting) -> Choice | None:
    """The choice that the room looks at, open or closed; none once the decision stands."""
    return None if settled(meeting) else choices(meeting).get(kept(meeting).shown or "")


def is_open(meeting: Meeting) -> bool:
    """Whether the room is choosing now."""
    return any(not choice.closed for choice in choices(meeting).values())


def about_package(meeting: Meeting, stage: str) -> Choice | None:
    """The last closed choice at this stage with the package of now among its options."""
    package = current(meeting)
    asked = [choice for choice in choices(meeting).values() if choice.closed and choice.stage == stage]
    return next((choice for choice in reversed(asked) if choice.option_for(package) is not None), None)


def named(meeting: Meeting, key: str | None) -> Choice:
    """The choice that is named, else the one in sight; raises Refused(unknown_choice, no_choice_now)."""
    found = in_sight(meeting) if key is None else choices(meeting).get(key)
    if found is None and key is not None:
        raise Refused("unknown_choice", choice=key)
    if found is None:
        raise Refused("no_choice_now")
    return found


def asked(meeting: Meeting) -> Iterator[Question]:
    """Every choice that was put, by its name; over once it was closed."""
    for choice in choices(meeting).values():
        yield Question(NAME, choice.stage, id=choice.id, over=choice.closed)


def form(meeting: Meeting, question: Question) -> Form:
    """A mark for each option; a line that is left out is blank."""
    choice = choices(meeting)[question.id]
    titles = {option.id: option.title or "" for option in choice.options}
    items = tuple(Item(key, titles.get(key, ""), MOST_RESISTANCE) for key in choice.keys)
    return Form("marks", len(items), listed=False, items=items)


def read(context: Context[Any], question: Question, marks: Marks) -> Mapping[str, Any]:
    """The marks by option. Raises Refused(sheet_few, sheet_number, sheet_value)."""
    keys = named(context.meeting, question.id).keys
    said = {key: mark for key, mark in zip(keys, marks, strict=False) if mark is not None}
    if len(marks) > len(keys):
        raise Refused("sheet_number", number=len(marks))
    if not said:
        raise Refused("sheet_few")
    if max(said.values()) > MOST_RESISTANCE:
        raise Refused("sheet_value")
    return said


def lands(context: Context[Any], question: Question, batch: str, sheets: Sequence[Sheet]) -> Facts:
    """The answers count in the choice, which is open as long as its paper is out. Event: choice.on_paper."""
    answers = tuple(dict(sheet.paper) for sheet in sheets)
    return [ChoiceOnPaper(stage=question.stage, choice=question.id, batch=batch, answers=answers)]


CARDS = OnPaper(asked, form, read, lands)
