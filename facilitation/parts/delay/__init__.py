"""The delay of the stream: who follows from home sees the hall some seconds late, and gets as much longer to answer.

Each closing of a vote, a question of consent, a choice or chips closes the hall at once. Who takes part online has the
delay and half a minute more, by the clock of the server; only then the stage is closed, sealed and counted.
"""

from facilitation.part import Part, Rule, everybody
from facilitation.parts.ballots import CastBallot
from facilitation.parts.chips.acts import AgreeChips, MoveChips, PlaceChips
from facilitation.parts.choice.acts import AnswerChoice
from facilitation.parts.clock import ClockStepped
from facilitation.parts.decision.acts import GiveConsent
from facilitation.parts.delay.acts import EndDelay, SetDelay, TurnDelay
from facilitation.parts.delay.changes import (
    begin,
    note_ended,
    on_began,
    on_ended,
    on_set,
    record,
    with_the_clock,
)
from facilitation.parts.delay.events import DelayBegan, DelayEnded, DelaySet
from facilitation.parts.delay.rules import agree, blocks, due, end, in_time, next_step, put_off, turn
from facilitation.parts.delay.state import NAME, Delay
from facilitation.roles import LEADERS, Role

ANSWERS = (CastBallot, GiveConsent, AnswerChoice, PlaceChips, MoveChips, AgreeChips)
PART: Part[Delay] = Part(
    NAME,
    state=begin,
    rules={
        SetDelay: Rule(agree, LEADERS),
        EndDelay: Rule(end, LEADERS, lasting="undo_sealed"),
        TurnDelay: Rule(turn, {Role.HOUSE}, ours=True),
    },
    events={DelaySet: on_set, DelayBegan: on_began, DelayEnded: on_ended},
    follows={ClockStepped: with_the_clock},
    bars=dict.fromkeys(ANSWERS, in_time),
    blocks=blocks,
    due=due,
    puts_off=put_off,
    notes={DelayEnded: note_ended},
    record=record,
    apart=True,
    touches=dict.fromkeys((DelayBegan, DelayEnded), everybody),
    next_step=next_step,
)
