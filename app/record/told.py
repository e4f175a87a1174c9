"""What follows from a log alone, as docs/record.md describes it: the record and the sealed ballots."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from facilitation.events import BallotsSealed, Event
from facilitation.part import LoggedEvent
from facilitation.parts.ballots import VoteVoided
from facilitation.record.compose import compose


class Told(msgspec.Struct, frozen=True):
    """The members `record` and `ballots` of a record's file; ballots by the key of their stage."""

    record: dict[str, Any]
    ballots: dict[str, list[dict[str, Any]]]


def told(lines: Sequence[LoggedEvent]) -> Told:
    """Fold the lines once, from the first, into what they tell."""
    return Told(compose(lines), boxes(line.event for line in lines))


def boxes(events: Iterable[Event]) -> dict[str, list[dict[str, Any]]]:
    """All sealed ballots that count by stage, each with the `stub` by which its device finds it."""
    found: dict[str, list[dict[str, Any]]] = {}
    for event in events:
        if isinstance(event, BallotsSealed):
            found[event.stage] = [*map(_paper, event.ballots, event.stubs or [""] * len(event.ballots))]
        if isinstance(event, VoteVoided):
            found.pop(event.stage, None)
    return found


def _paper(ballot: Mapping[str, Any], stub: str) -> dict[str, Any]:
    return {**ballot, "stub": stub} if stub else dict(ballot)
