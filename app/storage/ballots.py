"""Open ballots: secret rows until they are sealed. The roll says who voted, a ballot says what, nothing says both."""

import hashlib
import json
import secrets
from collections import Counter
from typing import Any

import sqlalchemy as sa

from app.access.codes import CODE_ALPHABET
from app.storage.tables import BallotRow, RollRow
from facilitation.events import BallotCast, BallotsSealed
from facilitation.refusals import Refused

# made once: a whole hall votes in the same minute
BALLOT, ROLL = BallotRow.metadata.tables["ballot"], RollRow.metadata.tables["roll"]
ON_ROLL = sa.select(ROLL.c.seat).where(
    ROLL.c.meeting == sa.bindparam("of"), ROLL.c.stage == sa.bindparam("at"), ROLL.c.seat == sa.bindparam("who")
)
REPLACE = sa.update(BALLOT).where(BALLOT.c.key == sa.bindparam("its"))
REPLACE = REPLACE.values(paper=sa.bindparam("paper"), proof=sa.bindparam("proof"))
ADD_BALLOT, ADD_TO_ROLL = sa.insert(BALLOT), sa.insert(ROLL)


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
    rows = connection.execute(sa.select(BallotRow).where(BallotRow.meeting == meeting)).all()
    if not all(isinstance(value, str) for row in rows for value in (row.key, row.stage, row.paper)):
        return False
    if any(row.proof not in (None, proof_of(row.key, row.meeting, row.stage, row.paper)) for row in rows):
        return False
    counted = Counter(row.stage for row in rows)
    rolls = {stage: len(roll) for stage, roll in turnout(connection, meeting).items()}
    return all(rolls.get(stage) == number for stage, number in counted.items())


def stub_of(key: str) -> str:
    """Under what a ballot stands in the record, such as `K7XM-2PQR`.

    Only who has the receipt can make it, and it leads back to nothing: it is made from the hash of a hash.
    """
    number = int.from_bytes(hashlib.sha256(f"stub\n{key}".encode()).digest())
    signs = "".join(CODE_ALPHABET[number // len(CODE_ALPHABET) ** place % len(CODE_ALPHABET)] for place in range(8))
    return f"{signs[:4]}-{signs[4:]}"


def cast(connection: sa.Connection, meeting: str, ballot: BallotCast, receipt: str) -> str:
    """Keep or replace a ballot in the writer's transaction; what it is kept under. Raises Refused(ballot_elsewhere)."""
    key = key_of(receipt, meeting, ballot.stage, ballot.vote)
    paper = json.dumps(ballot.paper, sort_keys=True)
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


def mine(connection: sa.Connection, key: str) -> dict[str, Any] | None:
    """The ballot that is kept under this key, as plain values; None where there is none or it was sealed."""
    row = connection.execute(sa.select(BallotRow.paper).where(BallotRow.key == key)).first()
    return json.loads(row.paper) if row else None


def turnout(connection: sa.Connection, meeting: str) -> dict[str, dict[str, str]]:
    """Who is on the roll: stage to seat to channel."""
    found: dict[str, dict[str, str]] = {}
    for row in connection.execute(sa.select(RollRow).where(RollRow.meeting == meeting)):
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


def void(connection: sa.Connection, meeting: str, stage: str) -> None:
    """Nobody has voted at this stage: the vote on it was voided, and everybody votes again."""
    connection.execute(sa.delete(ROLL).where(ROLL.c.meeting == meeting, ROLL.c.stage == stage))


def seal(connection: sa.Connection, meeting: str, stage: str) -> BallotsSealed:
    """Take all ballots of a stage out of the table, in the writer's transaction: `ballots.sealed` with them, shuffled.

    Its turnout counts the roll by channel; the roll itself stays.
    """
    here = (BallotRow.meeting == meeting, BallotRow.stage == stage)
    rows = list(connection.execute(sa.select(BallotRow.key, BallotRow.paper).where(*here)))
    secrets.SystemRandom().shuffle(rows)
    connection.execute(sa.delete(BallotRow).where(*here))
    channels = connection.scalars(sa.select(RollRow.channel).where(RollRow.meeting == meeting, RollRow.stage == stage))
    return BallotsSealed(
        stage=stage,
        ballots=tuple(json.loads(row.paper) for row in rows),
        turnout=dict(sorted(Counter(channels).items())),
        stubs=tuple(stub_of(row.key) for row in rows),
    )
