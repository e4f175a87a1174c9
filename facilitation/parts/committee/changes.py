"""How what happens in a committee changes what its stage keeps."""

from collections.abc import Iterator
from typing import Any

import msgspec

from facilitation.part import Place
from facilitation.parts.committee.asked import paper
from facilitation.parts.committee.events import (
    CriteriaAgreed,
    InterestTold,
    ListsFixed,
    PlanPlaced,
    ReadingClosed,
    ScoreGiven,
)
from facilitation.parts.committee.state import NAME, Committee, Interest, Lists, Paper, Placed, Score, Terms
from facilitation.parts.door.events import Removal, fallen
from facilitation.state.meeting import Meeting

replace = msgspec.structs.replace


def on_agreed(state: Committee, event: CriteriaAgreed) -> Committee:
    """Plans are scored by these criteria from now on."""
    criteria = tuple(replace(each, name=each.name or "") for each in event.criteria)
    return replace(state, terms=Terms(criteria, event.chosen, event.reserve))


def on_given(state: Committee, event: ScoreGiven) -> Committee:
    """The last score of a seat counts, alone and together."""
    said, score = paper(state, event.initiative), Score(event.marks, event.reason or "", event.doubt)
    field = "together" if state.opened else "alone"
    given = {**event.beside(getattr(said, field)), event.seat: score}
    return _with(state, event.initiative, replace(said, **{field: given}))


def on_told(state: Committee, event: InterestTold) -> Committee:
    """The seat does not decide about the plan, or does after all."""
    said = paper(state, event.initiative)
    interests = {seat: each for seat, each in said.interests.items() if seat != event.seat}
    interests |= {event.seat: Interest(event.reason or "", event.by)} if event.on else {}
    return _with(state, event.initiative, replace(said, interests=interests))


def on_closed(state: Committee, event: ReadingClosed) -> Committee:
    """Scores are open to the committee."""
    return replace(state, opened=True)


def on_placed(state: Committee, event: PlanPlaced) -> Committee:
    """The plan has this reason, and this list where one is named."""
    return replace(state, placed={**state.placed, event.initiative: Placed(event.list, event.reason or "")})


def on_fixed(state: Committee, event: ListsFixed) -> Committee:
    """The lists are fixed as the event tells them."""
    return replace(state, lists=Lists(event.chosen, event.reserve, event.others))


def without_seat(before: Meeting, meeting: Meeting, event: Removal) -> Meeting:
    """A seat that was taken out said nothing, as long as nobody saw it."""
    for at, stage in enumerate(meeting.stages):
        state: Any = stage.state
        if stage.plan.kind == NAME and not state.opened:
            papers = {plan: _without(each, event, stage.key, plan) for plan, each in state.papers.items()}
            meeting = meeting.with_stage(at, replace(stage, state=replace(state, papers=papers)))
    return meeting


def _without(said: Paper, event: Removal, stage: str, plan: str) -> Paper:
    gone = fallen(event, scoring(stage, plan))
    alone = {seat: score for seat, score in said.alone.items() if seat not in gone}
    return replace(said, alone=alone, interests={k: each for k, each in said.interests.items() if k not in gone})


def places(meeting: Meeting) -> Iterator[Place]:
    """Who said something of each plan, as long as nobody saw it."""
    for stage in meeting.stages:
        state: Any = stage.state
        if stage.plan.kind == NAME and not state.opened:
            for plan, said in state.papers.items():
                yield Place(scoring(stage.key, plan), {*said.alone, *said.interests})


def scoring(stage: str, plan: str) -> str:
    """The kind of utterance that a score of this plan is."""
    return ScoreGiven.utterance("seat", {"stage": stage, "initiative": plan})


def _with(state: Committee, plan: str, said: Paper) -> Committee:
    return replace(state, papers={**state.papers, plan: said})
