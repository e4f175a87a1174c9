"""How every part of the house is shown. This package fills `app.part.SHOWN`."""

from app.part import SHOWN
from app.parts import (
    allocation,
    arguments,
    ballots,
    choice,
    clock,
    decision,
    door,
    floor,
    frames,
    helping,
    initiatives,
    package,
    plans,
    ranking,
    recast,
    review,
    seating,
    stages,
    terms,
    undo,
    wall,
    welcome,
)

for part in (
    clock, seating, helping, door, plans, floor, wall, ballots,
    welcome, frames, terms, initiatives, arguments, ranking, allocation, package, recast, choice, decision, review,
    undo, stages,
):  # fmt: skip
    SHOWN.add(part.SHOWN)
