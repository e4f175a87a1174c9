"""Ballots on paper: entered twice by two people, compared from the paper, and counted together with the phones.

A batch is a pile from one sealed envelope. What is typed stands beside the log, closed, until both confirmed it; then
its valid ballots go into the box of the vote as any other. While paper is out that box stays open, though the hall
closed its own.
"""

from facilitation.part import Part, Rule, Whole
from facilitation.parts.choice.acts import CloseChoice
from facilitation.parts.decision.acts import RecordDecision
from facilitation.parts.package.acts import ProposeDecision
from facilitation.parts.paper.acts import (
    ConfirmBatch,
    EndEntry,
    EnterSheet,
    ExplainBatch,
    FinishPaper,
    HandOutPaper,
    OpenBatch,
    SettleSheet,
    VoidBatch,
)
from facilitation.parts.paper.ballots import BALLOTS
from facilitation.parts.paper.changes import (
    begin,
    on_accepted,
    on_begun,
    on_confirmed,
    on_entered,
    on_explained,
    on_finished,
    on_handed,
    on_opened,
    on_settled,
    on_voided,
    record,
)
from facilitation.parts.paper.events import (
    BatchAccepted,
    BatchBegun,
    BatchConfirmed,
    BatchEntered,
    BatchExplained,
    BatchOpened,
    BatchSettled,
    BatchVoided,
    PaperFinished,
    PaperHanded,
)
from facilitation.parts.paper.handing import (
    closed_later,
    decided_later,
    finish,
    fixed,
    hand_out,
    next_step,
    open_batch,
    waits,
)
from facilitation.parts.paper.rules import (
    confirm,
    end_entry,
    enter,
    explain,
    settle,
    void,
)
from facilitation.parts.paper.state import NAME, OnPaper, boxes_open
from facilitation.parts.ranking.acts import ChooseMethod
from facilitation.parts.stages import CloseMeeting, CloseStage
from facilitation.roles import LEADERS, Role

DESK = frozenset({Role.PAPER})
TRACED = "undo_paper"

PART: Part[OnPaper] = Part(
    NAME,
    state=begin,
    rules={
        HandOutPaper: Rule(hand_out, LEADERS | DESK, lasting=TRACED),
        FinishPaper: Rule(finish, LEADERS, lasting=TRACED),
        OpenBatch: Rule(open_batch, DESK, lasting=TRACED),
        EnterSheet: Rule(enter, DESK, lasting=TRACED),
        EndEntry: Rule(end_entry, DESK, lasting=TRACED, drawn=("entered",)),
        SettleSheet: Rule(settle, DESK, lasting=TRACED),
        ExplainBatch: Rule(explain, DESK, lasting=TRACED),
        ConfirmBatch: Rule(confirm, DESK, lasting=TRACED, drawn=("first", "second", "settled", "settles")),
        VoidBatch: Rule(void, LEADERS | DESK, lasting=TRACED),
    },
    events={
        PaperHanded: Whole(on_handed),
        PaperFinished: Whole(on_finished),
        BatchOpened: Whole(on_opened),
        BatchBegun: on_begun,
        BatchEntered: on_entered,
        BatchSettled: on_settled,
        BatchExplained: on_explained,
        BatchConfirmed: on_confirmed,
        BatchAccepted: on_accepted,
        BatchVoided: on_voided,
    },
    bars={
        ChooseMethod: fixed,
        ProposeDecision: decided_later,
        RecordDecision: decided_later,
        CloseMeeting: closed_later,
        CloseStage: waits,
        CloseChoice: waits,
    },
    on_paper=BALLOTS,
    keeps_open=boxes_open,
    record=record,
    apart=True,
    goes_first=True,
    next_step=next_step,
)
