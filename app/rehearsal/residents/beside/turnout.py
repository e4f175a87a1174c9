"""The turnout at the end: whatever does not add up is explained, so that the evening can be closed."""

from collections.abc import Iterator, Mapping
from typing import Any

from facilitation.parts.stages import may_end
from facilitation.parts.turnout.asked import unexplained
from facilitation.state.meeting import Meeting


def here(meeting: Meeting) -> bool:
    """Whether the evening may be closed but for what does not add up."""
    return may_end(meeting) and bool(unexplained(meeting))


def leads(meeting: Meeting) -> Iterator[Mapping[str, Any]]:
    """Who leads says why each of them does not go together."""
    for wrong in unexplained(meeting):
        yield {"kind": "turnout.explain", "mismatch": wrong.key, "reason": "Dat is een oefening."}
