"""What became of the agenda while the evening ran."""

from typing import ClassVar

from facilitation.events import Event, StageEvent
from facilitation.state.stage import Stage


class StageRetimed(StageEvent, frozen=True, kw_only=True, tag="stage.retimed"):
    """A stage takes so many minutes."""

    minutes: int


class StageSkipped(StageEvent, frozen=True, kw_only=True, tag="stage.skipped"):
    """A stage that was still to come is not on the agenda any more."""

    texts: ClassVar = ("reason",)
    reason: str | None


class StagePlaced(StageEvent, frozen=True, kw_only=True, tag="stage.placed"):
    """A stage that is still to come stands before another; at the end where that is None."""

    before: str | None = None


class StageInserted(Event, frozen=True, kw_only=True, tag="stage.inserted"):
    """A new stage is on the agenda, before another; at the end where that is None."""

    plan: Stage
    before: str | None = None


Replanned = StageRetimed | StageSkipped | StagePlaced | StageInserted
