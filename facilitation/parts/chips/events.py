"""What happened with the chips of a table. They lie there in the open: a seat has the name of its chair."""

from collections.abc import Mapping
from typing import ClassVar

from facilitation.events import StageEvent
from facilitation.parts.seating import CHAIR


class ChipsPlaced(StageEvent, frozen=True, kw_only=True, tag="chips.placed"):
    """These are all the chips that a seat has on the table; nobody there agrees any more."""

    shared: ClassVar = True
    pseudonyms: ClassVar = CHAIR
    seat: str
    laid: Mapping[str, int]


class ChipsAgreed(StageEvent, frozen=True, kw_only=True, tag="chips.agreed"):
    """A seat agrees with what lies on its table, or does no longer."""

    pseudonyms: ClassVar = CHAIR
    seat: str
    table: str
    on: bool = True


class ChipsVoided(StageEvent, frozen=True, kw_only=True, tag="chips.voided"):
    """What was closed and not shown is held again: chips and agreements are as they were."""

    texts: ClassVar = ("reason",)
    reason: str | None
