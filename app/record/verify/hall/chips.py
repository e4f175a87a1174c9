"""The chips in a record's log: nobody lays more than they have, and who agrees sits there and agrees with what fits."""

from typing import Any

from app.record.verify.file import Fault
from facilitation.events import Event
from facilitation.parts.chips import KIND
from facilitation.parts.chips.asked import options, people, things, wrong
from facilitation.parts.chips.events import ChipsAgreed, ChipsPlaced
from facilitation.parts.chips.state import Options
from facilitation.parts.seating import seats
from facilitation.state.meeting import Meeting


def faults_of(before: Meeting, event: Event, seq: int) -> list[Fault]:
    """Chips that there are not, on what is not there, or once it closed; an agreement of who does not sit there."""
    if not isinstance(event, ChipsPlaced | ChipsAgreed):
        return []
    place, stage = f"events[{seq}].body", KIND.named(before, event.stage)
    if stage is None or stage.status != "open":
        return [Fault(f"{place}.stage", "takes no chips at this time")]
    if isinstance(event, ChipsAgreed):
        return _agreed(before, stage, event, place)
    strange = event.seat not in seats(before) or not _has(options(stage), event, things(before, stage))
    return [Fault(f"{place}.laid", "is more than this seat has, or on what is not there")] if strange else []


def _has(told: Options, event: ChipsPlaced, known: list[str]) -> bool:
    numbers = event.laid.values()
    each = told.each or told.chips
    return sum(numbers) <= told.chips and all(0 < n <= each for n in numbers) and {*event.laid} <= {*known}


def _agreed(before: Meeting, stage: Any, event: ChipsAgreed, place: str) -> list[Fault]:
    if event.seat not in people(before, event.table):
        return [Fault(f"{place}.table", "is not where this seat is")]
    if event.on and wrong(before, stage, event.table):
        return [Fault(f"{place}.on", "agrees with what is outside the limits")]
    return []
