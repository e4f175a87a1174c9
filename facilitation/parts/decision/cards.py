"""Answers to a package on paper: a card with one of three answers, and the words that belong to it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from facilitation.by_two.card import Form, Item, Marks, OnPaper, Question, Sheet
from facilitation.part import Context, Facts
from facilitation.parts.decision.consent import POSITIONS
from facilitation.parts.decision.events import ConsentOnPaper, OnCard
from facilitation.parts.decision.state import KIND
from facilitation.refusals import Refused
from facilitation.state.meeting import Meeting

FORM = Form(
    "position",
    1,
    listed=False,
    items=(Item("position", "", most=len(POSITIONS)),),
    words=("reason", "need"),
    worded=(2, 3),
    remarkable=False,
)


def asked(meeting: Meeting) -> Iterator[Question]:
    """The round of now at each decision; over once it was closed or the decision stands."""
    for stage in KIND.stages(meeting):
        over = stage.status == "closed" or stage.state.recorded
        yield Question(KIND.name, stage.key, stage.state.round, over=over)


def read(context: Context[Any], question: Question, marks: Marks) -> Mapping[str, Any]:
    """1 is akkoord, 2 a concern and 3 an objection. Raises Refused(sheet_few, sheet_value)."""
    if not marks or marks[0] is None:
        raise Refused("sheet_few")
    if len(marks) > 1 or not 1 <= marks[0] <= len(POSITIONS):
        raise Refused("sheet_value")
    return {"position": POSITIONS[marks[0] - 1]}


def lands(context: Context[Any], question: Question, batch: str, sheets: Sequence[Sheet]) -> Facts:
    """The answers count in the round. Event: consent.on_paper. Raises what `require_open` raises."""
    if sheets:
        context.require_open()
    answers = tuple(OnCard(sheet.paper["position"], *sheet.said) for sheet in sheets)
    return [ConsentOnPaper(stage=question.stage, batch=batch, answers=answers)]


CARDS = OnPaper(asked, lambda meeting, question: FORM, read, lands)
