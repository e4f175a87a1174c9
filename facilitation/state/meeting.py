"""The state of one live overlegtafel, frozen; events make the next one."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.state.stage import LiveStage


class Trail:
    """What happened lately, so that some of it can be taken back: `began` is the meeting before the first of `lines`.

    A line is an event with its `seq`. At least `SPAN` of them are kept, and those of the whole evening as long as there
    are no more. It is no part of what a meeting is: any two of them are equal.
    """

    SPAN = 128
    __slots__ = ("began", "halfway", "lines")

    def __init__(
        self,
        began: "Meeting | None" = None,
        lines: tuple[tuple[int, Any], ...] = (),
        halfway: "Meeting | None" = None,
    ) -> None:
        self.began, self.lines, self.halfway = began, lines, halfway

    def followed(self, before: "Meeting", event: object) -> "Trail":
        """The trail with one more event, which came after the meeting `before`."""
        began, lines, halfway = self.began or before.alone(), self.lines, self.halfway
        if len(lines) == 2 * self.SPAN:
            began, lines = halfway or began, lines[self.SPAN :]
        if len(lines) == self.SPAN:
            halfway = before.alone()
        return Trail(began, (*lines, (before.seq + 1, event)), halfway)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Trail)

    def __hash__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return "Trail()"


class Meeting(msgspec.Struct, frozen=True):
    """One evening. `seq` counts the events folded into it; amounts are cents; mappings are never changed in place.

    `stages` hold what belongs to one item of the agenda, `at` is the place of the present one. `parts` holds what
    belongs to the whole meeting, under the name of the part that keeps it. `merged` tells which seat a seat became.
    `pseudonymous` is whether its log names seats by pseudonyms. `trail` is what happened lately.
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
    pseudonymous: bool = False
    merged: Mapping[str, str] = {}
    seq: int = 0
    trail: Trail = Trail()

    def alone(self) -> "Meeting":
        """The meeting without what happened before it, as something that is kept holds it."""
        return msgspec.structs.replace(self, trail=Trail())

    @property
    def current(self) -> LiveStage[object]:
        """The stage that the meeting is at."""
        return self.stages[self.at]

    @property
    def free(self) -> int:
        """The cents that are there to divide: the pot without what was committed before."""
        return self.pot - max((stage.method.agreed.committed for stage in self.stages), default=0)

    def became(self, seat: str) -> tuple[str, ...]:
        """The seats that became this one, sorted."""
        direct = sorted(gone for gone, into in self.merged.items() if into == seat)
        return tuple(sorted({*direct, *(each for gone in direct for each in self.became(gone))}))

    def position(self, key: str) -> int | None:
        """Where the stage with this key stands, from 0; None where the agenda has none."""
        return next((at for at, stage in enumerate(self.stages) if stage.plan.key == key), None)

    def with_stage(self, at: int, stage: LiveStage[object]) -> "Meeting":
        """The meeting with this stage in the place `at`."""
        return msgspec.structs.replace(self, stages=(*self.stages[:at], stage, *self.stages[at + 1 :]))

    def with_part(self, name: str, state: object) -> "Meeting":
        """The meeting with this as what the part of this name keeps."""
        return msgspec.structs.replace(self, parts={**self.parts, name: state})
