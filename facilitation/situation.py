"""Questions about a meeting that no part can answer alone, asked of all parts."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from facilitation.by_two.person import Person, person_by
from facilitation.by_two.show import Show
from facilitation.events import BoxClosed, Event, Secret
from facilitation.part import Context, Part, Place, Waits
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage


def position(meeting: Meeting, key: str) -> int:
    """Where the stage with this key stands, from 0; raises Refused(unknown_stage)."""
    found = meeting.position(key)
    if found is None:
        raise Refused("unknown_stage", stage=key)
    return found


def stage_named(meeting: Meeting, key: str) -> LiveStage[Any]:
    """The stage with this key; raises Refused(unknown_stage)."""
    return meeting.stages[position(meeting, key)]


def home(meeting: Meeting, at: int | None = None) -> str:
    """The key of the stage that the package belongs to which the room has at a place of the agenda, by default now.

    An agenda may divide more than once: themes first, plans second. A package belongs to the stage that divides, and a
    decision takes over the package of the stage before it; where none divides before a decision, the package is the
    decision's own. Everything else on the agenda belongs to the package that comes after it, at the end to the last.
    Empty where no stage of the agenda has a package.
    """
    at = meeting.at if at is None else at
    begun = [_begun(meeting, place) for place in _composing(meeting)]
    if not begun:
        return ""
    if PARTS.kind(meeting.stages[at]).composes:
        return meeting.stages[_begun(meeting, at)].key
    return meeting.stages[next((place for place in begun if place >= at), begun[-1])].key


def homes(meeting: Meeting) -> list[str]:
    """The stages that have a package of their own, in the order of the agenda."""
    return list(dict.fromkeys(home(meeting, place) for place in _composing(meeting)))


def _composing(meeting: Meeting) -> list[int]:
    return [at for at, stage in enumerate(meeting.stages) if PARTS.kind(stage).composes]


def _begun(meeting: Meeting, at: int) -> int:
    """Where the package began that is on the table at this composing stage."""
    before = [place for place in _composing(meeting) if place < at]
    divided = before and PARTS.kind(meeting.stages[before[-1]]).divides
    return before[-1] if divided and not PARTS.kind(meeting.stages[at]).divides else at


def settled(meeting: Meeting) -> bool:
    """Whether the package that the room has now was fixed by a decision."""
    fixed = (at for at, stage in enumerate(meeting.stages) if PARTS.kind(stage).settles(stage.state))
    return any(home(meeting, at) == home(meeting) for at in fixed)


def require_unsettled(meeting: Meeting) -> None:
    """Raises Refused(decision_recorded) once the package was fixed."""
    if settled(meeting):
        raise Refused("decision_recorded")


def ballots_out(meeting: Meeting) -> bool:
    """Whether people vote now on the plans as they are, in turn or beside it."""
    voting = any(stage.status == "open" and PARTS.kind(stage).ballots for stage in meeting.stages)
    return voting or bool(kept_open(meeting))


def kept_open(meeting: Meeting) -> frozenset[str]:
    """The stages of which a box is open beside their turn."""
    return frozenset(key for part in PARTS.parts.values() if part.keeps_open for key in part.keeps_open(meeting))


def admitted(context: Context[Any], channel: str) -> bool:
    """Whether a ballot over this channel may come into a box of the stage that is open beside its turn."""
    return any(part.admits(context, channel) for part in PARTS.parts.values() if part.admits)


def asked(meeting: Meeting, stage: LiveStage[Any]) -> list[Show]:
    """What is asked at a stage now, as a show of hands could answer it."""
    every = (part.shows(meeting, stage) for part in PARTS.parts.values() if part.shows)
    return [question for found in every for question in found]


def person_of(context: Context[Any]) -> Person:
    """Who asks, where two people do the same, each on a device of their own."""
    return person_by(context.meeting.code, context.actor.link, context.actor.receipt)


def full_boxes(meeting: Meeting, events: Iterable[Event | Secret]) -> list[str]:
    """The stages that have to be sealed once these events happened, which are folded already: all boxes closed."""
    closed = dict.fromkeys(event.stage for event in events if isinstance(event, BoxClosed))
    return [key for key in closed if _closed_for_good(meeting, stage_named(meeting, key))]


def _closed_for_good(meeting: Meeting, stage: LiveStage[Any]) -> bool:
    voted = PARTS.kind(stage).ballots is not None and not stage.sealed
    return voted and stage.status == "closed" and stage.key not in kept_open(meeting)


def require_unblocked(meeting: Meeting) -> None:
    """Raises Refused with the key of the first part that keeps the room from going on, such as `choice_open`."""
    for part in PARTS.parts.values():
        key = part.blocks(meeting) if part.blocks else None
        if key is not None:
            raise Refused(key)


def waiting_for(meeting: Meeting, stage: LiveStage[Any]) -> Waits | None:
    """What has to come before this stage may open, said by the first part that knows; None where nothing has."""
    asked = (part.waits(meeting, stage) for part in PARTS.parts.values() if part.waits)
    return next((waits for waits in asked if waits is not None), None)


def require_ready(meeting: Meeting, stage: LiveStage[Any]) -> None:
    """Raises Refused, with the key of what has to come before this stage may open, such as `money_waits`."""
    waits = waiting_for(meeting, stage)
    if waits is not None:
        raise Refused(waits.key, **waits.details)


def touched(meeting: Meeting, facts: Iterable[Event | Secret]) -> tuple[set[str], bool]:
    """The seats whose own things these facts changed, after they happened; and whether it may be anybody's."""
    seats, anybody = set[str](), False
    for fact in facts:
        seats |= {getattr(fact, name) for name in ("seat", "author") if hasattr(fact, name)}
        for part in PARTS.parts.values():
            touches = part.touches.get(type(fact))  # type: ignore[arg-type]
            found = touches(meeting, fact) if touches else ()
            seats, anybody = seats | set(found or ()), anybody or found is None
    return seats, anybody


def voice(before: Meeting, fact: Event | Secret) -> str | None:
    """The seat whose voice is in a fact; None where it is nobody's."""
    asked = PARTS.voices.get(type(fact))  # type: ignore[arg-type]
    return asked(before, fact) if asked else None


def lapsing(meeting: Meeting, gone: Collection[str], words: bool) -> Mapping[str, tuple[str, ...]] | msgspec.UnsetType:
    """What falls away when these seats are taken out: the seats by the kind of utterance; unset of an older log."""
    if not meeting.pseudonymous:
        return msgspec.UNSET
    out = frozenset(gone)
    there = ((place, out.intersection(place.seats)) for place in _places(meeting) if words or not place.words)
    return _all_names(meeting, ((place.kind, seat) for place, seats in there for seat in seats))


def doubled(meeting: Meeting, seat: str, into: str, drop: str) -> Mapping[str, tuple[str, ...]] | msgspec.UnsetType:
    """What falls away where two seats become one, since both stand there: that of `drop`; unset of an older log."""
    if not meeting.pseudonymous:
        return msgspec.UNSET
    there = (place for place in _places(meeting) if not place.words)
    return _all_names(meeting, ((p.kind, drop) for p in there if seat in p.seats and into in p.seats))


def _places(meeting: Meeting) -> Iterator[Place]:
    return (place for part in PARTS.parts.values() if part.places for place in part.places(meeting))


def _all_names(meeting: Meeting, found: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """The seats per kind, also under the names of the seats that became one of them."""
    lapsed: dict[str, set[str]] = {}
    for kind, seat in found:
        lapsed.setdefault(kind, set()).update((seat, *meeting.became(seat)))
    return {kind: tuple(sorted(seats)) for kind, seats in lapsed.items()}


def in_front(meeting: Meeting) -> Part[Any] | None:
    """The part that the room looks at instead of the stage; None where it looks at the stage."""
    return next((part for part in PARTS.parts.values() if part.in_front and part.in_front(meeting)), None)
