"""What happened with the tables of the hall. It says no seat: who sat there follows from who sat where."""

from facilitation.events import Event


class TableOpened(Event, frozen=True, kw_only=True, tag="table.opened"):
    """There is one table more, or one that went is there again."""

    table: str
    name: str


class TableClosed(Event, frozen=True, kw_only=True, tag="table.closed"):
    """A table at which nobody sat is there no more."""

    table: str


class TablesJoined(Event, frozen=True, kw_only=True, tag="table.joined"):
    """All who sat at a table sit at the one that it went `to`; it is there no more."""

    table: str
    to: str
