"""Where the arguments in a record's log came from: a table of the hall, with so many that it says not who it was."""

from app.record.verify.file import Fault
from facilitation.events import Event
from facilitation.parts.arguments.events import ArgumentPosted
from facilitation.parts.arguments.rules import source
from facilitation.parts.seating import tables
from facilitation.state.meeting import Meeting


def faults_of(before: Meeting, event: Event, seq: int) -> list[Fault]:
    """A table that there is not, or at which too few sat to tell it."""
    if not isinstance(event, ArgumentPosted) or not event.table:
        return []
    told = event.table in tables(before) and source(before, event.table)
    return [] if told else [Fault(f"events[{seq}].body.table", "is no table at which five sat")]
