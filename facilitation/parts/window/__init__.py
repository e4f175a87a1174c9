"""Voting at home: days before the evening and after it, into the same count as the hall.

A window opens a second box of a stage, beside its turn. It takes ballots of seats that take part online, until its time
by the clock of the server. The hall closes its own box; once both are closed everything is sealed and counted together.
"""

from facilitation.part import Part, Rule, Whole, everybody
from facilitation.parts.ballots import CastBallot
from facilitation.parts.decision.acts import RecordDecision
from facilitation.parts.package.acts import ProposeDecision
from facilitation.parts.ranking.acts import ChooseMethod
from facilitation.parts.stages import CloseMeeting
from facilitation.parts.window.acts import DropWindow, EndWindow, SetWindow, TurnWindow
from facilitation.parts.window.changes import begin, note_closed, on_closed, on_dropped, on_opened, on_set, record
from facilitation.parts.window.events import WindowClosed, WindowDropped, WindowOpened, WindowSet
from facilitation.parts.window.next_step import next_step
from facilitation.parts.window.rules import (
    admits,
    agree,
    closed_later,
    decided_later,
    drop,
    due,
    end,
    fixed,
    in_time,
    turn,
)
from facilitation.parts.window.state import NAME, Windows, open_windows
from facilitation.roles import LEADERS, Role

PART: Part[Windows] = Part(
    NAME,
    state=begin,
    rules={
        SetWindow: Rule(agree, LEADERS),
        DropWindow: Rule(drop, LEADERS),
        EndWindow: Rule(end, LEADERS, lasting="undo_sealed"),
        TurnWindow: Rule(turn, {Role.HOUSE}, ours=True),
    },
    events={
        WindowSet: Whole(on_set),
        WindowDropped: on_dropped,
        WindowOpened: Whole(on_opened),
        WindowClosed: Whole(on_closed),
    },
    bars={
        CastBallot: in_time,
        ChooseMethod: fixed,
        ProposeDecision: decided_later,
        RecordDecision: decided_later,
        CloseMeeting: closed_later,
    },
    keeps_open=open_windows,
    admits=admits,
    due=due,
    notes={WindowClosed: note_closed},
    record=record,
    apart=True,
    touches=dict.fromkeys((WindowOpened, WindowClosed), everybody),
    next_step=next_step,
)
