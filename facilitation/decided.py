"""What the record tells of how the package came about: its versions and its conditions."""

from typing import Any

import msgspec

from facilitation import package
from facilitation.division import DivisionComposed
from facilitation.events import Event
from facilitation.meeting import Meeting
from facilitation.room import Award, Awards


class Versions:
    """Collects the versions of the package while a log is read; amounts in cents."""

    def __init__(self) -> None:
        self.found: list[dict[str, Any]] = []

    def note(self, before: Meeting, after: Meeting, event: Event, at: str) -> None:
        """Remember what this event made of the package, if it made a new one."""
        if after.version == before.version:
            return
        by = event.by if isinstance(event, DivisionComposed) else ""
        changes = package.changes(after.former, after.division or {})
        found = [{"initiative": c.initiative, "before": c.before, "after": c.after} for c in changes]
        self.found.append({"version": after.version, "at": at, "by": by, "changes": found})


def conditions(award: Award | None) -> list[dict[str, Any]]:
    """The conditions of an award, dates in ISO 8601."""
    return [msgspec.to_builtins(condition) for condition in award.agreed] if award else []


def reserve(final: Awards) -> list[str]:
    """The plans on the reserve list, first in line first."""
    return package.reserves(final.values())
