"""Acknowledged means kept: a server that is killed at any instant has what it said it had, and serves on."""

import signal
import time
from collections.abc import Iterator
from random import Random

import pytest

from tests.realtime.servers import Furnish, Server
from tests.reliability.halls import at_the_arguments, phones
from tests.reliability.ledger import Ledger
from tests.reliability.length import length
from tests.reliability.phones import Crowd, arguing

pytestmark = pytest.mark.soak
PHONES, KILLS, ACTS = length((40, 3, 300), (300, 200, 20_000))
TALKING = length(40, 30)  # phones that act between two kills; the others wait for an answer, or follow
BUSY = length((0.05, 1.0), (0.0, 0.08))  # seconds; an evening has ten thousand events, not a hundred thousand
SERVING = length(30.0, 3.0)  # seconds; the short form shares two processors with other tests


@pytest.fixture
def hall(furnish: Furnish) -> Iterator[tuple[Server, Crowd]]:
    """A hall at its arguments, everybody busy."""
    server = furnish()
    server.start()
    at_the_arguments(server)
    habits = [arguing(Random(seed)) for seed in range(PHONES)]
    with Crowd(phones(server, habits)) as crowd:
        yield server, crowd


def test_killed_at_any_instant_it_loses_no_acknowledged_act_and_serves_on(hall: tuple[Server, Crowd]) -> None:
    server, crowd = hall
    chance, known = Random(2025), set()
    slowest = 0.0
    for number in range(1, KILLS + 1):
        assert crowd.connect() == PHONES
        answered, talking = len(crowd.answers) + ACTS / KILLS, chance.sample(crowd.phones, TALKING)
        crowd.act_on(chance.uniform(*BUSY), who=talking)
        assert crowd.act_on(60, lambda least=answered: sum(len(p.answers) for p in crowd.phones) >= least, who=talking)
        server.stop(signal.SIGKILL)
        assert crowd.listen(10, lambda: all(phone.wire is None for phone in crowd.phones))
        ledger = Ledger(server.folder / "overlegtafel.db", server.code)
        assert ledger.sound
        assert ledger.chained(known)
        assert ledger.missing(crowd.answers) == []
        slowest = max(slowest, until_serving(server))
        if number % 20 == 0:
            print(f"{number} kills, {len(crowd.answers)} acts, serving again within {slowest:.2f} s", flush=True)
    assert crowd.connect() == PHONES
    crowd.finish()
    everything_happened_once(server, crowd)
    assert slowest < SERVING
    print(f"{len(crowd.answers)} acts acknowledged, {KILLS} kills, serving again within {slowest:.2f} s")


def until_serving(server: Server) -> float:
    """Start it again; the seconds until a phone has joined."""
    began = time.monotonic()
    server.start()
    server.device().joined().wire.close()
    return time.monotonic() - began


def everything_happened_once(server: Server, crowd: Crowd) -> None:
    """Each act is one event about its own seat, at the number that its phone was told."""
    ledger = Ledger(server.folder / "overlegtafel.db", server.code)
    assert ledger.chained()
    assert len(crowd.answers) >= ACTS
    supports = ledger.by_seat("argument.supported", "argument.unsupported")
    for phone in crowd.phones:
        told = [phone.answers[key]["seq"] for key, act in phone.acts.items() if act["kind"] != "argument.post"]
        assert told == supports[phone.device.seat]
