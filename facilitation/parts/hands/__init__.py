"""A show of hands: two people count it, each for themselves, and it is part of the outcome as a channel of its own.

Only where what is asked is open and not secret, and one hand says it: the part that asks says so itself (`shows`).
"""

from facilitation.events import HandsCounted, HandsVoided
from facilitation.part import Part, Rule, Whole
from facilitation.parts.frames.acts import ConfirmFrame, ConfirmFrames, SettleWording
from facilitation.parts.hands.acts import ConfirmHands, CountHands, ExplainHands, OpenHands, SettleHands, VoidHands
from facilitation.parts.hands.changes import (
    begin,
    on_confirmed,
    on_counted,
    on_entered,
    on_explained,
    on_opened,
    on_settled,
    on_voided,
    record,
)
from facilitation.parts.hands.events import HandsConfirmed, HandsEntered, HandsExplained, HandsOpened, HandsSettled
from facilitation.parts.hands.rules import (
    blocks,
    closed_later,
    confirm,
    confirmed_later,
    count_hands,
    explain,
    next_step,
    open_hands,
    settle,
    settled_later,
    void,
)
from facilitation.parts.hands.state import NAME, Counts
from facilitation.parts.stages import CloseStage
from facilitation.roles import LEADERS, Role

DESK = frozenset({Role.PAPER})
TRACED = "undo_hands"

PART: Part[Counts] = Part(
    NAME,
    state=begin,
    rules={
        OpenHands: Rule(open_hands, LEADERS, lasting=TRACED),
        CountHands: Rule(count_hands, DESK, lasting=TRACED),
        ExplainHands: Rule(explain, DESK, lasting=TRACED),
        SettleHands: Rule(settle, DESK, lasting=TRACED),
        ConfirmHands: Rule(confirm, DESK, lasting=TRACED),
        VoidHands: Rule(void, LEADERS | DESK, lasting=TRACED),
    },
    events={
        HandsOpened: Whole(on_opened),
        HandsEntered: on_entered,
        HandsExplained: on_explained,
        HandsSettled: on_settled,
        HandsConfirmed: on_confirmed,
        HandsCounted: on_counted,
        HandsVoided: on_voided,
    },
    bars={
        CloseStage: closed_later,
        SettleWording: settled_later,
        ConfirmFrame: confirmed_later,
        ConfirmFrames: closed_later,
    },
    blocks=blocks,
    record=record,
    next_step=next_step,
)
