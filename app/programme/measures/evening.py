"""A closed evening as it is measured: its record, the lines of its log that stand, and what followed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from app.languages import AMSTERDAM
from app.record.dossier import Dossier
from app.record.follow_up.ladder import Ladder
from facilitation.part import LoggedEvent
from facilitation.parts.decision.consent import Objection
from facilitation.parts.decision.state import KIND as DECISION
from facilitation.parts.decision.state import MinorityView
from facilitation.record.compose import course_of, standing
from facilitation.state.meeting import Meeting


class Evening(msgspec.Struct, frozen=True, kw_only=True):
    """What a measure may look at. `lines` are without what was undone; `signed` has the times of signatures by role."""

    record: Mapping[str, Any]
    lines: Sequence[LoggedEvent]
    meeting: Meeting
    ladder: Ladder | None = None
    signed: Mapping[str, str] = {}

    @property
    def plans(self) -> Sequence[Mapping[str, Any]]:
        """Every plan of the record."""
        found: Sequence[Mapping[str, Any]] = self.record["plans"]
        return found

    @property
    def arguments(self) -> Sequence[Mapping[str, Any]]:
        """Every argument that is shown, also those that stand as one with another."""
        shown = [each for plan in self.plans for each in plan["arguments"]]
        return [*shown, *(each | {"side": one["side"]} for one in shown for each in one.get("with", ()))]

    @property
    def objections(self) -> Sequence[Objection]:
        """Every objection of every round that was seen, of all decisions: the record tells those of the last."""
        stages = DECISION.stages(self.meeting)
        return [each for stage in stages for each in stage.state.objections(stage.status in ("closed", "revealed"))]

    @property
    def minorities(self) -> Sequence[MinorityView]:
        """Every view of a minority that may be read, of all decisions."""
        found = (view for stage in DECISION.stages(self.meeting) for view in stage.state.views.values())
        return [view for view in found if view.hidden is None]

    @property
    def closed(self) -> date:
        """The day of the closing in Amsterdam."""
        return day(self.record["times"]["closed"])


def day(at: str) -> date:
    """The day in Amsterdam of a moment (UTC, ISO 8601)."""
    return datetime.fromisoformat(at).astimezone(AMSTERDAM).date()


def of(lines: Sequence[LoggedEvent], record: Mapping[str, Any], **followed: Any) -> Evening:
    """An evening from its log and its record; `followed` are `ladder` and `signed`."""
    return Evening(record=record, lines=standing(lines), meeting=course_of(lines).meeting, **followed)


def of_dossier(found: Dossier) -> Evening:
    """An evening from its dossier."""
    lines = [LoggedEvent(line.seq, line.at, line.event) for line in found.lines]
    signed = {each.role: each.at for each in reversed(found.seal.signatures)} if found.seal else {}
    return of(lines, found.record, ladder=found.ladder, signed=signed)
