"""While a face is rendered others get their turn, and what it shows is still of one moment."""

import gc
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask

from app.faces.regions import regions
from app.live.meetings import load, perform
from facilitation.parts.arguments.acts import SupportArgument
from facilitation.roles import Actor
from realtime import broadcast, server
from realtime.broadcast import Breath
from tests.devices import CODE
from tests.people import lead_to, post, sit

WRITTEN = 12
FULL, LOOKED_AT = 100_000, 25_000  # objects that come to stay, and that are looked at in one turn


@pytest.fixture
def seats(context: Flask) -> list[Actor]:
    made = [sit(number) for number in range(1, 4)]
    lead_to("arguments")
    for number in range(WRITTEN):
        post(made[0], f"Reden nummer {number}")
    return made


def shown(face: str, breathe: Callable[[], object] = int) -> Any:
    return regions(load(CODE), face, "nl", breathe=breathe)


def test_others_get_a_turn_after_each_region_and_each_item(seats: list[Actor]) -> None:
    turns = 0

    def breathe() -> None:
        nonlocal turns
        turns += 1

    html = shown("console", breathe).html
    assert turns >= len(html) >= 17 + WRITTEN


def test_what_happens_meanwhile_is_in_the_next_message_and_not_half_in_this_one(seats: list[Actor]) -> None:
    before, acted = shown("console"), False

    def breathe() -> None:
        nonlocal acted
        if not acted:
            acted = True
            perform(CODE, SupportArgument(argument="A1"), seats[1])
            load(CODE).names = {"S1": "Nieuw"}  # as the room does: who is called what is never changed in place

    during = shown("console", breathe)
    assert during.html == before.html
    assert shown("console").html != before.html


def test_a_pause_is_made_only_where_work_took_long_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    now, pauses = 100.0, []
    monkeypatch.setattr(broadcast.time, "perf_counter", lambda: now)

    def pause() -> None:
        nonlocal now
        now += 1.0
        pauses.append(now)

    breath = Breath(pause)
    for step in (0.001, 0.003, 0.002, 0.004):
        now += step
        breath()
    assert len(pauses) == 1  # after six thousandths
    assert breath.spent == pytest.approx(1.0)


@pytest.fixture
def prepared() -> Iterator[None]:
    """This process as a server prepares itself, for a while."""
    thresholds, interval = gc.get_threshold(), sys.getswitchinterval()
    server._prepare()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    sys.setswitchinterval(interval)


def test_no_collection_looks_at_more_than_fits_in_a_turn(prepared: None) -> None:
    looked_at: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            looked_at.append(sum(len(gc.get_objects(young)) for young in range(info["generation"] + 1)))

    gc.callbacks.append(note)
    kept = [[number] for number in range(FULL)]
    gc.callbacks.remove(note)
    assert len(kept) == FULL
    assert looked_at
    assert max(looked_at) <= LOOKED_AT
