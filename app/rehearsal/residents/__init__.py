"""What simulated residents do at each kind of stage, and what the gespreksleider does there beside the big button.

A module per kind with `ROUNDS`, functions that give what one resident does, each asked of everybody before the next;
and `leads`, what the console does first. A kind without a module is one at which people only listen.
What goes on beside the kinds (turns, tables that ask for help) has a module too, with `here`: whether it is done now.
"""

from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Any

from app.rehearsal.cast import Resident
from app.rehearsal.envelopes import withdrawals
from app.rehearsal.residents import (
    allocation,
    arguments,
    chips,
    committee,
    decision,
    frames,
    questions,
    ranking,
    review,
    tables,
    turns,
)
from facilitation.state.meeting import Meeting

Message = Mapping[str, Any]
Round = Callable[[Meeting, Resident, str, Random], Iterator[Message]]
Lead = Callable[[Meeting], Iterator[Message]]

MODULES: tuple[Any, ...] = (frames, arguments, questions, ranking, chips, committee, allocation, decision, review)
ROUNDS: Mapping[str, tuple[Round, ...]] = {module.KIND.name: module.ROUNDS for module in MODULES}
LEADS: Mapping[str, Lead] = {module.KIND.name: module.leads for module in MODULES if hasattr(module, "leads")}


BESIDE: tuple[Any, ...] = (turns, tables)


def rounds(meeting: Meeting) -> tuple[Round, ...]:
    """What residents do at the present stage, round after round; what goes on beside it comes first."""
    beside = (each for module in BESIDE if module.here(meeting) for each in module.ROUNDS)
    return (*beside, *ROUNDS.get(meeting.current.plan.kind, ()))


def leads(meeting: Meeting) -> list[Message]:
    """What the console does at the present stage before its big button."""
    lead = LEADS.get(meeting.current.plan.kind)
    beside = (message for module in BESIDE if module.here(meeting) for message in module.leads(meeting))
    return [*withdrawals(meeting), *beside, *(lead(meeting) if lead else ())]
