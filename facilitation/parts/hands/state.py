"""What a meeting keeps of counts of hands, and what may be asked of them."""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from facilitation.by_two.person import Person
from facilitation.by_two.show import Numbers, Show
from facilitation.refusals import Refused
from facilitation.situation import asked, stage_named
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage

NAME = "hands"
How = Literal["first", "second", "compare", "counted", "voided"]


class Count(msgspec.Struct, frozen=True):
    """Hands that two people count for one question of a stage.

    about      the question, as its stage names it
    options    what a hand can stand for
    how        `first` and `second` while that person counts, `compare` while both look at what they counted
    people     who counts, in their order
    entries    what each of them counted last
    again      how often somebody counted again after both had
    settled    what it was where they differed, as one of them said since
    confirmed  which of both confirmed what it is, by their turn
    words      why what is remarkable is right, by the code of the warning
    numbers    what it came to, once it counted
    reason     why it does not stand, once it was voided
    """

    id: str
    stage: str
    about: str
    options: tuple[str, ...]
    how: How = "first"
    people: tuple[Person, ...] = ()
    entries: tuple[Numbers, ...] = ()
    again: int = 0
    settled: Numbers | None = None
    confirmed: frozenset[int] = frozenset()
    words: Mapping[str, str] = {}
    numbers: Numbers = {}
    reason: str = ""

    @property
    def open(self) -> bool:
        """Whether it still has to count, or to be voided."""
        return self.how not in ("counted", "voided")

    @property
    def agreed(self) -> Numbers | None:
        """What both counted, or what was settled; None while they differ, or one of them still counts."""
        if self.settled is not None or len(self.entries) < 2:
            return self.settled
        first, second = self.entries
        return first if first == second else None


class Counts(msgspec.Struct, frozen=True):
    """All counts of hands, by their numbers."""

    every: Mapping[str, Count] = {}


def counts(meeting: Meeting) -> Mapping[str, Count]:
    """All counts of hands, by their numbers; none of a meeting that was not opened."""
    found: Counts = meeting.parts.get(NAME, Counts())  # type: ignore[assignment]
    return found.every


def count_named(meeting: Meeting, key: str) -> Count:
    """The count with this number; raises Refused(unknown_count)."""
    found = counts(meeting).get(key)
    if found is None:
        raise Refused("unknown_count", count=key)
    return found


def question_of(meeting: Meeting, count: Count) -> Show | None:
    """What is counted, while that is still asked; None once it is over."""
    stage = stage_named(meeting, count.stage)
    every = asked(meeting, stage) if stage.status == "open" else []
    return next((question for question in every if question.options and question.about == count.about), None)


def raised(meeting: Meeting, stage: LiveStage[Any]) -> int:
    """How many hands were counted for what a stage asks now, or asked last."""
    about = {question.about for question in asked(meeting, stage)}
    there = (each for each in counts(meeting).values() if each.stage == stage.key and each.about in about)
    return sum(sum(each.numbers.values()) for each in there)


def unfinished(meeting: Meeting, stage: str | None = None) -> list[Count]:
    """The counts that have to be finished or voided, of one stage or of all: what they are about is still asked."""
    there = (count for count in counts(meeting).values() if count.open and stage in (None, count.stage))
    return [count for count in there if question_of(meeting, count) is not None]


def standing(meeting: Meeting, stage: LiveStage[Any], about: str) -> Count | None:
    """The count for this question that was not voided: it counts, or is under way."""
    every = (each for each in counts(meeting).values() if (each.stage, each.about) == (stage.key, about))
    return next((each for each in every if each.how != "voided"), None)
