"""The tables in a record's log: none goes that is not there, nor while somebody sits there who goes nowhere."""

from app.record.verify.file import Fault
from facilitation.events import Event
from facilitation.parts.hall.events import TableClosed, TableOpened, TablesJoined
from facilitation.parts.seating import seats, tables
from facilitation.state.meeting import Meeting


def faults_of(before: Meeting, event: Event, seq: int) -> list[Fault]:
    """A table that opens where it is, one that closes around people, and one that joins what is not another table."""
    place = f"events[{seq}].body"
    match event:
        case TableOpened() if event.table in tables(before):
            return [Fault(f"{place}.table", "is there already")]
        case TableClosed() if any(seat.table == event.table for seat in seats(before).values()):
            return [Fault(f"{place}.table", "is not where this seat is")]
        case TablesJoined() if event.table == event.to or event.to not in tables(before):
            return [Fault(f"{place}.to", "is not another table")]
    return []
