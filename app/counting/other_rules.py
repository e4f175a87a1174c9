"""The same ballots by the other rules, for information: counted one after the other beside the room, when asked for."""

import time
from collections.abc import Iterator

import msgspec

from app.counting.workers import TURN, Worker
from app.live.room import Room
from facilitation.counting.question import Question
from facilitation.counting.result import Result
from facilitation.counting.rules import RULES
from facilitation.counting.written import read
from facilitation.parts.ranking.votes import question
from facilitation.state.stage import LiveStage

KEPT = 200
PATIENCE = 1.5  # seconds that somebody who looks waits, before the page says how far it is


class OtherRules:
    """Counts by the rules that were not agreed, one worker at a time within `seconds` and `megabytes`.

    `known` holds the outcomes by the hash of their question, with None for a count that stopped.
    """

    def __init__(self, seconds: int, megabytes: int) -> None:
        self.seconds, self.megabytes = seconds, megabytes
        self.known: dict[str, Result | None] = {}
        self.worker: Worker | None = None

    def look(self, room: Room, stage: LiveStage) -> tuple[dict[str, Result], int]:
        """The outcomes that are known after counting on for a moment, by rule, and how many are still to come."""
        asked = dict(_asked(room, stage))
        ends = time.monotonic() + PATIENCE
        while self._turn(asked) and time.monotonic() < ends:
            time.sleep(TURN)
        return self.found(room, stage)

    def found(self, room: Room, stage: LiveStage) -> tuple[dict[str, Result], int]:
        """The same as `look`, without counting anything or waiting."""
        asked = dict(_asked(room, stage))
        results = {rule: self.known.get(each.digest) for rule, each in asked.items()}
        waiting = sum(each.digest not in self.known for each in asked.values())
        return {rule: found for rule, found in results.items() if found is not None}, waiting

    def _turn(self, asked: dict[str, Question]) -> bool:
        """Keep what is done and begin the next; whether there is still something to wait for."""
        if self.worker is not None and self.worker.done:
            worker, self.worker = self.worker, None
            answer = worker.result()
            self.known[worker.digest] = read(answer) if answer else None
            for oldest in list(self.known)[:-KEPT]:
                del self.known[oldest]
        unknown = [each for each in asked.values() if each.digest not in self.known]
        if self.worker is None and unknown:
            self.worker = Worker(unknown[0], self.seconds, self.megabytes)
        return bool(unknown)


def _asked(room: Room, stage: LiveStage) -> Iterator[tuple[str, Question]]:
    """The question by every other rule for such ballots; what was agreed holds as far as a rule knows it."""
    chosen = question(room.state, stage)
    for name, rule in RULES.items():
        if name != chosen.method.rule and chosen.method.form.kind in rule.kinds:
            params = {key: value for key, value in chosen.method.params.items() if key in rule.params.__struct_fields__}
            method = msgspec.structs.replace(chosen.method, rule=name, params=params)
            yield name, msgspec.structs.replace(chosen, method=method)
