"""A count is done by one process, and taken over by another when that one dies; both have the same outcome."""

import time

import pytest
import sqlalchemy as sa
from flask import Flask

from app.cluster.claims import Claims
from app.cluster.counts import Elsewhere
from app.counting.workers import Worker
from app.live.meetings import load, perform
from app.services import services_of
from facilitation.parts.ranking.events import BallotsCounted
from facilitation.parts.stages import CloseStage
from tests.counting.sealed import facts, ours, outcome, voted
from tests.devices import CODE
from tests.people import LEADER
from tests.storage.postgresql.cluster import shared


def taken(claims: Claims, what: str) -> bool:
    """Whether the claim can be had soon: the server needs a moment to see that somebody went."""
    end = time.monotonic() + 10
    while not claims.take(what) and time.monotonic() < end:
        time.sleep(0.01)
    return claims.take(what)


def test_of_two_claims_on_the_same_one_holds_until_it_is_given_back_or_its_process_dies(url: str) -> None:
    first, second = Claims(url), Claims(url)
    assert first.take("a count")
    assert first.take("a count")
    assert not second.take("a count")
    assert second.take("another count")
    first.give("a count")
    assert second.take("a count")
    assert not first.take("a count")
    second.close()  # as its end does
    assert taken(first, "a count")
    first.close()


def test_a_claim_whose_connection_was_cut_is_held_no_longer(url: str) -> None:
    first, second = Claims(url), Claims(url)
    assert first.take("the clock")
    name = sa.make_url(url).database
    shared().superuser(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
    assert taken(second, "the clock")
    assert not first.take("the clock")
    first.close()
    second.close()


@pytest.fixture
def sealed(both: tuple[Flask, Flask]) -> tuple[Flask, Flask]:
    """Both, with ballots that were sealed by the first."""
    with both[0].app_context():
        voted(("P1", "P3"), ("P3", "P2"))
        perform(CODE, CloseStage(), LEADER)
    return both


def collected(app: Flask) -> None:
    """Look until nothing is counted any more."""
    end = time.monotonic() + 30
    with app.app_context():
        while services_of(app).workers.running:
            services_of(app).workers.collect(load(CODE))
            assert time.monotonic() < end
            time.sleep(0.02)


def test_what_one_process_counts_no_other_does_and_both_have_the_outcome(sealed: tuple[Flask, Flask]) -> None:
    first, second = sealed
    with second.app_context():
        load(CODE)
    assert isinstance(ours(first).running[CODE, "ranking"], Worker)
    assert isinstance(ours(second).running[CODE, "ranking"], Elsewhere)
    collected(first)
    collected(second)
    for app in sealed:
        with app.app_context():
            assert outcome() is not None
            assert len(facts(BallotsCounted)) == 1


def test_a_count_whose_process_dies_is_done_by_another(sealed: tuple[Flask, Flask]) -> None:
    first, second = sealed
    with second.app_context():
        load(CODE)
    worker, cluster = ours(first).running[CODE, "ranking"], services_of(first).cluster
    worker.stop()
    assert cluster
    assert cluster.claims
    cluster.claims.close()  # as its end does
    collected(second)
    with second.app_context():
        assert len(facts(BallotsCounted)) == 1
