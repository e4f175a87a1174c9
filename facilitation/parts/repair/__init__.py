"""Mending past the ten seconds: what was shown too early, held or seated twice; and a list of all that was mended.

What belongs to a part is mended by that part: a plan that comes back, a frame, a choice or a decision that opens again.
"""

from facilitation.events import StageRevealed
from facilitation.part import Part, Rule, Whole, everybody
from facilitation.parts.ballots import VoidVote
from facilitation.parts.choice.events import ChoiceReopened
from facilitation.parts.decision.events import ConcernHidden, DecisionReopened
from facilitation.parts.frames import FrameAmended, FrameReopened
from facilitation.parts.plans import InitiativeRestored
from facilitation.parts.repair.acts import (
    EndConsole,
    HideOutcome,
    HoldResults,
    MergeSeats,
    ReleaseResults,
    SwapBallots,
)
from facilitation.parts.repair.asked import NAME
from facilitation.parts.repair.changes import begin, on_beside, on_held, on_hidden, on_merged, on_released
from facilitation.parts.repair.events import (
    BallotsSwapped,
    ConsoleEnded,
    OutcomeHidden,
    ResultsHeld,
    ResultsReleased,
    SeatsMerged,
)
from facilitation.parts.repair.next_step import next_step
from facilitation.parts.repair.record import note, note_shown, record
from facilitation.parts.repair.rules import (
    bar_return,
    bar_reveal,
    bar_void,
    end_console,
    hide,
    hold,
    merge,
    release,
    swap,
)
from facilitation.parts.repair.state import Repair
from facilitation.parts.seating import TakeSeat
from facilitation.parts.stages import RevealStage
from facilitation.roles import FACILITATOR_ALONE, LEADERS

MENDED = (
    OutcomeHidden, ResultsHeld, ResultsReleased, SeatsMerged, InitiativeRestored, FrameReopened, FrameAmended,
    ChoiceReopened, DecisionReopened, ConcernHidden, BallotsSwapped, ConsoleEnded,
)  # fmt: skip

PART: Part[Repair] = Part(
    NAME,
    state=begin,
    rules={
        HideOutcome: Rule(hide, LEADERS, lasting="undo_gone"),
        HoldResults: Rule(hold, LEADERS),
        ReleaseResults: Rule(release, LEADERS, lasting="undo_seen"),
        MergeSeats: Rule(merge, LEADERS, lasting="undo_gone"),
        SwapBallots: Rule(swap, LEADERS, lasting="undo_swap"),
        EndConsole: Rule(end_console, FACILITATOR_ALONE, ours=True, lasting="undo_gone"),
    },
    events={
        OutcomeHidden: Whole(on_hidden),
        ResultsHeld: on_held,
        ResultsReleased: on_released,
        SeatsMerged: Whole(on_merged),
        BallotsSwapped: Whole(on_beside),
        ConsoleEnded: Whole(on_beside),
    },
    bars={RevealStage: bar_reveal, VoidVote: bar_void, TakeSeat: bar_return},
    notes={StageRevealed: note_shown, **dict.fromkeys(MENDED, note)},
    record=record,
    next_step=next_step,
    touches=dict.fromkeys((OutcomeHidden, SeatsMerged, ChoiceReopened, BallotsSwapped), everybody),
)
