"""Ballots of a box on paper: numbers of plans, or what each gets, and what a batch of them leads to."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

import msgspec

from facilitation.by_two.card import Form, Item, Marks, OnPaper, Question, Sheet, seat_of
from facilitation.counting.election import MOST_RESISTANCE
from facilitation.counting.question import FIELDS
from facilitation.events import BallotCast
from facilitation.part import BallotBox, Context, Facts
from facilitation.parts.ballots import Paper, box_of
from facilitation.parts.paper.state import NAME, numbered
from facilitation.parts.plans import plans
from facilitation.refusals import Malformed, Refused
from facilitation.registry import PARTS
from facilitation.situation import stage_named
from facilitation.state.meeting import Meeting
from facilitation.state.method import APPROVED, RANKED
from facilitation.state.plan import Initiative
from facilitation.state.stage import LiveStage

CENTS = 100
HIGHEST, HIGHEST_GRADE = 10**6, 4
MOST_PLACES = 40
KEYS = {
    "ballot_repeats": "sheet_twice",
    "too_many_choices": "sheet_many",
    "too_few_choices": "sheet_few",
    "ballot_empty": "sheet_few",
    "over_pot": "sheet_pot",
    "cost_over_total": "sheet_pot",
    "cost_under_total": "sheet_under",
    "points_over_total": "sheet_points",
    "points_under_total": "sheet_points",
}
"""What a kind of ballot refuses, as errors of paper; anything else is a value that cannot be."""


def asked(meeting: Meeting) -> Iterator[Question]:
    """Every vote of the agenda that has a box; over once that was sealed."""
    for stage in meeting.stages:
        if PARTS.kind(stage).ballots is not None:
            over = stage.sealed or stage.status == "revealed"
            yield Question(NAME, stage.key, box_of(stage).vote, over=over, box=True)


def form(meeting: Meeting, question: Question) -> Form:
    """How a ballot of this vote is typed."""
    known = plans(meeting)
    stage: LiveStage[Any] = stage_named(meeting, question.stage)
    if stage.plan.method is None:
        items = tuple(Item(plan.id, plan.title, most=2) for plan in known.values())
        return Form("amounts", len(known), listed=False, items=items, steps=True)
    asks = stage.method.form
    field, listed = FIELDS[asks.kind], asks.kind in (RANKED, APPROVED)
    highest = {"grades": HIGHEST_GRADE, "resistance": MOST_RESISTANCE}.get(field, asks.each or asks.total or HIGHEST)
    most = {plan.id: plan.ask // CENTS if field == "amounts" else highest for plan in known.values()}
    items = tuple(Item(plan.id, plan.title, most[plan.id]) for plan in known.values())
    if listed:
        return Form(field, min(asks.most or len(known), len(known), MOST_PLACES), True, items, least=asks.least)
    return Form(field, len(known), False, items, money=field == "amounts")


def read(context: Context[Any], question: Question, marks: Marks) -> Mapping[str, Any]:
    """One ballot, checked as one from a phone is.

    Raises Refused(sheet_number, sheet_twice, sheet_many, sheet_few, sheet_pot, sheet_under, sheet_points, sheet_value,
    sheet_withdrawn), Malformed(marks_needed) for a valid one without any.
    """
    known, asks = plans(context.meeting), form(context.meeting, question)
    said: Mapping[str, Any] = _listed(marks, known, asks) if asks.listed else _valued(marks, known, asks)
    there = {key: value for key, value in said.items() if known[key].withdrawn is None}
    if said and not there:
        raise Refused("sheet_withdrawn")
    return _accepted(context, asks, there)


def lands(context: Context[Any], question: Question, batch: str, sheets: Sequence[Sheet]) -> Facts:
    """Into the box, over the channel of paper. One that counts no more is taken out of it beside the log."""
    box = cast(BallotBox, PARTS.kind(context.stage).ballots)
    return [
        BallotCast(
            stage=question.stage,
            seat=seat_of(batch, place),
            channel="paper",
            paper=box.channelled(context, "paper", sheet.paper),
            vote=question.number,
        )
        for place, sheet in enumerate(sheets, 1)
    ]


def _listed(marks: Marks, known: Mapping[str, Initiative], form: Form) -> dict[str, None]:
    places, chosen = numbered(known), [mark for mark in marks if mark]
    for mark in chosen:
        if mark not in places:
            raise Refused("sheet_number", number=mark)
    twice = next((mark for at, mark in enumerate(chosen) if mark in chosen[:at]), None)
    if twice is not None:
        raise Refused("sheet_twice", number=twice)
    if len(chosen) > form.places:
        raise Refused("sheet_many", most=form.places)
    return dict.fromkeys(places[mark].id for mark in chosen)


def _valued(marks: Marks, known: Mapping[str, Initiative], form: Form) -> dict[str, int]:
    if len(marks) > len(known):
        raise Refused("sheet_number", number=len(marks))
    typed = zip(known.values(), marks, strict=False)
    return {plan.id: _value(plan, mark, form) for plan, mark in typed if mark is not None}


def _value(plan: Initiative, mark: int, form: Form) -> int:
    if form.steps and mark > 2:
        raise Refused("sheet_value", title=plan.title)
    if form.steps:
        return (0, plan.least, plan.ask)[mark]
    return mark * CENTS if form.money else mark


def _accepted(context: Context[Any], form: Form, said: Mapping[str, Any]) -> Mapping[str, Any]:
    box = cast(BallotBox, PARTS.kind(context.stage).ballots)
    if not said and not form.listed:
        raise Malformed("marks_needed")
    held = msgspec.convert({form.field: list(said) if form.listed else dict(said)}, Paper)
    try:
        return box.accept(context, held)
    except Refused as refused:
        key = KEYS.get(refused.key, "sheet_value")
        title = refused.details.get("title", "")
        raise Refused(key, **(dict(refused.details) | {"title": title, "least": form.least})) from refused


BALLOTS = OnPaper(asked, form, read, lands)
