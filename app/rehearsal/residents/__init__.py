"""What simulated residents do at each kind of stage, and what the gespreksleider does there beside the big button.

A module per kind with `ROUNDS`, functions that give what one resident does, each asked of everybody before the next;
with `begins`, what the console does as the stage opens; and `leads`, what it does before its big button. Each of these
may be missing. A kind without a module is one at which people only listen.
What goes on `beside` the kinds (turns, tables that ask for help) has a module too, with `here`: whether it is done now.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
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
)
from app.rehearsal.residents.beside import amending, away, common_ground, exercise, tables, turnout, turns
from facilitation.state.meeting import Meeting

Message = Mapping[str, Any]
Round = Callable[[Meeting, Resident, str, Random], Iterator[Message]]

MODULES: tuple[Any, ...] = (frames, arguments, questions, ranking, chips, committee, allocation, decision, review)
KINDS: Mapping[str, Any] = {module.KIND.name: module for module in MODULES}
BEFORE: tuple[Any, ...] = (exercise, turns, tables)
"""What goes on beside a kind and comes before what people do there."""
AFTER: tuple[Any, ...] = (common_ground, amending, away, turnout)
"""The same, about what people did there."""


def rounds(meeting: Meeting) -> tuple[Round, ...]:
    """What residents do at the present stage, round after round."""
    return tuple(chain.from_iterable(getattr(module, "ROUNDS", ()) for module in _playing(meeting)))


def begins(meeting: Meeting) -> list[Message]:
    """What the console does as the present stage opens, before anybody else does anything."""
    return _said(meeting, "begins")


def leads(meeting: Meeting) -> list[Message]:
    """What the console does at the present stage before its big button."""
    return [*withdrawals(meeting), *_said(meeting, "leads")]


def _playing(meeting: Meeting) -> list[Any]:
    """The modules that have something to do now, in that order."""
    kind = KINDS.get(meeting.current.plan.kind)
    before, after = ([module for module in some if module.here(meeting)] for some in (BEFORE, AFTER))
    return [*before, *([kind] if kind else ()), *after]


def _said(meeting: Meeting, when: str) -> list[Message]:
    modules = [module for module in _playing(meeting) if hasattr(module, when)]
    return [message for module in modules for message in getattr(module, when)(meeting)]
