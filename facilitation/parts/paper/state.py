"""What a meeting keeps of ballots on paper, and what may be asked of it: never what stands on one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec

from facilitation.parts.ballots import box_of
from facilitation.refusals import Refused
from facilitation.situation import position
from facilitation.state.meeting import Meeting
from facilitation.state.person import Person
from facilitation.state.plan import Initiative
from facilitation.state.stage import LiveStage

NAME = "paper"
How = Literal["first", "second", "compare", "accepted", "voided"]
Says = Literal["valid", "blank", "spoiled"]


class Batch(msgspec.Struct, frozen=True):
    """A pile of paper ballots of one vote of a stage.

    ballots    how many there are, as its envelope says
    envelope   the number on the seal of that envelope
    how        `first` and `second` while that person enters, `compare` while both look at the paper together
    people     who enters it, in their order
    settles    how often a difference was decided: whoever confirmed before looked at something else
    confirmed  which of both confirmed it since, by their turn
    words      why what is remarkable is right, by the code of the warning
    valid      how many count, once it was accepted
    reason     why it does not count, once it was voided
    """

    id: str
    stage: str
    vote: int
    ballots: int
    envelope: str
    how: How = "first"
    people: tuple[Person, ...] = ()
    settles: int = 0
    confirmed: frozenset[int] = frozenset()
    words: Mapping[str, str] = {}
    valid: int = 0
    blank: int | None = None
    spoiled: int | None = None
    reason: str = ""

    @property
    def open(self) -> bool:
        """Whether it still has to be accepted or voided."""
        return self.how not in ("accepted", "voided")


class HandedOut(msgspec.Struct, frozen=True):
    """How many ballots on paper were handed out for a vote of a stage; `done` once no more come back, and why."""

    ballots: int
    vote: int
    done: bool = False
    reason: str = ""


class OnPaper(msgspec.Struct, frozen=True):
    """What was handed out, by stage, and the batches, by their numbers."""

    handed: Mapping[str, HandedOut] = {}
    batches: Mapping[str, Batch] = {}


class Sheet(msgspec.Struct, frozen=True):
    """One ballot of a batch as somebody read it; `marks` as they were typed, `paper` what a valid one says."""

    number: int
    says: Says
    marks: tuple[int | None, ...] = ()
    paper: Mapping[str, Any] = {}

    @property
    def read(self) -> tuple[object, ...]:
        """What two people have to read alike."""
        return self.says, self.paper


def counted(batches: Iterable[Batch]) -> int:
    """How many ballots of these count: those of batches that were accepted."""
    return sum(batch.valid for batch in batches if batch.how == "accepted")


Sheets = Mapping[int, Sheet]


def by_number(sheets: Sequence[Sheet]) -> Sheets:
    """The sheets by their numbers."""
    return {sheet.number: sheet for sheet in sheets}


def on_paper(meeting: Meeting) -> OnPaper:
    """What is kept of paper; nothing of a meeting that was not opened."""
    found: OnPaper = meeting.parts.get(NAME, OnPaper())  # type: ignore[assignment]
    return found


def batch_named(meeting: Meeting, key: str) -> Batch:
    """The batch with this number; raises Refused(unknown_batch)."""
    found = on_paper(meeting).batches.get(key)
    if found is None:
        raise Refused("unknown_batch", batch=key)
    return found


def batches_of(meeting: Meeting, stage: LiveStage[Any]) -> list[Batch]:
    """The batches of the vote that a stage holds now, without those that were voided."""
    vote = box_of(stage).vote
    every = on_paper(meeting).batches.values()
    return [each for each in every if (each.stage, each.vote) == (stage.key, vote) and each.how != "voided"]


def handed_at(meeting: Meeting, stage: LiveStage[Any]) -> HandedOut | None:
    """What was handed out for the vote that a stage holds now."""
    found = on_paper(meeting).handed.get(stage.key)
    return found if found and found.vote == box_of(stage).vote else None


def waited_for(meeting: Meeting) -> list[str]:
    """The stages of which paper is still to come, by their keys: nothing of those is sealed yet."""
    found = ((stage, handed_at(meeting, stage)) for stage in meeting.stages if not stage.sealed)
    return [stage.key for stage, handed in found if handed and not handed.done]


def unfinished(meeting: Meeting, key: str) -> list[Batch]:
    """The batches of a stage that have to be accepted or voided."""
    stage = meeting.stages[position(meeting, key)]
    return [batch for batch in batches_of(meeting, stage) if batch.open]


def numbered(plans: Mapping[str, Initiative]) -> dict[int, Initiative]:
    """The plans by the numbers that are printed on a ballot: their order, in which one that was withdrawn stays."""
    return dict(enumerate(plans.values(), 1))
