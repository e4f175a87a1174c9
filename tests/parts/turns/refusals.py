"""Turns to speak: who may not ask for one, give one or end one."""

from facilitation.parts.turns.acts import EndTurn, GiveTurn, RequestTurn, SetTurns
from facilitation.refusals import Forbidden, Refused
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER, Evening, at
from tests.facilitation.refusals.asking import CHAIR, Case

talking = at("arguments")


def shut() -> Evening:
    """Nobody new comes into the line."""
    evening = talking()
    evening.play(SetTurns(open=False))
    return evening


def speaking() -> Evening:
    """Anna speaks."""
    evening = talking()
    evening.play(GiveTurn(person="anna"))
    return evening


REFUSED: list[Case] = [
    (Refused, "turns_shut", shut, RequestTurn(), ANNA),
    (Forbidden, "not_your_table", talking, RequestTurn(table="t2"), ANNA),
    (Refused, "nobody_waits", talking, GiveTurn(), LEADER),
    (Refused, "unknown_seat", talking, GiveTurn(person="eva"), LEADER),
    (Forbidden, "not_your_table", talking, GiveTurn(table="t1", person="dora"), LEADER),
    (Forbidden, "not_your_table", talking, GiveTurn(table="t2"), CHAIR),
    (Forbidden, "not_the_chair", talking, GiveTurn(table="t1"), ANNA),
    (Refused, "not_your_turn", speaking, EndTurn(), BRAM),
    (Refused, "not_your_turn", talking, EndTurn(table="t3"), DORA),
]
