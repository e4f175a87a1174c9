"""Countdowns on a clock that was set: what is left of each stays what it was."""

import logging
from collections import Counter
from collections.abc import Callable
from typing import Any

from app.counting.workers import HOUSE
from app.operations import integrity
from app.storage.database import Database
from facilitation.parts.clock import StepClock
from facilitation.refusals import Refused

log = logging.getLogger(__name__)


class Countdowns:
    """Moves the countdowns of all open meetings along with the clock; `perform` does an act in a meeting."""

    def __init__(self, database: Database, perform: Callable[..., Any]) -> None:
        self.database, self.perform = database, perform
        self._owed: Counter[str] = Counter()

    def carry(self, seconds: float) -> None:
        """The clock was set by so many seconds. What cannot be kept now is tried again the next time, also with 0."""
        if seconds:
            with self.database.read.connect() as connection:
                self._owed.update(dict.fromkeys(integrity.open_codes(connection), round(seconds * 1000)))
        for code, milliseconds in list(self._owed.items()):
            try:
                self.perform(code, StepClock(milliseconds=milliseconds), HOUSE)
            except Refused as refused:
                log.warning("a countdown could not go along with the clock: %s", refused.key)
            else:
                del self._owed[code]
