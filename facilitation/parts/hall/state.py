"""What is kept of tables that are there no more: what they were, and where their people went."""

from collections.abc import Mapping
from typing import cast

import msgspec

from facilitation.state.meeting import Meeting
from facilitation.state.seat import Table

NAME = "hall"
MOST_COLUMNS = 12
"""So many tables stand beside each other on a plan of the hall."""


class Gone(msgspec.Struct, frozen=True):
    """A table that went, and the one that its people went to; None where nobody sat there."""

    table: Table
    into: str | None = None


class Hall(msgspec.Struct, frozen=True):
    """The tables that went, by their ids."""

    gone: Mapping[str, Gone] = {}

    def named(self, wanted: str) -> Gone | None:
        """The table that went and is meant: by its id, its name or its number."""
        names = ((gone, gone.table) for gone in self.gone.values())
        return next((g for g, t in names if wanted in (t.id, t.name, t.name.rpartition(" ")[2])), None)

    def now(self, table: str) -> str | None:
        """Where a table is now: itself while it is there, else the one that it became; None where nobody sat there."""
        while (gone := self.gone.get(table)) is not None:
            if gone.into is None:
                return None
            table = gone.into
        return table


def stands(meeting: Meeting, table: str | None) -> str | None:
    """The table that this one is now, for a link that was made for it; itself where it went and is no other."""
    return (hall(meeting).now(table) or table) if table else None


def gone_names(meeting: Meeting) -> dict[str, str]:
    """What the tables that went were called, by their ids."""
    return {key: gone.table.name for key, gone in hall(meeting).gone.items()}


def hall(meeting: Meeting) -> Hall:
    """The tables of a meeting that went."""
    return cast(Hall, meeting.parts[NAME])
