"""The count of sealed ballots as a worker does it."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from app.counting import worker
from app.counting.job import Job, Work
from facilitation.events import BallotsSealed
from facilitation.parts.plans import InitiativeCorrected, InitiativeRestored, InitiativeWithdrawn
from facilitation.parts.ranking.acts import KeepCount
from facilitation.parts.ranking.events import LotDrawn
from facilitation.parts.ranking.votes import question, unanswered
from facilitation.parts.undo import ActUndone
from facilitation.state.meeting import Meeting


def jobs(meeting: Meeting) -> Iterator[Job]:
    """A question for each stage whose ballots are to be counted."""
    for stage in unanswered(meeting):
        asked = question(meeting, stage)
        keep = partial(_kept, stage.plan.key, asked.digest)
        yield Job(key=stage.plan.key, asked=asked, script=worker.__file__, keep=keep)


def _kept(stage: str, digest: str, found: Mapping[str, Any]) -> KeepCount:
    return KeepCount(stage=stage, question=digest, result=found)


COUNTS = Work(
    after=(BallotsSealed, LotDrawn, InitiativeWithdrawn, InitiativeCorrected, InitiativeRestored, ActUndone), jobs=jobs
)
