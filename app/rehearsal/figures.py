"""What a rehearsal took: acts, waits, and what was refused."""

import statistics
from typing import Any

import msgspec

GONE_ON = frozenset({"wrong_stage", "stage_closed", "not_open_yet"})
"""Refusals of who was slower than the room."""


class Figures(msgspec.Struct):
    """What it took: acts that were kept and refused, by the key of the refusal, and the milliseconds of each act.

    `said` holds the words of each refusal and how often they came, by the stage and the key.
    """

    acts: int = 0
    refused: dict[str, int] = {}
    waits: list[float] = []
    said: dict[tuple[str, str], tuple[int, str]] = {}

    def refuse(self, stage: str, key: str, words: str) -> None:
        """One more act that was refused at a stage."""
        self.refused[key] = self.refused.get(key, 0) + 1
        self.said[stage, key] = (self.said.get((stage, key), (0, ""))[0] + 1, words)

    def troubles(self) -> list[dict[str, Any]]:
        """What was refused: `stage`, `number` and `says`, without what only came when the room had gone on."""
        told = [(stage, each) for (stage, key), each in self.said.items() if key not in GONE_ON]
        return [{"stage": stage, "number": number, "says": words} for stage, (number, words) in told]

    def plain(self) -> dict[str, Any]:
        """The refusals by key, and how long acts took, in whole milliseconds: the median, 99 of 100, the slowest."""
        waits = sorted(self.waits) or [0.0]
        return {
            "refused": self.refused,
            "median_ms": round(statistics.median(waits)),
            "slowest_ms": round(waits[-1]),
            "late_ms": round(waits[len(waits) * 99 // 100]),
        }
