"""A server process as a line of people before one counter: what came first is done first, one at a time."""

from collections.abc import Generator
from random import Random

import simpy


class Process:
    """One process of the server; `busy` is the work it was given, in seconds, and `minutes` that of each minute.

    `slower` is how much longer all takes because of what it does besides, such as asking who is there.
    """

    def __init__(self, environment: simpy.Environment, slower: float = 1.0) -> None:
        self.environment, self.slower = environment, slower
        self.free = 0.0
        self.busy = 0.0
        self.minutes: dict[int, float] = {}

    def take(self, seconds: float) -> float:
        """Work that comes now; how long until it is done, what waits before it included."""
        now = self.environment.now
        work = seconds * self.slower
        self.free = max(self.free, now) + work
        self.busy += work
        minute = int(now // 60)
        self.minutes[minute] = self.minutes.get(minute, 0.0) + work
        return self.free - now

    @property
    def busiest(self) -> float:
        """The work of the fullest minute, of what a minute holds."""
        return max(self.minutes.values(), default=0.0) / 60


def waits(rate: float, seconds: float, number: int, chance: Random) -> tuple[list[float], float]:
    """How long each of so many waits that come at random, as often a second as `rate`, for work that takes as long.

    And the part of the time in which the process was at work.
    """
    environment = simpy.Environment()
    process, found = Process(environment), []

    def come() -> Generator[simpy.Event, None, None]:
        for _ in range(number):
            yield environment.timeout(chance.expovariate(rate))
            found.append(process.take(seconds) - seconds)

    environment.process(come())
    environment.run()
    return found, process.busy / max(environment.now, process.free)
