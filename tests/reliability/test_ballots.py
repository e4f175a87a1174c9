"""One seat, one ballot, under any race; and closing is a clean cut: acknowledged if and only if counted."""

import itertools
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from tests.realtime.servers import Device, Furnish, Server
from tests.reliability.halls import PLANS, rounds
from tests.reliability.ledger import Ledger
from tests.reliability.length import length
from tests.reliability.phones import Crowd, Phone

pytestmark = pytest.mark.soak
SEATS, BALLOTS, ROUNDS = length((30, 20, 2), (300, 20, 50))
VOTERS, CLOSES, RACES = length((60, 8, 3), (500, 50, 200))
ANSWERED = length(60, 600)  # seconds; six thousand ballots at once take their time
TABS, LAPTOPS = 3, 5
Order = tuple[str, ...]


def hall(furnish: Furnish, number: int) -> tuple[Server, Device]:
    """A running server with so many rounds to vote in, and the device of its console, which comes in for each act.

    A console that nobody reads while a whole crowd is served is dropped, as it should be.
    """
    server = furnish(rounds("PROEF2", number))
    server.start()
    return server, server.leader()


def different() -> Iterator[Order]:
    """Ballots that can all be told apart."""
    return itertools.permutations((plan.id for plan in PLANS), 5)


def vote(phone: Phone, order: Order) -> str:
    return phone.ask("ballot.cast", ballot={"order": order})


def accepted(phone: Phone) -> bool:
    return any(answer["ok"] for answer in phone.answers.values())


def lead(console: Device, act: str) -> None:
    """The console comes in, does this and goes."""
    here = console.joined()
    here.ok(act)
    here.wire.close()


def next_round(phones: list[Phone]) -> None:
    """What was answered to the question before is forgotten."""
    for phone in phones:
        phone.acts, phone.answers, phone.said = {}, {}, {}


def test_a_seat_that_votes_twenty_times_at_once_has_one_ballot(furnish: Furnish) -> None:
    server, console = hall(furnish, ROUNDS)
    devices = [server.seated() for _ in range(SEATS)]
    seats = [[Phone(device) for _ in range(TABS)] for device in devices]
    tabs = [tab for seat in seats for tab in seat]
    with Crowd(tabs) as crowd:
        assert crowd.connect() == SEATS * TABS
        for number in range(1, ROUNDS + 1):
            next_round(tabs)
            lead(console, "stage.advance")
            orders = different()
            for _, seat in itertools.product(range(BALLOTS), seats):
                vote(min(seat, key=lambda tab: len(tab.acts)), next(orders))
            crowd.finish(ANSWERED)
            lead(console, "stage.close")
            ballots = Ledger(server.folder / "overlegtafel.db", server.code).sealed(f"round-{number}")
            assert ballots is not None
            counted = Counter(tuple(ballot["order"]) for ballot in ballots)
            assert len(ballots) == SEATS
            assert all(sum(counted[order] for order in asked(seat)) == 1 for seat in seats)
    print(f"{SEATS} seats, {BALLOTS} ballots each at once, {ROUNDS} rounds: one ballot each")


def asked(tabs: list[Phone]) -> list[Order]:
    """What was handed in last over each line of a seat: one of these counts."""
    return [tuple(list(tab.acts.values())[-1]["ballot"]["order"]) for tab in tabs]


def test_a_ballot_that_races_the_closing_counts_if_and_only_if_it_was_acknowledged(furnish: Furnish) -> None:
    server, console = hall(furnish, RACES)
    chance = Random(7)
    voters = [Phone(server.seated()) for _ in range(VOTERS)]
    leaders = [Phone(server.leader()) for _ in range(LAPTOPS)]
    with Crowd([*voters, *leaders]) as crowd:
        assert crowd.connect() == VOTERS + LAPTOPS
        for number in range(1, RACES + 1):
            next_round(crowd.phones)
            lead(console, "stage.advance")
            moments: list[Any] = [*zip(voters, different(), strict=False), *[None] * CLOSES]
            chance.shuffle(moments)
            for turn, moment in enumerate(moments):
                if moment is None:
                    chance.choice(leaders).ask("stage.close", stage=f"round-{number}")
                else:
                    vote(*moment)
                if turn % 16 == 0:
                    crowd.hear(0)
            crowd.finish(ANSWERED)
            cleanly_cut(Ledger(server.folder / "overlegtafel.db", server.code), number, voters, leaders)
    print(f"{VOTERS} ballots against {CLOSES} closes, {RACES} times: acknowledged is counted, nothing else is")


def cleanly_cut(ledger: Ledger, number: int, voters: list[Phone], leaders: list[Phone]) -> None:
    """Who was told that the ballot is kept is counted, who was told that it is too late is not."""
    ballots = ledger.sealed(f"round-{number}")
    assert ballots is not None
    told = Counter(order for voter in voters for order in asked([voter]) if accepted(voter))
    assert Counter(tuple(ballot["order"]) for ballot in ballots) == told
    refused = [answer["error"]["key"] for voter in voters for answer in voter.answers.values() if not answer["ok"]]
    assert set(refused) <= {"stage_closed"}
    closes = [answer for leader in leaders for answer in leader.answers.values()]
    assert len(closes) == CLOSES
    assert {answer["ok"] for answer in closes} == {True}
    sealed = ledger.sealed_at(f"round-{number}")
    heard = {answer["seq"] for answer in closes}
    assert min(heard) == sealed
    assert heard <= {sealed, sealed + 1}  # who closes again once it is counted hears where the log is by then
    assert [kind for seq, kind, *_ in ledger.events if seq == sealed + 1] in ([], ["ballots.counted"])
