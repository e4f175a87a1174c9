"""What is kept of tables beside who sits there: who asked for help, and to whom somebody is on the way."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, cast

import msgspec

from facilitation.state.meeting import Meeting

NAME = "tables"


Task = Literal["chair", "scribe", "language"]
"""What somebody does for their table: gives turns there, writes down, or helps with the language."""
TASKS: tuple[Task, ...] = ("chair", "scribe", "language")


class Tables(msgspec.Struct, frozen=True):
    """By table: since when (UTC) it asks somebody to come, since when somebody is on the way, and who does what there.

    `tasks` are seats by what they do.
    """

    calls: Mapping[str, datetime] = {}
    coming: Mapping[str, datetime] = {}
    tasks: Mapping[str, Mapping[Task, str]] = {}

    def who(self, table: str, task: Task) -> str | None:
        """The seat that does this at a table; None where nobody does."""
        return self.tasks.get(table, {}).get(task)


def kept(meeting: Meeting) -> Tables:
    """What is kept of the tables of a meeting."""
    return cast(Tables, meeting.parts[NAME])
