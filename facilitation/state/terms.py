"""What is agreed about the decision before there is one: the mandate, the rule, the quorum and the usual date."""

from datetime import date, timedelta
from typing import Annotated, Literal

import msgspec

MandateKind = Literal["", "beslissend", "adviserend"]
RuleKind = Literal["", "consent", "majority", "four_fifths", "resistance"]
Percent = Annotated[int, msgspec.Meta(ge=50, le=100)]
Number = Annotated[int, msgspec.Meta(ge=0, le=10_000)]
Name = Annotated[str, msgspec.Meta(max_length=1000)]
USUAL_TERM = timedelta(weeks=6)


class Terms(msgspec.Struct, frozen=True):
    """Whether the room decides or advises and who confirms; by which rule; from how many seats and tables on.

    Without a rule the gespreksleider records what the room says. `due` is the date of a condition that names none.
    """

    mandate: MandateKind = ""
    confirms: str = ""
    rule: RuleKind = ""
    percent: int = 50
    seats: int = 0
    tables: int = 0
    due: date | None = None

    def usual_due(self, today: date) -> date:
        """The date for a condition that names none."""
        return self.due or today + USUAL_TERM
