"""The lots for tables in a record's log: the same words over the same list give the same tables."""

from app.record.verify.file import Fault
from facilitation.events import Event
from facilitation.parts.mixing.asked import mixing
from facilitation.parts.mixing.draw import draw
from facilitation.parts.mixing.events import MixDrawn, MixPrepared
from facilitation.parts.mixing.hall import with_groups
from facilitation.parts.mixing.quality import quality
from facilitation.state.meeting import Meeting


def faults_of(before: Meeting, event: Event, seq: int) -> list[Fault]:
    """A list with another digest, and tables or a quality that its words do not give.

    Where the groups were removed from the log only that there is a table for everybody can be told.
    """
    place = f"events[{seq}].body"
    if isinstance(event, MixPrepared):
        return _list(event, place)
    if isinstance(event, MixDrawn):
        return _lot(before, event, place)
    return []


def _list(event: MixPrepared, place: str) -> list[Fault]:
    if {len(column) for column in (event.fixed, *event.before)} != {len(event.seats)}:
        return [Fault(place, "has not one place per seat")]
    hall = with_groups(len(event.tables), event.fixed, event.before, event.groups)
    if event.groups is not None and (hall is None or hall.digest != event.digest):
        return [Fault(f"{place}.digest", "is not that of this list")]
    return []


def _lot(before: Meeting, event: MixDrawn, place: str) -> list[Fault]:
    mix = mixing(before).mix if before.stages else None
    if mix is None or len(event.at) != len(mix.seats) or not all(0 <= at < len(mix.tables) for at in event.at):
        return [Fault(f"{place}.at", "is not a table for each seat that was mixed")]
    if mix.hall is None:
        return []
    if draw(mix.hall, event.words) != event.at:
        return [Fault(f"{place}.at", "is not what these words give")]
    good = quality(mix.hall, event.at)
    return [] if good == event.quality else [Fault(f"{place}.quality", "is not that of these tables")]
