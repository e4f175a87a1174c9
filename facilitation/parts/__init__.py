"""All parts of the house. The order is that in which they follow each other's events, and of the agenda's kinds.

What to do next is asked of the last first; `stages` knows it where no other does.
"""

from facilitation.parts import (
    allocation,
    amending,
    arguments,
    away,
    ballots,
    captions,
    challenge,
    chips,
    choice,
    clock,
    committee,
    common_ground,
    deciding,
    decision,
    door,
    errata,
    exercise,
    explanation,
    floor,
    frames,
    hall,
    helping,
    initiatives,
    market,
    mixing,
    package,
    pitches,
    plans,
    platform,
    practice,
    questions,
    ranking,
    reactions,
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
    twins,
    undo,
    wall,
    welcome,
    window,
)
from facilitation.registry import PARTS

for part in (
    practice, clock, seating, helping, away, door, hall, tables, turns, exercise, reactions, captions, plans,
    challenge, mixing, errata, floor, wall, ballots, welcome, market, explanation, frames, terms, initiatives,
    pitches, arguments, questions, recess, ranking, common_ground, chips, committee, allocation, package, recast,
    amending, twins, choice, decision, platform, review, replan, undo, stages, window, repair, deciding,
):  # fmt: skip
    PARTS.add(part.PART)
