"""Who may decide in a record's log: batches of codes that add up, codes that were used, heads that were counted."""

from collections.abc import Callable, Iterator
from typing import Any

from app.record.verify.file import Fault
from facilitation.events import Event, MeetingClosed
from facilitation.parts.deciding.asked import counted, deciding_at, spent
from facilitation.parts.deciding.events import (
    CodesCounted,
    CodesIssued,
    CodesVoided,
    SeatEntitled,
    SeatRefused,
    TableCounted,
)
from facilitation.parts.hall import stands
from facilitation.state.deciding import BY_CODE, Batch, entitled
from facilitation.state.groups import told_apart
from facilitation.state.meeting import Meeting

Found = Iterator[tuple[str, str]]
"""The field that does not fit, and what is wrong with it."""


def faults_of(before: Meeting, event: Event, seq: int) -> list[Fault]:
    """Codes that do not add up, or were not counted; somebody who decides where nobody counted them."""
    look = LOOKS.get(type(event))
    place = f"events[{seq}].body"
    return [Fault(f"{place}.{name}" if name else place, words) for name, words in look(before, event)] if look else []


def _issued(before: Meeting, event: CodesIssued) -> Found:
    if event.batch != len(entitled(before).batches) + 1:
        yield "batch", "is not the next batch"


def _voided(before: Meeting, event: CodesVoided) -> Found:
    batches = entitled(before).batches
    if not 0 < event.batch <= len(batches) or event.number > _left(batches[event.batch - 1]):
        yield "number", "is more than were left of that batch"


def _left(batch: Batch) -> int:
    """How many codes of a batch were not voided."""
    return batch.issued - batch.voided


def _counted(before: Meeting, event: CodesCounted) -> Found:
    left = [_left(batch) for batch in entitled(before).batches]
    if event.total != spent(before) or event.total > sum(left):
        yield "total", "is not how many codes were used"
    elif event.batches and not _add_up(event, left):
        yield "total", "is not what the batches add up to, or tells a small one apart"


def _add_up(event: CodesCounted, left: list[int]) -> bool:
    if len(event.batches) != len(left) or sum(event.batches) != event.total or not told_apart(event.batches):
        return False
    return all(0 <= used <= most for used, most in zip(event.batches, left, strict=True))


def _entitled(before: Meeting, event: SeatEntitled) -> Found:
    by_table = isinstance(event.table, str)
    if by_table == (entitled(before).mode in BY_CODE):
        yield "table", "is not by what people decide here"
    elif by_table and len(deciding_at(before, at := _now(before, event.table))) >= counted(before, at):
        yield "table", "has fewer heads than decide there"


def _refused(before: Meeting, event: SeatRefused) -> Found:
    if event.seat in entitled(before).seats:
        yield "seat", "decides already"


def _table(before: Meeting, event: TableCounted) -> Found:
    at = _now(before, event.table)
    others = counted(before, at) - entitled(before).heads.get(event.table, 0)
    if others + event.heads < len(deciding_at(before, at)):
        yield "heads", "is fewer than decide there"


def _now(before: Meeting, table: Any) -> str:
    """The table that this one is by now."""
    return stands(before, table) or ""


def _closed(before: Meeting, event: MeetingClosed) -> Found:
    here = entitled(before)
    if here.batches and here.used is None:
        yield "", "ends the evening before the codes were counted"


LOOKS: dict[type[Event], Callable[[Meeting, Any], Found]] = {
    CodesIssued: _issued,
    CodesVoided: _voided,
    CodesCounted: _counted,
    SeatEntitled: _entitled,
    SeatRefused: _refused,
    TableCounted: _table,
    MeetingClosed: _closed,
}
