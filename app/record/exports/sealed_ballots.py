"""The sealed ballots as the record lists them."""

from collections.abc import Iterable, Mapping
from typing import Any

from facilitation.events import BallotsSealed, Event


def boxes(events: Iterable[Event]) -> dict[str, list[dict[str, Any]]]:
    """All ballots by stage, each with the `stub` by which its device finds it."""
    found = (event for event in events if isinstance(event, BallotsSealed))
    return {box.stage: [*map(_paper, box.ballots, box.stubs or [""] * len(box.ballots))] for box in found}


def _paper(ballot: Mapping[str, Any], stub: str) -> dict[str, Any]:
    return {**ballot, "stub": stub} if stub else dict(ballot)
