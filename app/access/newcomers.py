"""New phones of a meeting: a whole hall walks in within minutes, and a flood waits; who sits never meets this."""

import time
from bisect import bisect
from collections.abc import Callable, Mapping

from app.live.limits import Limits
from facilitation.refusals import TooMany

TOLD = 300.0  # seconds that the console is told of a flood
PATIENCE = 60.0  # seconds after which a phone that did not ask again waits no longer
MOST = 200  # phones that wait and are known, of each meeting
ROUND = [number * ten for ten in (1, 10, 100, 1_000, 10_000, 100_000) for number in (1, 2, 5)]


class Newcomers:
    """How many new seats a meeting takes by each way; `now` gives seconds that never go back."""

    def __init__(self, limits: Limits, now: Callable[[], float] = time.monotonic) -> None:
        self.limits, self.now = limits, now
        self._held: dict[str, tuple[float, int]] = {}
        self._waiting: dict[str, dict[str, float]] = {}

    def admit(self, meeting: str, way: str, mark: str = "", expected: bool = False) -> None:
        """One more new seat by this way, of a phone with this mark. Who is expected has a pace apart from strangers.

        Raises TooMany(too_many_newcomers) with the `seconds` to wait, and the `mark` by which it can be let in.
        """
        try:
            self.limits.spend("newcomers", f"{meeting} {way}{' expected' if expected else ''}")
        except TooMany as wait:
            self._held[meeting] = (self.now(), self._times(meeting) + 1)
            raise TooMany("too_many_newcomers", seconds=wait.details["seconds"], mark=mark) from None

    def held_up(self, meeting: str) -> int:
        """How often at least a new phone of this meeting had to wait in the flood of a short while ago; 0 for none.

        In round numbers, so that not every one of thousands is news.
        """
        times = self._times(meeting)
        return ROUND[bisect(ROUND, times) - 1] if times else 0

    def wait(self, meeting: str, mark: str) -> None:
        """The phone with this mark stands before a hall in which as many sit as were counted."""
        line = self._waiting.setdefault(meeting, {})
        if mark in line or len(line) < MOST:
            line[mark] = self.now()

    def waiting(self, meeting: str) -> tuple[str, ...]:
        """The marks of the phones that stand there now, who came first before the others."""
        line = {mark: at for mark, at in self._waiting.get(meeting, {}).items() if self.now() - at < PATIENCE}
        self._waiting[meeting] = line
        return tuple(line)

    @property
    def meetings(self) -> Mapping[str, object]:
        """What there is to tell of each meeting of which new phones have to wait, or had to a short while ago."""
        self._held = {meeting: held for meeting, held in self._held.items() if self._times(meeting)}
        self._waiting = {meeting: self._waiting[meeting] for meeting in [*self._waiting] if self.waiting(meeting)}
        return {meeting: (self.held_up(meeting), self.waiting(meeting)) for meeting in {*self._held, *self._waiting}}

    def _times(self, meeting: str) -> int:
        last, times = self._held.get(meeting, (0.0, 0))
        return times if self.now() - last < TOLD else 0
