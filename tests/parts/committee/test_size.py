"""475 plans and seven members, as in Amsterdam in 2017: what a phone gets, and what one more score renders."""

import re
from collections.abc import Mapping

import pytest
from flask import Flask

from app.faces import regions
from app.faces.remembered import Remembered
from app.live.meetings import load
from facilitation.parts.committee.acts import CloseReading, FixLists, GiveScore
from tests.parts.committee.room import CODE, Room

PLANS, MEMBERS, CHOSEN, RESERVE = 475, 7, 36, 10
FACES = ("phone", "screen", "console", "livecast")
PAGE = 16_000
"""The most bytes of a page on which a member reads, before it is packed for the line."""
REGION = 12_000
"""The most bytes that all regions of a phone have together."""


@pytest.fixture
def room(context: Flask) -> Room:
    return Room(context, PLANS, MEMBERS, CHOSEN, RESERVE)


def some(room: Room, plans: int) -> None:
    """Every member scores the first plans, straight through the door."""
    for member in range(MEMBERS):
        for n in range(1, plans + 1):
            marks = {"C1": 1 + (n * 7 + member) % 5, "C2": 1 + n % 5}
            room.says(member, GiveScore(initiative=f"P{n}", marks=marks, reason="Veel buren doen mee."))


def rendered(remembered: Mapping[str, Remembered]) -> dict[str, set[str]]:
    return {face: {*regions.regions(load(CODE), face, "nl", remembered=remembered[face]).made} for face in FACES}


def test_a_member_gets_one_plan_or_a_piece_of_the_list(room: Room) -> None:
    some(room, 3)
    plan, all_ = room.read(0, "/P4"), room.read(0)
    assert len(plan.encode()) < PAGE
    assert len(all_.encode()) < PAGE
    assert len(re.findall("<fieldset", plan)) == 2
    assert len(re.findall(r'<li><a href="/t/KEUZE7/lezen/P', all_)) == 25
    assert "Nog te lezen <b" in " ".join(all_.split())


def test_one_more_score_renders_nothing_on_any_phone(room: Room) -> None:
    some(room, 2)
    remembered = {face: Remembered() for face in FACES}
    whole = rendered(remembered)
    assert "stage" in whole["phone"]
    room.score(0, "P3", 4, 2)
    assert rendered(remembered) == {
        "phone": set(),
        "screen": {"wall"},
        "console": {"stage", "go"},
        "livecast": set(),
    }


def test_the_regions_of_a_phone_stay_small_to_the_end(room: Room) -> None:
    some(room, 40)
    for act in (None, CloseReading(), FixLists()):
        if act:
            room.lead(act)
        html = regions.regions(load(CODE), "phone", "nl").html
        assert sum(len(piece.encode()) for piece in html.values()) < REGION
