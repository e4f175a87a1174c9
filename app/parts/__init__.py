"""How every part of the house is shown. This package fills `app.part.SHOWN`."""

from app.part import SHOWN
from app.parts import (
    allocation,
    arguments,
    ballots,
    captions,
    chips,
    choice,
    clock,
    decision,
    door,
    errata,
    explanation,
    floor,
    frames,
    helping,
    initiatives,
    market,
    mixing,
    package,
    pitches,
    plans,
    practice,
    questions,
    ranking,
    recast,
    recess,
    repair,
    replan,
    review,
    seating,
    stages,
    tables,
    terms,
    turns,
    undo,
    wall,
    welcome,
)

for part in (
    practice, clock, seating, helping, door, tables, turns, captions, plans, mixing, errata, floor, wall, ballots,
    welcome, market, explanation, frames, terms, initiatives, pitches, arguments, questions, recess, ranking,
    chips, allocation, package, recast, choice, decision, review,
    replan, undo, stages, repair,
):  # fmt: skip
    SHOWN.add(part.SHOWN)
