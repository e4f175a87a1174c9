"""Open ballots: kept under a receipt, replaced until they are sealed, and gone from the tables after that."""

import json
from functools import partial

import pytest
import sqlalchemy as sa
from flask import Flask

from app.services import services
from app.storage import ballots
from app.storage.tables import BALLOT
from facilitation.events import BallotCast, BallotsSealed
from facilitation.refusals import Refused
from tests.devices import CODE

STAGE = "ranking"


def cast(seat: str, receipt: str, *order: str) -> None:
    ballot = BallotCast(stage=STAGE, seat=seat, channel="room", paper={"order": list(order)})
    found = services()
    found.database.commit(lambda connection: ballots.cast(connection, found.box_keys, CODE, ballot, receipt))


def mine(receipt: str) -> object:
    with services().database.read.connect() as connection:
        kept = ballots.mine(connection, services().box_keys, ballots.key_of(receipt, CODE, STAGE))
        return kept.paper if kept else None


def seal() -> BallotsSealed:
    found = services()
    work = partial(ballots.seal, keys=found.box_keys, meeting=CODE, stage=STAGE)
    sealed: BallotsSealed = found.database.commit(work)
    return sealed


def whole() -> bool:
    with services().database.read.connect() as connection:
        return ballots.whole(connection, CODE)


def test_a_ballot_is_found_by_its_receipt_alone_and_replaced_under_it(context: Flask) -> None:
    cast("S1", "bon 1", "P1")
    cast("S2", "bon 2", "P3")
    cast("S1", "bon 1", "P2", "P1")
    assert mine("bon 1") == {"order": ["P2", "P1"]}
    assert mine("bon 2") == {"order": ["P3"]}
    assert mine("bon 3") is None
    assert whole()


@pytest.mark.parametrize(("seat", "receipt"), [("S1", "another"), ("S2", "bon 1")])
def test_one_seat_has_one_receipt_and_one_receipt_one_seat(seat: str, receipt: str, context: Flask) -> None:
    cast("S1", "bon 1", "P1")
    with pytest.raises(Refused) as refused:
        cast(seat, receipt, "P2")
    assert refused.value.key == "ballot_elsewhere"
    assert mine("bon 1") == {"order": ["P1"]}
    assert whole()


def test_sealing_takes_all_ballots_out_and_tells_how_many_voted_by_which_channel(context: Flask) -> None:
    for number in range(5):
        cast(f"S{number}", f"bon {number}", f"P{number}")
    sealed = seal()
    assert sorted(paper["order"][0] for paper in sealed.ballots) == [f"P{number}" for number in range(5)]
    assert sealed.turnout == {"room": 5}
    stubs = {number: ballots.stub_for(f"bon {number}", CODE, STAGE) for number in range(5)}
    for paper, stub in zip(sealed.ballots, sealed.stubs, strict=True):
        assert stub == stubs[int(paper["order"][0][1])]
    with services().database.read.connect() as connection:
        assert connection.execute(sa.select(BALLOT.c.key)).all() == []
        assert len(ballots.turnout(connection, CODE)[STAGE]) == 5
    assert whole()


def test_a_ballot_that_somebody_changed_or_took_out_is_noticed(context: Flask) -> None:
    cast("S1", "bon 1", "P1")
    cast("S2", "bon 2", "P1")
    other = json.dumps({"order": ["P2"]})
    change = sa.update(BALLOT).where(BALLOT.c.key == ballots.key_of("bon 1", CODE, STAGE))
    services().database.commit(lambda connection: connection.execute(change.values(paper=other)))
    assert not whole()
    services().database.commit(lambda connection: connection.execute(sa.delete(BALLOT).where(BALLOT.c.paper == other)))
    assert not whole()
