"""Choosing by resistance: the room says from 0 to 10 how much it resists each option; the lowest sum wins."""

from collections.abc import Iterator, Mapping
from typing import Any

from facilitation.by_two.show import Show
from facilitation.events import MeetingOpened, StageAdvanced, StageOpened
from facilitation.part import Part, Rule, Whole
from facilitation.parts.choice.acts import (
    AdoptChoice,
    AnswerChoice,
    CloseChoice,
    DrawChoice,
    OpenChoice,
    ReopenChoice,
    ShowChoice,
)
from facilitation.parts.choice.asked import CARDS, NAME, in_sight, is_open
from facilitation.parts.choice.changes import (
    on_adopted,
    on_answered,
    on_cards,
    on_closed,
    on_drawn,
    on_opened,
    on_reopened,
    on_shown,
    out_of_sight,
    places,
    without_seat,
)
from facilitation.parts.choice.events import (
    ChoiceAdopted,
    ChoiceAnswered,
    ChoiceClosed,
    ChoiceDrawn,
    ChoiceOnPaper,
    ChoiceOpened,
    ChoiceReopened,
    ChoiceShown,
)
from facilitation.parts.choice.next_step import next_step
from facilitation.parts.choice.record import note_time, record
from facilitation.parts.choice.rules import adopt, answer, close, draw, open_choice, reopen, show
from facilitation.parts.choice.state import Choices
from facilitation.parts.door.events import REMOVALS
from facilitation.parts.seating import of_seat
from facilitation.roles import DECIDERS, LEADERS
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage


def begin(opened: MeetingOpened) -> Choices:
    """A meeting begins without any question."""
    return Choices()


def blocks(meeting: Meeting) -> str | None:
    """The room does not go on while it chooses."""
    return "choice_open" if is_open(meeting) else None


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """What a seat answered to the choice that the room looks at: its id, and the marks by option."""
    choice = in_sight(meeting) if seat else None
    answer = choice.answers.get(seat or "") if choice else None
    return {"choice": {"choice": choice.id, "marks": dict(answer.marks)} if choice and answer else None}


def shows(meeting: Meeting, stage: LiveStage[Any]) -> Iterator[Show]:
    """While the room chooses nothing else is asked; how much somebody resists each option, one hand cannot say."""
    choice = in_sight(meeting)
    if choice is not None and not choice.closed and choice.stage == stage.key:
        yield Show(choice.id, unfit="hands_weighed")


PART: Part[Choices] = Part(
    NAME,
    state=begin,
    rules={
        OpenChoice: Rule(open_choice, LEADERS),
        AnswerChoice: Rule(answer, DECIDERS),
        CloseChoice: Rule(close, LEADERS),
        ShowChoice: Rule(show, LEADERS, lasting="undo_seen"),
        DrawChoice: Rule(draw, LEADERS, lasting="undo_seen"),
        AdoptChoice: Rule(adopt, LEADERS),
        ReopenChoice: Rule(reopen, LEADERS),
    },
    events={
        ChoiceOpened: Whole(on_opened),
        ChoiceAnswered: on_answered,
        ChoiceOnPaper: on_cards,
        ChoiceClosed: on_closed,
        ChoiceDrawn: on_drawn,
        ChoiceShown: on_shown,
        ChoiceAdopted: on_adopted,
        ChoiceReopened: on_reopened,
    },
    follows={StageAdvanced: out_of_sight, StageOpened: out_of_sight, **dict.fromkeys(REMOVALS, without_seat)},
    voices={ChoiceAnswered: of_seat},
    shows=shows,
    places=places,
    blocks=blocks,
    in_front=lambda meeting: in_sight(meeting) is not None,
    notes={ChoiceOpened: note_time, ChoiceClosed: note_time},
    on_paper=CARDS,
    record=record,
    mine=mine,
    next_step=next_step,
)
