"""What an event costs does not grow with the meeting: large mappings and sets share what did not change."""

import random
import sys
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from facilitation.events import Event, Hand
from facilitation.evolve import evolve, fold
from facilitation.parts.arguments.events import ArgumentPosted, ArgumentSupported, ArgumentUnsupported
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.decision.events import ConsentGiven
from facilitation.parts.helping.events import HelpAsked
from facilitation.parts.seating import SeatMoved, SeatTaken, seats
from facilitation.state.kept import MANY, Crowd, Kept, minus, plus, put
from facilitation.state.meeting import Meeting, Trail
from tests.bench.fold import evening

FEW, SOME, LOTS = 100, 2 * MANY, 10_000
NOW = datetime(2026, 3, 20, 20, tzinfo=UTC)


def posted(number: int) -> ArgumentPosted:
    """Somebody argues."""
    return ArgumentPosted(
        stage="arguments", argument=f"A{number}", initiative="I1", side="for", text="Ja", author="s1", channel="room"
    )


def full(size: int) -> Iterator[Event]:
    """So many seats, arguments, people behind one of them, and things done for somebody else."""
    yield evening()[0]
    yield from (SeatTaken(seat=f"s{number}") for number in range(size))
    yield from map(posted, range(size))
    hand = Hand("facilitator")
    yield from (ArgumentSupported(stage="arguments", argument="A1", seat=f"s{n}", hand=hand) for n in range(size))
    yield from (agreed(f"s{number}") for number in range(size))


def agreed(seat: str) -> ConsentGiven:
    """Somebody agrees with the decision."""
    return ConsentGiven(stage="decision", seat=seat, channel="room", position="agree", reason="")


EVENTS = [
    SeatTaken(seat="new"),
    SeatMoved(seat="s7", table="T1"),
    HelpAsked(seat="s7", until=NOW),
    posted(LOTS + 1),
    posted(7),
    ArgumentSupported(stage="arguments", argument="A1", seat="new", hand=Hand("facilitator")),
    ArgumentSupported(stage="arguments", argument="A7", seat="s7"),
    ArgumentUnsupported(stage="arguments", argument="A1", seat="s7"),
    agreed("s7"),
]


def calls(meeting: Meeting, event: Event) -> int:
    """How many functions are called to fold one more event."""
    seen = 0

    def count(frame: object, what: str, of: object) -> None:
        nonlocal seen
        seen += what in ("call", "c_call")

    sys.setprofile(count)
    try:
        evolve(meeting, event)
    finally:
        sys.setprofile(None)
    return seen


def memory(meeting: Meeting, event: Event) -> int:
    """How many bytes are taken to fold one more event, at most at one moment."""
    evolve(meeting, event)
    tracemalloc.start()
    try:
        kept = evolve(meeting, event)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept.seq
    return most


def test_an_event_costs_the_same_among_a_hundred_and_among_ten_thousand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Trail, "followed", lambda trail, before, event: trail)  # which is as long for all
    small, some, large = (fold(full(size)) for size in (FEW, SOME, LOTS))
    argued = ARGUMENTS.stages(large)[0].state.arguments
    assert (len(seats(large)), len(argued), argued["A1"].support) == (LOTS, LOTS, LOTS)
    for event in EVENTS:
        assert calls(large, event) <= 1.5 * calls(some, event), event  # few are copied, without a call of ours
        assert memory(large, event) <= 1.5 * memory(small, event), event


@pytest.mark.parametrize("size", [0, 1, 31, 32, 33, MANY - 1, MANY, 1024, 1025, 2050])
def test_a_large_mapping_is_what_a_dict_would_be(size: int) -> None:
    chance, before = random.Random(size), {number: str(number) for number in range(size)}
    known: Kept[int, str] = Kept.of(before)
    now = dict(before)
    for number in range(100):
        key = chance.randrange(size + 20)
        now[key], known = f"new {number}", known.put(key, f"new {number}")
    assert list(known.items()) == list(now.items())
    assert (list(known), list(known.values()), len(known)) == (list(now), list(now.values()), len(now))
    assert known == now == {**known}
    assert all(known[key] == known.get(key) == now[key] and key in known for key in now)
    assert -1 not in known
    assert known.get(-1, "none") == "none"
    assert Kept.of(before) == before != known
    with pytest.raises(KeyError):
        known[-1]


def test_a_mapping_and_a_set_grow_and_shrink_past_the_size_where_they_share() -> None:
    known: dict[str, int] = {}
    mapping, crowd = put({}, "first", 0), plus(frozenset(), "first")
    known["first"] = 0
    for number in range(2 * MANY):
        mapping, crowd = put(mapping, f"k{number}", number), plus(crowd, f"k{number}", "first")
        known[f"k{number}"] = number
    assert isinstance(mapping, Kept)
    assert isinstance(crowd, Crowd)
    assert list(mapping.items()) == list(known.items())
    assert crowd == set(known)
    assert hash(crowd) == hash(frozenset(known))
    assert plus(crowd, "first") is crowd
    assert minus(crowd, {"nobody"}) is crowd
    gone = {f"k{number}" for number in range(MANY)}
    assert minus(crowd, gone) == set(known) - gone == crowd - gone
    assert minus(minus(crowd, gone), set(known) - {"first"}) == {"first"}
    assert repr(mapping).startswith("Kept({'first': 0")
    assert repr(Crowd("a")) == "Crowd({'a'})"
