"""What has to wait while paper is still to be counted."""

from collections.abc import Collection
from typing import Any

from facilitation.part import Context
from facilitation.parts.paper.state import handed_at, waited_for
from facilitation.refusals import Refused
from facilitation.situation import home


def fixed(context: Context[Any], act: object) -> None:
    """How is voted stands on the ballots that were handed out. Raises Refused(method_fixed)."""
    if handed_at(context.meeting, context.stage):
        raise Refused("method_fixed")


def decided_later(context: Context[Any], act: object) -> None:
    """Nothing is decided on a vote before its paper was counted. Raises Refused(paper_out)."""
    meeting = context.meeting
    here = {stage.key for at, stage in enumerate(meeting.stages) if home(meeting, at) == home(meeting)}
    _require_counted(context, here)


def closed_later(context: Context[Any], act: object) -> None:
    """The evening does not end before all paper was counted. Raises Refused(paper_out)."""
    _require_counted(context, {stage.key for stage in context.meeting.stages})


def _require_counted(context: Context[Any], stages: Collection[str]) -> None:
    if not set(waited_for(context.meeting)).isdisjoint(stages):
        raise Refused("paper_out")
