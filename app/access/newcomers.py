"""New phones of a meeting: a whole hall walks in within minutes, and a flood waits; who sits never meets this."""

import time
from collections.abc import Callable

from app.live.limits import Limits
from facilitation.refusals import TooMany

TOLD = 300.0  # seconds that the console is told of a flood


class Newcomers:
    """How many new seats a meeting takes by each way; `now` gives seconds that never go back."""

    def __init__(self, limits: Limits, now: Callable[[], float] = time.monotonic) -> None:
        self.limits, self.now = limits, now
        self._held: dict[str, float] = {}

    def admit(self, meeting: str, way: str) -> None:
        """One more new seat by this way. Raises TooMany(too_many_newcomers) with the `seconds` to wait."""
        try:
            self.limits.spend("newcomers", f"{meeting} {way}", "too_many_newcomers")
        except TooMany:
            self._held[meeting] = self.now()
            raise

    def held_up(self, meeting: str) -> bool:
        """Whether new phones of this meeting had to wait a short while ago."""
        return meeting in self._held and self.now() - self._held[meeting] < TOLD

    @property
    def meetings(self) -> frozenset[str]:
        """The meetings of which new phones had to wait a short while ago."""
        self._held = {meeting: at for meeting, at in self._held.items() if self.now() - at < TOLD}
        return frozenset(self._held)
