"""Answers to a choice on paper: a mark from 0 to 10 for each option in its order, doing nothing last."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from facilitation.by_two.card import Form, Item, Marks, OnPaper, Question, Sheet
from facilitation.counting.election import MOST_RESISTANCE
from facilitation.part import Context, Facts
from facilitation.parts.choice.asked import NAME, choices, named
from facilitation.parts.choice.events import ChoiceOnPaper
from facilitation.refusals import Refused
from facilitation.state.meeting import Meeting


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
