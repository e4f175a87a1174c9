"""What happens to the room's package."""

from typing import ClassVar

from facilitation.events import Event
from facilitation.parts.package.conditions import AWARD_TEXTS
from facilitation.state.award import Award


class DivisionComposed(Event, frozen=True, kw_only=True, tag="division.composed"):
    """The division on the wall is now this; amounts in cents. `by` is the role that proposed it."""

    texts: ClassVar = AWARD_TEXTS
    awards: tuple[Award, ...]
    by: str = ""
