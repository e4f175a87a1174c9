"""Ballots on paper as two people read them: closed rows beside the log, wiped once their batch counts or does not.

Each batch has a key of its own (`box_keys`). What stays of one that was accepted is a receipt, closed with another key:
it opens none of its ballots, and only finds them where the batch has to be taken out again before the vote is sealed.
"""

import secrets
from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from app.access.codes import digest
from app.storage import ballots
from app.storage.box_keys import BoxKeys, Lost
from app.storage.tables import ROLL, SHEET
from facilitation.by_two.card import BY_BATCH, Sheet
from facilitation.events import BallotsSealed
from facilitation.parts.paper.events import BatchAccepted, BatchVoided, SheetRead
from facilitation.refusals import Unavailable

RECEIPT = 0  # in place of the number of whoever read it
LEAST = 512  # bytes that a closed row is made longer to, so that its length tells nothing
Read = dict[int, list[Sheet]]
"""By turn, 1 and 2 for both people and 3 for what was settled: the ballots, by their numbers."""


def keep(connection: sa.Connection, keys: BoxKeys, meeting: str, read: SheetRead) -> None:
    """Keep what somebody read, in place of what they read before. Raises Unavailable(disk_full, disk_fails)."""
    place = {"meeting": meeting, "batch": read.batch, "turn": read.turn, "number": read.sheet.number}
    _put(connection, keys, place | {"stage": read.stage}, _box(read.batch), msgspec.json.encode(read.sheet))


def _put(connection: sa.Connection, keys: BoxKeys, row: dict[str, Any], box: str, content: bytes) -> None:
    place = {name: row[name] for name in ("meeting", "batch", "turn", "number")}
    closed = keys.close(row["meeting"], box, _under(row), content.ljust(-(-len(content) // LEAST) * LEAST))
    connection.execute(sa.delete(SHEET).filter_by(**place))
    connection.execute(sa.insert(SHEET).values(**row, paper=closed))


def _box(batch: str) -> str:
    return f"batch {batch}"


def _under(row: dict[str, Any]) -> str:
    return f"{row['batch']}:{row['turn']}:{row['number']}"


def read(connection: sa.Connection, keys: BoxKeys, meeting: str, batch: str) -> Read:
    """What is kept of a batch that is open. Raises Unavailable(meeting_damaged) where it cannot be opened."""
    found: Read = {1: [], 2: [], 3: []}
    here = sa.select(SHEET).where(SHEET.c.meeting == meeting, SHEET.c.batch == batch, SHEET.c.turn > RECEIPT)
    for row in connection.execute(here.order_by(SHEET.c.turn, SHEET.c.number)):
        content = _opened(keys, row, _box(batch))
        found[row.turn].append(msgspec.json.decode(content, type=Sheet))
    return found


def _opened(keys: BoxKeys, row: Any, box: str) -> bytes:
    try:
        return keys.open(row.meeting, box, _under(row._mapping), row.paper)
    except Lost as lost:
        raise Unavailable("meeting_damaged", code=row.meeting) from lost


def accept(connection: sa.Connection, keys: BoxKeys, meeting: str, event: BatchAccepted, boxed: bool) -> str:
    """Wipe what was entered; the receipt of a batch for a box, under which its ballots are kept, else empty."""
    _wipe(connection, keys, meeting, event.batch)
    if not boxed:
        return ""
    receipt = secrets.token_hex(32)
    row = {"meeting": meeting, "batch": event.batch, "turn": RECEIPT, "number": 0, "stage": event.stage}
    _put(connection, keys, row, _receipts(event.stage), receipt.encode())
    return receipt


def _receipts(stage: str) -> str:
    return f"receipts {stage}"


def receipt_of(receipt: str, seat: str) -> str:
    """What one ballot of a batch is kept under."""
    return digest(f"{receipt}\n{seat}")


def void(connection: sa.Connection, keys: BoxKeys, meeting: str, event: BatchVoided, vote: int) -> None:
    """Wipe what was entered, and take what was accepted out of the box and off the roll."""
    row = connection.execute(
        sa.select(SHEET).where(SHEET.c.meeting == meeting, SHEET.c.batch == event.batch, SHEET.c.turn == RECEIPT)
    ).first()
    if row is not None:
        receipt = _opened(keys, row, _receipts(event.stage)).decode().strip()
        for seat in _on_roll(connection, meeting, event):
            key = ballots.key_of(receipt_of(receipt, seat), meeting, event.stage, vote)
            ballots.take_out(connection, meeting, event.stage, seat, key)
    _wipe(connection, keys, meeting, event.batch)


def _on_roll(connection: sa.Connection, meeting: str, event: BatchVoided) -> Sequence[str]:
    ours = ROLL.c.seat.startswith(f"{BY_BATCH}{event.batch}:", autoescape=True)
    here = sa.select(ROLL.c.seat).where(ROLL.c.meeting == meeting, ROLL.c.stage == event.stage, ours)
    return connection.scalars(here).all()


def _wipe(connection: sa.Connection, keys: BoxKeys, meeting: str, batch: str) -> None:
    connection.execute(sa.delete(SHEET).where(SHEET.c.meeting == meeting, SHEET.c.batch == batch))
    keys.counted(meeting, _box(batch))


def sealed(connection: sa.Connection, keys: BoxKeys, meeting: str, event: BallotsSealed) -> None:
    """The receipts of a stage go with its ballots."""
    gone = connection.execute(sa.delete(SHEET).where(SHEET.c.meeting == meeting, SHEET.c.stage == event.stage))
    if gone.rowcount:
        keys.counted(meeting, _receipts(event.stage))
