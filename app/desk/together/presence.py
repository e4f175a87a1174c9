"""Who is at work in which draft now: kept in memory for as long as their page asks for news, and nowhere else."""

import time
from collections.abc import Callable
from threading import Lock

AWAY = 8.0
"""Seconds without a word after which somebody is gone; a page asks every two."""


class Presence:
    """Per draft who looks at which chapter; `clock` tells seconds that only go on."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: dict[str, dict[str, tuple[str, str, float]]] = {}
        self._lock = Lock()

    def look(self, draft: str, by: str, name: str, chapter: str) -> list[tuple[str, str]]:
        """Note that somebody looks at a chapter; the names of the others, each with the chapter they look at."""
        now = self._clock()
        with self._lock:
            here = {who: seen for who, seen in self._seen.get(draft, {}).items() if who != by and now - seen[2] < AWAY}
            others = sorted((seen[0], seen[1]) for seen in here.values())
            self._seen[draft] = here | {by: (name, chapter, now)}
        return others
