"""What the gespreksleider sees while the room's one division is made: a row per plan, in the order of the ranking."""

import msgspec

from app.faces.view import View
from app.parts.package.lines import DivisionLine, lines
from facilitation.state.award import Award
from facilitation.state.plan import Initiative


class Row(msgspec.Struct, frozen=True):
    """One plan's line in the division, with the reason and the conditions that go with it."""

    line: DivisionLine

    @property
    def award(self) -> Award:
        """What the plan gets in this package."""
        return self.line.award

    @property
    def id(self) -> str:
        """The id of the plan, as in the log."""
        return self.line.plan.id

    @property
    def plan(self) -> Initiative:
        """The plan that this row is about."""
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
    return [Row(line) for line in lines(view)]
