"""Open ballots: closed rows until they are sealed. The roll says who voted, a ballot says what, nothing says both.

What opens a row stands in `box_keys`, outside the data folder. Rows of earlier versions are in clear and still count.
"""

import hashlib
import json
import secrets
from collections import Counter
from typing import Any

import msgspec
import sqlalchemy as sa

from app.access.codes import CODE_ALPHABET
from app.storage.box_keys import BoxKeys, Lost
from app.storage.tables import BALLOT, ROLL
from facilitation.events import BallotCast, BallotsSealed
from facilitation.parts.ballots import merged
from facilitation.refusals import Refused, Unavailable

# made once: a whole hall votes in the same minute
ON_ROLL = sa.select(ROLL.c.seat).where(
    ROLL.c.meeting == sa.bindparam("of"), ROLL.c.stage == sa.bindparam("at"), ROLL.c.seat == sa.bindparam("who")
)
REPLACE = sa.update(BALLOT).where(BALLOT.c.key == sa.bindparam("its"))
REPLACE = REPLACE.values(paper=sa.bindparam("paper"), proof=sa.bindparam("proof"))
ADD_BALLOT, ADD_TO_ROLL = sa.insert(BALLOT), sa.insert(ROLL)
IN_CLEAR = "{"  # how a ballot of an earlier version begins
LEAST = 512  # bytes that a closed ballot is made longer to, so that its length tells nothing


class Kept(msgspec.Struct, frozen=True):
    """An open ballot, and the stub under which it will stand in the record."""

    paper: dict[str, Any]
    stub: str


def key_of(receipt: str, meeting: str, stage: str, vote: int = 1) -> str:
    """What a ballot is kept under: SHA-256 over the device's receipt, the meeting and the stage.

    A vote that is held again has keys of its own, so that nobody can lay both ballots of one device side by side.
    """
    held_again = f"\n{vote}" if vote > 1 else ""
    return hashlib.sha256(f"{receipt}\n{meeting}\n{stage}{held_again}".encode()).hexdigest()


def proof_of(key: str, meeting: str, stage: str, paper: str) -> str:
    """What a ballot that is still whole adds up to: nothing that its own row does not tell."""
    return hashlib.sha256("\n".join((key, meeting, stage, paper)).encode()).hexdigest()


def whole(connection: sa.Connection, meeting: str) -> bool:
    """Whether every open ballot is as it was handed in, and there are as many as open rolls say."""
    rows = connection.execute(sa.select(BALLOT).where(BALLOT.c.meeting == meeting)).all()
    if not all(isinstance(value, str) for row in rows for value in (row.key, row.stage, row.paper)):
        return False
    if any(row.proof not in (None, proof_of(row.key, row.meeting, row.stage, row.paper)) for row in rows):
        return False
    counted = Counter(row.stage for row in rows)
    rolls = {stage: len(roll) for stage, roll in turnout(connection, meeting).items()}
    return all(rolls.get(stage) == number for stage, number in counted.items())


def stub_for(receipt: str, meeting: str, stage: str, vote: int = 1) -> str:
    """Under what a ballot stands in the record, such as `K7XM-2PQR`.

    Only who has the receipt can make it; what the ballot was kept under does not lead to it.
    """
    return _stub(f"stub\n{receipt}\n{meeting}\n{stage}\n{vote}")


def stub_of(key: str) -> str:
    """The stub of a ballot of an earlier version, which was made from what it is kept under."""
    return _stub(f"stub\n{key}")


def _stub(made_from: str) -> str:
    number = int.from_bytes(hashlib.sha256(made_from.encode()).digest())
    signs = "".join(CODE_ALPHABET[number // len(CODE_ALPHABET) ** place % len(CODE_ALPHABET)] for place in range(8))
    return f"{signs[:4]}-{signs[4:]}"


def cast(
    connection: sa.Connection, keys: BoxKeys, meeting: str, ballot: BallotCast, receipt: str, longest: int = LEAST
) -> str:
    """Keep or replace a ballot in the writer's transaction; what it is kept under.

    `longest` is how many bytes one of its box can take at most: all are as long as that. Raises
    Refused(ballot_elsewhere), and Unavailable(disk_full, disk_fails) where its key cannot be kept.
    """
    key = key_of(receipt, meeting, ballot.stage, ballot.vote)
    stub = stub_for(receipt, meeting, ballot.stage, ballot.vote)
    content = json.dumps({"paper": ballot.paper, "stub": stub}, sort_keys=True).encode()
    paper = keys.close(meeting, ballot.stage, key, content.ljust(-(-len(content) // longest) * longest))
    voted = connection.execute(ON_ROLL, {"of": meeting, "at": ballot.stage, "who": ballot.seat}).first()
    proof = proof_of(key, meeting, ballot.stage, paper)
    replaced = connection.execute(REPLACE, {"its": key, "paper": paper, "proof": proof}).rowcount
    if bool(voted) != bool(replaced):
        raise Refused("ballot_elsewhere")
    if not voted:
        row = {"meeting": meeting, "stage": ballot.stage}
        connection.execute(ADD_BALLOT, {"key": key, "paper": paper, "proof": proof, **row})
        connection.execute(ADD_TO_ROLL, {"seat": ballot.seat, "channel": ballot.channel, **row})
    return key


def mine(connection: sa.Connection, keys: BoxKeys, key: str) -> Kept | None:
    """The ballot that is kept under this key; None where there is none or it was sealed.

    Raises Unavailable(meeting_damaged) where it cannot be opened.
    """
    row = connection.execute(sa.select(BALLOT).where(BALLOT.c.key == key)).first()
    if row is None:
        return None
    try:
        return _opened(keys, row)
    except Lost as lost:
        raise Unavailable("meeting_damaged", code=row.meeting) from lost


def _opened(keys: BoxKeys, row: Any) -> Kept:
    if row.paper.startswith(IN_CLEAR):
        return Kept(json.loads(row.paper), stub_of(row.key))
    content = json.loads(keys.open(row.meeting, row.stage, row.key, row.paper))
    return Kept(content["paper"], content["stub"])


def readable(connection: sa.Connection, keys: BoxKeys) -> bool:
    """Whether every open ballot can be opened, and so be counted."""
    try:
        for row in connection.execute(sa.select(BALLOT)):
            _opened(keys, row)
    except Lost:
        return False
    return True


def turnout(connection: sa.Connection, meeting: str) -> dict[str, dict[str, str]]:
    """Who is on the roll: stage to seat to channel."""
    found: dict[str, dict[str, str]] = {}
    for row in connection.execute(sa.select(ROLL).where(ROLL.c.meeting == meeting)):
        found.setdefault(row.stage, {})[row.seat] = row.channel
    return found


def take_out(connection: sa.Connection, meeting: str, stage: str, seat: str, key: str | None) -> None:
    """A seat that was taken out did not vote here; `key` is what its open ballot is kept under.

    Raises Refused(ballot_out_of_reach) where it voted and nobody knows under which key.
    """
    if not connection.execute(ON_ROLL, {"of": meeting, "at": stage, "who": seat}).first():
        return
    if key is None or not connection.execute(sa.delete(BALLOT).where(BALLOT.c.key == key)).rowcount:
        raise Refused("ballot_out_of_reach")
    connection.execute(sa.delete(ROLL).where(ROLL.c.meeting == meeting, ROLL.c.stage == stage, ROLL.c.seat == seat))


def hand_over(connection: sa.Connection, meeting: str, stage: str, seat: str, into: str) -> None:
    """Whoever voted for this seat sits at another now, which is not on the roll."""
    row = sa.update(ROLL).where(ROLL.c.meeting == meeting, ROLL.c.stage == stage, ROLL.c.seat == seat)
    connection.execute(row.values(seat=into))


def voted(connection: sa.Connection, meeting: str, stage: str, seat: str) -> bool:
    """Whether this seat is on the roll of a stage."""
    return connection.execute(ON_ROLL, {"of": meeting, "at": stage, "who": seat}).first() is not None


def void(connection: sa.Connection, meeting: str, stage: str) -> None:
    """Nobody has voted at this stage: the vote on it was voided, and everybody votes again."""
    connection.execute(sa.delete(ROLL).where(ROLL.c.meeting == meeting, ROLL.c.stage == stage))


def empty(connection: sa.Connection, keys: BoxKeys, meeting: str, box: str) -> list[Kept]:
    """Take all ballots out of a box, in the writer's transaction, in an order of chance.

    Raises Unavailable(meeting_damaged) where one cannot be opened.
    """
    here = (BALLOT.c.meeting == meeting, BALLOT.c.stage == box)
    try:
        found = [_opened(keys, row) for row in connection.execute(sa.select(BALLOT).where(*here))]
    except Lost as lost:
        raise Unavailable("meeting_damaged", code=meeting) from lost
    secrets.SystemRandom().shuffle(found)
    connection.execute(sa.delete(BALLOT).where(*here))
    return found


def seal(connection: sa.Connection, keys: BoxKeys, meeting: str, stage: str) -> BallotsSealed:
    """Take all ballots of a stage out of the table, in the writer's transaction: `ballots.sealed` with them, shuffled.

    Its turnout counts the roll by channel; the roll itself stays. Once it is committed `keys.sweep` is due. Raises
    Unavailable(meeting_damaged) where one cannot be opened.
    """
    found = empty(connection, keys, meeting, stage)
    keys.counted(meeting, stage)
    channels = connection.scalars(sa.select(ROLL.c.channel).where(ROLL.c.meeting == meeting, ROLL.c.stage == stage))
    return BallotsSealed(
        stage=stage,
        ballots=merged([each.paper for each in found]),
        turnout=dict(sorted(Counter(channels).items())),
        stubs=tuple(each.stub for each in found),
    )
