"""The state of one live overlegtafel, frozen; events make the next one."""

from collections.abc import Mapping

import msgspec

from facilitation.state.stage import LiveStage


class Meeting(msgspec.Struct, frozen=True):
    """One evening. `seq` counts the events folded into it; amounts are cents; mappings are never changed in place.

    `stages` hold what belongs to one item of the agenda, `at` is the place of the present one. `parts` holds what
    belongs to the whole meeting, under the name of the part that keeps it.
    """

    code: str = ""
    title: str = ""
    place: str = ""
    credit: str = ""
    pot: int = 0
    stages: tuple[LiveStage[object], ...] = ()
    at: int = 0
    parts: Mapping[str, object] = {}
    closed: bool = False
    seq: int = 0

    @property
    def current(self) -> LiveStage[object]:
        """The stage that the meeting is at."""
        return self.stages[self.at]

    @property
    def free(self) -> int:
        """The cents that are there to divide: the pot without what was committed before."""
        return self.pot - max((stage.method.agreed.committed for stage in self.stages), default=0)

    def position(self, key: str) -> int | None:
        """Where the stage with this key stands, from 0; None where the agenda has none."""
        return next((at for at, stage in enumerate(self.stages) if stage.plan.key == key), None)

    def with_stage(self, at: int, stage: LiveStage[object]) -> "Meeting":
        """The meeting with this stage in the place `at`."""
        return msgspec.structs.replace(self, stages=(*self.stages[:at], stage, *self.stages[at + 1 :]))

    def with_part(self, name: str, state: object) -> "Meeting":
        """The meeting with this as what the part of this name keeps."""
        return msgspec.structs.replace(self, parts={**self.parts, name: state})
