"""What a meeting keeps of ballots on paper, and what may be asked of it: never what stands on one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from facilitation.by_two.card import OnPaper as Way
from facilitation.by_two.card import Question, Says, Sheet
from facilitation.by_two.person import Person
from facilitation.parts.hands.state import raised
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.situation import stage_named
from facilitation.state.deciding import entitled
from facilitation.state.meeting import Meeting
from facilitation.state.plan import Initiative

NAME = "paper"
How = Literal["first", "second", "compare", "accepted", "voided"]
__all__ = ["Batch", "HandedOut", "OnPaper", "Person", "Says", "Sheet", "Sheets"]


class Batch(msgspec.Struct, frozen=True):
    """A pile of paper ballots of one vote of a stage, or of another `question` that was asked there.

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
    question: str = ""
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
    """How many ballots on paper were handed out for a question at a stage; `done` once no more come back, and why."""

    ballots: int
    vote: int
    stage: str
    question: str = ""
    done: bool = False
    reason: str = ""


class OnPaper(msgspec.Struct, frozen=True):
    """What was handed out, by question, and the batches, by their numbers."""

    handed: Mapping[str, HandedOut] = {}
    batches: Mapping[str, Batch] = {}


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


def way_of(question: Question) -> Way:
    """How cards of this question are read; raises LookupError where its part takes no paper."""
    found = PARTS.parts[question.part].on_paper
    if found is None:
        raise LookupError(question.part)
    return found


def questions(meeting: Meeting) -> list[Question]:
    """Everything in this meeting that can be answered on paper."""
    ways = (part.on_paper for part in PARTS.parts.values() if part.on_paper)
    return [question for way in ways for question in way.asked(meeting)]


def question_at(meeting: Meeting, stage: str, named: str = "") -> Question:
    """What a stage asks itself, or by another name; raises Refused(unknown_stage, paper_unfit)."""
    stage_named(meeting, stage)
    found = next((each for each in questions(meeting) if (each.stage, each.id) == (stage, named)), None)
    if found is None:
        raise Refused("paper_unfit")
    return found


def question_of(meeting: Meeting, batch: Batch) -> Question:
    """What a batch answers; raises Refused(paper_unfit), Refused(paper_late) where that is asked anew since."""
    found = question_at(meeting, batch.stage, batch.question)
    if found.number != batch.vote:
        raise Refused("paper_late")
    return found


def batches_of(meeting: Meeting, question: Question) -> list[Batch]:
    """The batches of a question as it is asked now, without those that were voided."""
    asked = (question.stage, question.id, question.number)
    every = on_paper(meeting).batches.values()
    return [each for each in every if (each.stage, each.question, each.vote) == asked and each.how != "voided"]


def codes_for(meeting: Meeting, batch: Batch) -> int:
    """How many codes were handed in on paper for what a batch answers, and were not spent on a hand that was up."""
    codes = entitled(meeting).papers.get(batch.stage, 0)
    return codes if batch.question else codes - raised(meeting, stage_named(meeting, batch.stage))


def handed_at(meeting: Meeting, question: Question) -> HandedOut | None:
    """What was handed out for a question as it is asked now."""
    found = on_paper(meeting).handed.get(question.key)
    return found if found and found.vote == question.number else None


def waited_for(meeting: Meeting) -> list[Question]:
    """The questions of which paper is still to come."""
    out = [handed for handed in on_paper(meeting).handed.values() if not handed.done]
    asked = (question_at(meeting, handed.stage, handed.question) for handed in out)
    return [each for each in asked if not each.over and handed_at(meeting, each)]


def boxes_open(meeting: Meeting) -> list[str]:
    """The stages of which a box stays open for paper: nothing of those is sealed yet."""
    return [question.stage for question in waited_for(meeting) if question.box]


def unfinished(meeting: Meeting, question: Question) -> list[Batch]:
    """The batches of a question that have to be accepted or voided."""
    return [batch for batch in batches_of(meeting, question) if batch.open]


def numbered(plans: Mapping[str, Initiative]) -> dict[int, Initiative]:
    """The plans by the numbers that are printed on a ballot: their order, in which one that was withdrawn stays."""
    return dict(enumerate(plans.values(), 1))
