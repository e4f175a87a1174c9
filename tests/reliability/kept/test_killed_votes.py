"""A server that is killed in the middle of a vote, or of its closing, counts what it acknowledged and keeps no key."""

import signal
from collections import Counter
from random import Random

import pytest

from app.storage.box_keys import places
from tests.realtime.servers import Furnish, Server
from tests.reliability.halls import rounds
from tests.reliability.ledger import Ledger
from tests.reliability.length import length
from tests.reliability.phones import Crowd, Phone
from tests.reliability.test_ballots import accepted, asked, different, lead, next_round, vote

pytestmark = pytest.mark.soak
VOTERS, KILLS = length((20, 6), (100, 200))


def test_acknowledged_ballots_are_counted_and_no_other_whenever_it_was_killed(furnish: Furnish) -> None:
    server = furnish(rounds("PROEF2", KILLS))
    server.start()
    chance, leader, closing = Random(7), server.leader(), 0
    voters = [Phone(server.seated()) for _ in range(VOTERS)]
    with Crowd([*voters, laptop := Phone(server.leader())]) as crowd:
        for number in range(1, KILLS + 1):
            assert crowd.connect() == VOTERS + 1
            next_round(crowd.phones)
            lead(leader, "stage.advance")
            for voter, order in zip(voters, different(), strict=False):
                vote(voter, order)
            crowd.listen(chance.uniform(0, 0.1))
            if chance.random() < 0.5:
                laptop.ask("stage.close", stage=f"round-{number}")
                crowd.listen(chance.uniform(0, 0.2))
            server.stop(signal.SIGKILL)
            crowd.listen(10, lambda: all(phone.wire is None for phone in crowd.phones))
            closing += sealed(server, number) is not None
            server.start()
            assert kept(server) == (sealed(server, number) is None and voted(server))
            assert crowd.connect() == VOTERS + 1
            crowd.finish()
            lead(leader, "stage.close")
            told = Counter(order for voter in voters for order in asked([voter]) if accepted(voter))
            assert Counter(tuple(ballot["order"]) for ballot in sealed(server, number) or ()) == told
            assert not kept(server)
    print(f"{KILLS} kills with {VOTERS} voters, {closing} after the sealing: acknowledged is counted, no key is left")


def sealed(server: Server, number: int) -> list[dict[str, object]] | None:
    return Ledger(server.folder / "overlegtafel.db", server.code).sealed(f"round-{number}")


def voted(server: Server) -> bool:
    """Whether there are open ballots."""
    return bool(Ledger(server.folder / "overlegtafel.db", server.code).open_ballots)


def kept(server: Server) -> bool:
    """Whether there is a key of a box."""
    return any([*place.iterdir()] for place in places(server.folder) if place.is_dir())
