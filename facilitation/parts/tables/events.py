"""What happened at a table. What is asked for it says no seat; a task at a table is a seat's."""

from datetime import datetime
from typing import ClassVar

from facilitation.events import Event
from facilitation.parts.seating import CHAIR
from facilitation.parts.tables.state import Task


class GuideCalled(Event, frozen=True, kw_only=True, tag="table.called"):
    """A table asks since then (UTC) that somebody comes."""

    table: str
    since: datetime


class CallAnswered(Event, frozen=True, kw_only=True, tag="table.answered"):
    """Somebody is on the way to a table since then (UTC)."""

    table: str
    since: datetime


class CallSettled(Event, frozen=True, kw_only=True, tag="table.settled"):
    """A table needs nobody any more."""

    table: str


class TaskTaken(Event, frozen=True, kw_only=True, tag="table.task_taken"):
    """A seat does something for its table; whoever did it there before does so no longer."""

    pseudonyms: ClassVar = CHAIR
    table: str
    task: Task
    seat: str


class TaskLeft(Event, frozen=True, kw_only=True, tag="table.task_left"):
    """Nobody does this for a table any more."""

    table: str
    task: Task
