"""Everybody can take part: axe-core, narrow screens, large letters and keyboards, at every moment of the evening."""

from collections import defaultdict
from collections.abc import Iterator

import pytest

from tests.journeys.access.sights import (
    Look,
    Sights,
    by_axe,
    keyboard,
    large,
    last_row,
    narrow,
    plain,
    scrolling,
    thumb,
    zoomed,
)
from tests.journeys.devices import Devices
from tests.journeys.drawer import Drawer
from tests.journeys.faces import Face
from tests.journeys.held import Held
from tests.journeys.moments import MOMENTS
from tests.reliability.length import length

Sight = tuple[Face, str]
OFF_THE_WALL = [name for name in MOMENTS if not name.startswith("wall")]
FEWER = [
    "welcome", "frames", "choosing", "chosen", "initiatives", "arguments", "ranking", "ranking revealed", "allocation",
    "composed", "decision", "objection", "asked for less", "decision recorded", "review", "closed",
]  # fmt: skip
ONE, OTHER = length((FEWER[::2], FEWER[1::2]), (OFF_THE_WALL, OFF_THE_WALL))
"""In `make test` half of the faces is looked at at one moment, and the other half at the next."""
PHONES: list[Sight] = [("phone", name) for name in ONE]
HOMES: list[Sight] = [("livecast", name) for name in OTHER]
CONSOLES: list[Sight] = [("console", name) for name in [*ONE, "wall black", "wall frozen"]]
WALLS: list[Sight] = [
    ("screen", name)
    for name in length([*OTHER, "clauses", "way of talking", "wall light", "wall light, divided"], list(MOMENTS))
]
READ_LARGE: list[Sight] = [
    (face, name)
    for face in ("livecast", "console")
    for name in ("frames", "arguments", "chosen", "composed", "decision closed")
]
SIMPLE: list[Sight] = [
    ("simple", name)
    for name in length(
        ["welcome", "choosing", "arguments", "ranking", "allocation", "decision", "review", "closed"], OFF_THE_WALL
    )
]
TYPED: list[Sight] = [
    *(("phone", name) for name in ("arguments", "ranking", "allocation", "decision", "review")),
    *(("console", name) for name in ("arguments", "composed")),
    ("livecast", "decision"),
]
TOUCHED: list[Sight] = [
    ("phone", name)
    for name in ("empty", "frames", "choosing", "arguments", "ranking", "allocation", "decision", "review")
]
LAPTOP: list[Sight] = [("console", "arguments")]
PROMISES: list[tuple[list[Sight], set[Look]]] = [
    (PHONES + SIMPLE, {by_axe, narrow, large}),
    (HOMES + CONSOLES, {by_axe, narrow, zoomed}),
    (READ_LARGE, {large}),
    (WALLS, {by_axe, last_row}),
    (TOUCHED, {thumb}),
    (LAPTOP, {scrolling}),
    (SIMPLE, {plain}),
    (TYPED, {keyboard}),
]


def everywhere(sights: list[Sight]) -> pytest.MarkDecorator:
    """One test a sight; those of a face go to one worker, which opens it at each moment once."""
    marked = [pytest.param(face, name, marks=pytest.mark.xdist_group(f"{face}s")) for face, name in sights]
    return pytest.mark.parametrize(("face", "moment"), marked)


@pytest.fixture(scope="module")
def sights(held: Held, drawer: Drawer) -> Iterator[Sights]:
    wanted: dict[Sight, set[Look]] = defaultdict(set)
    for places, looks in PROMISES:
        for place in places:
            wanted[place] |= looks
    devices = Devices(drawer)
    yield Sights(held, devices, wanted)
    devices.close()


@pytest.mark.soak
@everywhere(PHONES + SIMPLE)
def test_axe_finds_nothing_and_narrow_nothing_is_lost_on_the_phone(sights: Sights, face: Face, moment: str) -> None:
    sights.nothing_in(face, moment, by_axe, narrow)


@pytest.mark.soak
@everywhere(HOMES + CONSOLES)
def test_axe_finds_nothing_and_narrow_or_zoomed_nothing_is_lost_at_home_or_on_the_console(
    sights: Sights, face: Face, moment: str
) -> None:
    sights.nothing_in(face, moment, by_axe, narrow, zoomed)


@pytest.mark.soak
@everywhere(PHONES + SIMPLE)
def test_letters_twice_as_large_lose_nothing_on_the_phone(sights: Sights, face: Face, moment: str) -> None:
    sights.nothing_in(face, moment, large)


@everywhere(READ_LARGE)
def test_letters_twice_as_large_lose_nothing_at_home_or_on_the_console(sights: Sights, face: Face, moment: str) -> None:
    sights.nothing_in(face, moment, large)


@pytest.mark.soak
@everywhere(WALLS)
def test_the_wall_shows_everything_large_enough_to_read_from_the_last_row(
    sights: Sights, face: Face, moment: str
) -> None:
    sights.nothing_in(face, moment, by_axe, last_row)


@everywhere(TYPED)
def test_the_tab_key_reaches_every_control(sights: Sights, face: Face, moment: str) -> None:
    sights.nothing_in(face, moment, keyboard)


@everywhere(TOUCHED)
def test_every_control_on_the_phone_is_large_enough_for_a_thumb(sights: Sights, face: Face, moment: str) -> None:
    sights.nothing_in(face, moment, thumb)


@everywhere(SIMPLE)
def test_the_simple_phone_has_large_letters_and_large_buttons(sights: Sights, face: Face, moment: str) -> None:
    sights.nothing_in(face, moment, plain)


@everywhere(LAPTOP)
def test_the_console_as_a_whole_does_not_scroll_on_a_laptop(sights: Sights, face: Face, moment: str) -> None:
    sights.nothing_in(face, moment, scrolling)
