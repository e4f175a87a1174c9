"""The simulation keeps to what is known of lines, and says the same each time."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.simulation.evening import AGENDA, VIEWERS, Times, evening
from tests.bench.simulation.serving import waits

TIMES = Times(arrival=0.02, act=0.001, flush=0.003, send=5e-6, quiet=1e-5, socket_bytes=50_000, commit=0.004)


@settings(max_examples=8)
@given(st.floats(0.2, 0.8), st.sampled_from((0.001, 0.01, 0.1)), st.integers(0, 1 << 30))
def test_who_comes_at_random_waits_as_long_as_the_theory_says(load: float, seconds: float, seed: int) -> None:
    """Pollaczek and Khinchine's formula for work that always takes as long (M/D/1)."""
    found, busy = waits(load / seconds, seconds, 12_000, Random(seed))
    assert busy == pytest.approx(load, rel=0.06)
    assert sum(found) / len(found) == pytest.approx(load * seconds / (2 * (1 - load)), rel=0.35)


def test_the_same_seed_gives_the_same_evening_and_another_one_another() -> None:
    first, again, other = (evening(2, TIMES, 20, seed) for seed in (1, 1, 2))
    assert first.acks == again.acks
    assert first.acks != other.acks


def test_a_process_is_at_work_as_long_as_what_came_takes() -> None:
    night = evening(3, TIMES, 30, 7)
    came = sum(process.busy / process.slower for process in night.processes)
    told = (
        came - night.acts * TIMES.act - int(night.seats * (1 + VIEWERS)) * TIMES.arrival - night.flushes * TIMES.flush
    )
    assert 0 < told < night.flushes * max(night.sockets) * TIMES.send
    assert night.acts == pytest.approx(night.seats * sum(stage.acts for stage in AGENDA), rel=0.05)


def test_more_processes_are_less_busy_and_answer_sooner() -> None:
    one, many = evening(1, TIMES, 60, 3), evening(8, TIMES, 60, 3)
    assert max(process.busiest for process in many.processes) < one.processes[0].busiest
    assert sum(many.acks) < sum(one.acks)
    assert one.acts == many.acts
