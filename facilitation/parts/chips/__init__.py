"""Fiches: everybody at a table has as many chips; the table lays them together, and hands in once all agree."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from facilitation.events import StageClosed
from facilitation.part import Button, Kind, OfStage, Part, Rule, Say, Step, Sure, Whole, everybody
from facilitation.parts.away import SteppedOut
from facilitation.parts.chips.acts import AgreeChips, MoveChips, PlaceChips, VoidChips
from facilitation.parts.chips.alone import compared
from facilitation.parts.chips.asked import awards, people
from facilitation.parts.chips.changes import (
    elsewhere,
    handed_in,
    on_agreed,
    on_placed,
    on_voided,
    without_plan,
)
from facilitation.parts.chips.events import ChipsAgreed, ChipsPlaced, ChipsVoided
from facilitation.parts.chips.record import note_void, record
from facilitation.parts.chips.rules import agree, move, place, void
from facilitation.parts.chips.state import NAME, Chips, Options
from facilitation.parts.door.events import REMOVALS
from facilitation.parts.hall.events import TablesJoined
from facilitation.parts.mixing.events import MixSeated
from facilitation.parts.plans import InitiativeWithdrawn
from facilitation.parts.seating import SeatMoved, of_seat, seats
from facilitation.refusals import Unfit
from facilitation.roles import LEADERS, VOICES, Role
from facilitation.state.meeting import Meeting
from facilitation.state.plan import Initiative
from facilitation.state.stage import Stage

AROUND = VOICES | {Role.TABLE}
MOVES = (SeatMoved, MixSeated, TablesJoined)
LEAST = {"chips": 1, "complete": 1, "each": 1, "step": 1, "least": 0, "behind": 1, "spread": 1, "whole": 1, "unit": 1}
MOST = {"chips": 100, "complete": 20, "whole": 100, "unit": 10**9}


def unfit(stage: Stage, plans: Sequence[Initiative] | None) -> Iterator[Unfit]:
    """A number that cannot be; or chips on themes, where no plan has one."""
    told = KIND.told(stage)
    for field, least in LEAST.items():
        number = getattr(told, field)
        if number is not None and not least <= number <= MOST.get(field, 1000):
            yield Unfit("stage_rules", stage=stage.key, field=field)
    if not 0 <= told.partial <= told.whole:
        yield Unfit("stage_rules", stage=stage.key, field="partial")
    if told.on == "themes" and plans is not None and not any(plan.theme for plan in plans):
        yield Unfit("chips_themes", stage=stage.key)


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """The chips that a seat laid at the present stage, and whether it agrees; None where there are no chips."""
    here = KIND.here(meeting)
    own = seats(meeting).get(seat) if seat else None
    if here is None or own is None:
        return {"chips": None}
    agreed = here.state.agreed.get(own.table or "", ())
    return {"chips": {"laid": dict(here.state.laid.get(own.id, {})), "agreed": own.id in agreed}}


def neighbours(meeting: Meeting, event: Any) -> Collection[str]:
    """Whoever sits at the table of the seat: what lies there, and who agrees, is another."""
    own = seats(meeting).get(event.seat)
    return people(meeting, own.table) if own and own.table else ()


def next_step(meeting: Meeting) -> Step | None:
    """Close the open chips; what they gave is shown by an act of its own."""
    here = KIND.here(meeting)
    if here is None or here.status != "open":
        return None
    sure = Sure((Say("chips_so_far"), Say("chips_end")), Say("yes_close_chips"))
    closes = Button(Say("close_chips"), f"stage.close expecting={here.key}", sure=sure)
    return Step(closes, sees=(Say("chips_so_far"),), aside=(Say("outcome_apart"),))


KIND: Kind[Chips] = Kind(
    NAME,
    state=Chips,
    reopens=False,
    reveals=True,
    closes_by_hand=True,
    divides_money=True,
    answered=lambda state: state.everybody,
    options=Options,
    task="weighs",
    unfit=unfit,
    proposes=awards,
    pictures=lambda meeting, stage: int(stage.status == "revealed" and compared(meeting, stage) is not None),
)
PART: Part[None] = Part(
    NAME,
    kind=KIND,
    rules={
        PlaceChips: Rule(place, AROUND),
        MoveChips: Rule(move, AROUND),
        AgreeChips: Rule(agree, AROUND),
        VoidChips: Rule(void, LEADERS),
    },
    events={ChipsPlaced: Whole(on_placed), ChipsAgreed: on_agreed, ChipsVoided: OfStage(on_voided)},
    follows={
        StageClosed: handed_in,
        InitiativeWithdrawn: without_plan,
        **dict.fromkeys((*MOVES, SteppedOut, *REMOVALS), elsewhere),
    },
    voices={ChipsPlaced: of_seat, ChipsAgreed: of_seat},
    notes={ChipsVoided: note_void},
    record=record,
    mine=mine,
    touches={
        ChipsPlaced: neighbours,
        ChipsAgreed: neighbours,
        **dict.fromkeys((*MOVES, SteppedOut, InitiativeWithdrawn, *REMOVALS), everybody),
    },
    next_step=next_step,
)
