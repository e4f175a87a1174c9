"""What the gespreksleider sees while the room's one division is made: a row per plan, in the order of the ranking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.faces import wall_pages
from facilitation.parts.choice.asked import in_sight
from facilitation.parts.seating import seats
from facilitation.state.award import Award
from facilitation.state.plan import Initiative
from facilitation.state.seat import Seat

if TYPE_CHECKING:
    from app.faces.view import View

PHONELESS = ("paper", "assisted")


class Row(msgspec.Struct, frozen=True):
    """One plan's line in the division, with the reason and the conditions that go with it."""

    line: wall_pages.Line

    @property
    def award(self) -> Award:
        """What the plan gets."""
        return self.line.award

    @property
    def id(self) -> str:
        """The plan's own id."""
        return self.line.plan.id

    @property
    def plan(self) -> Initiative:
        """The plan."""
        return self.line.plan

    @property
    def choices(self) -> list[tuple[str, int]]:
        """The amounts that have a name, each once, from nothing to all: `none`, `least`, `middle`, `all`."""
        named = {0: "none", self.plan.least: "least", self.plan.ask: "all"}
        if self.line.middle is not None and self.plan.allows(self.line.middle):
            named.setdefault(self.line.middle, "middle")
        return [(named[amount], amount) for amount in sorted(named)]

    @property
    def other(self) -> bool:
        """Whether it gets an amount without a name."""
        return self.award.amount not in [amount for _, amount in self.choices]

    @property
    def lacks_reason(self) -> bool:
        """Whether it departs from the ranking and nobody wrote down why."""
        return self.line.departs and not self.award.reason


def rows(view: View) -> list[Row]:
    """A row for every plan that takes part."""
    return [Row(line) for line in wall_pages.lines(view)]


def handed_in(view: View) -> frozenset[str]:
    """The seats that voted, answered or looked back at the present stage; what they said is not in it."""
    stage = view.stage
    choice = in_sight(view.m)
    if view.choosing and choice:
        return frozenset(choice.answers)
    if stage.plan.kind == "decision":
        return frozenset(stage.state.consents)
    if stage.plan.kind == "review":
        return frozenset(stage.state.reviews)
    return frozenset(view.room.voted.get(stage.plan.key, ()))


def phoneless(view: View) -> list[Seat]:
    """The seats for which the console acts, in the order in which they were added."""
    return [seat for seat in seats(view.m).values() if seat.channel in PHONELESS]
