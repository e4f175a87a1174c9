"""What happened at a table. None of it says which seat asked."""

from datetime import datetime

from facilitation.events import Event


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
