"""Chips: who may not lay them, where, how many, and with what nobody agrees."""

from typing import Any

from facilitation.agenda import agenda
from facilitation.parts.chips.acts import AgreeChips, MoveChips, PlaceChips, VoidChips
from facilitation.parts.seating import SeatTaken
from facilitation.parts.stages import AdvanceStage, CloseStage, RevealStage
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import Actor, Role
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, DORA, LEADER, Evening, Situation, phone
from tests.facilitation.refusals.asking import CHAIR, Case


def laying(**rules: Any) -> Situation:
    """Chips are on the tables, four for everybody; Eva sits at none."""
    chips = Stage("chips", "chips").saying(rules={"chips": 4, **rules})

    def situation() -> Evening:
        evening = Evening((agenda()[0], chips, *agenda()[-2:])).reach("chips")
        evening.happen(SeatTaken(seat="eva"))
        return evening

    return situation


def laid(**rules: Any) -> Situation:
    """Anna laid three chips."""

    def situation() -> Evening:
        evening = laying(**rules)()
        evening.play(MoveChips(thing="garden", by=3), ANNA)
        return evening

    return situation


def closed() -> Evening:
    """It closed, and nobody saw what the tables gave."""
    evening = laying()()
    evening.play(CloseStage())
    return evening


def shown() -> Evening:
    """Everybody saw it."""
    evening = closed()
    evening.play(RevealStage())
    return evening


def passed() -> Evening:
    """The room went on."""
    evening = shown()
    evening.play(AdvanceStage())
    return evening


DEVICE = Actor("table:1", Role.TABLE, table="t1")
ONE = MoveChips(thing="garden", by=1)
REFUSED: list[Case] = [
    (Forbidden, "seat_unchosen", laying(), AgreeChips(), DEVICE),
    (Forbidden, "not_your_table", laying(), AgreeChips(seat="eva"), DEVICE),
    (Refused, "chips_none_there", laying(), MoveChips(thing="garden", by=-1), DEVICE),
    (Refused, "no_table_yet", laying(), ONE, phone("eva")),
    (Forbidden, "not_your_table", laying(), PlaceChips(amounts={}, table="t1"), DORA),
    (Forbidden, "not_your_table", laying(), PlaceChips(amounts={}, table="t2"), CHAIR),
    (Refused, "unknown_thing", laying(on="themes"), MoveChips(thing="geluk", by=1), ANNA),
    (Refused, "chips_over", laying(), PlaceChips(amounts={"garden": 13}), ANNA),
    (Refused, "chips_over", laying(), MoveChips(thing="garden", by=5), ANNA),
    (Refused, "chips_each", laying(each=1), PlaceChips(amounts={"garden": 4}), ANNA),
    (Refused, "chips_each", laying(each=1), MoveChips(thing="garden", by=2), ANNA),
    (Refused, "chips_none_there", laid(), MoveChips(thing="garden", by=-4), ANNA),
    (Refused, "chips_left", laid(spare=False), AgreeChips(), ANNA),
    (Refused, "chips_spread", laid(spread=2), AgreeChips(), ANNA),
    (Refused, "chips_step", laid(step=2), AgreeChips(), ANNA),
    (Refused, "chips_least", laid(least=4), AgreeChips(), ANNA),
    (Refused, "chips_behind", laid(behind=2), AgreeChips(), ANNA),
    (Refused, "wrong_stage", passed, VoidChips(reason="Te vroeg."), LEADER),
    (Refused, "close_first", laying(), VoidChips(reason="Te vroeg."), LEADER),
    (Refused, "vote_seen", shown, VoidChips(reason="Te vroeg."), LEADER),
    (Malformed, "reason_needed", closed, VoidChips(reason=" "), LEADER),
]
