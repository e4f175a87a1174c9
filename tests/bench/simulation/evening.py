"""A thousand meetings on one evening: who comes when, acts when and is told what, on so many machines."""

import heapq
import zlib
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

import simpy

from tests.bench.simulation.serving import Process

GAP = 0.22  # seconds between two flushes of one meeting
VIEWERS = 0.2  # who watch, for each seat
OPENINGS = (0, 0, 0, 900, 900, 1_800)  # seconds after half past seven at which meetings begin
SIZES = (12, 24, 24, 36, 36, 48, 60, 90, 150, 300)  # seats
QUICK = 40.0  # seconds after a stage opened in which half of its acts come, on average


class Stage(NamedTuple):
    """A part of the evening: how long it takes in seconds, and how often a seat acts in it."""

    seconds: int
    acts: float


AGENDA = (Stage(600, 0.0), Stage(600, 1.5), Stage(1_500, 3.0), Stage(600, 1.2), Stage(600, 1.0), Stage(600, 1.5))
"""Coming in, the frames, arguments, ranking, dividing, deciding."""


class Times(NamedTuple):
    """Seconds of processor time of what the server does, and what a socket costs: bytes, and its share of a core."""

    arrival: float
    act: float
    flush: float
    send: float
    quiet: float
    socket_bytes: float
    commit: float

    @classmethod
    def read(cls, measured: Mapping[str, float]) -> "Times":
        """Of the `times` that `make bench` kept."""
        return cls(
            arrival=measured["arrival"], act=measured["act"], flush=measured["flush"],
            send=(measured["send_300"] + measured["send_4000"]) / 2, quiet=measured["quiet"],
            socket_bytes=measured["socket_bytes"], commit=measured["commit"],
        )  # fmt: skip


@dataclass
class Night:
    """What an evening on so many processes came to."""

    processes: list[Process]
    sockets: list[int]
    acks: list[float] = field(default_factory=list)
    seats: int = 0
    acts: int = 0
    flushes: int = 0
    ended: float = 0.0


class Meeting:
    """One meeting, and the process that serves it."""

    def __init__(self, night: Night, process: Process, seats: int, times: Times, chance: Random) -> None:
        self.night, self.process, self.seats, self.times, self.chance = night, process, seats, times, chance
        self.there = 0
        self.flushed = -GAP
        self.marked = False

    def play(self, begins: float) -> Generator[simpy.Event, None, None]:
        """From its first guest to its end."""
        environment = self.process.environment
        yield environment.timeout(begins)
        yield from self._moments(self._arrivals(AGENDA[0].seconds), self._arrive)
        for stage in AGENDA[1:]:
            opened = environment.now
            self._news()
            yield from self._moments(self._acts(stage), self._act)
            yield environment.timeout(max(0.0, opened + stage.seconds - environment.now))

    def _moments(self, moments: list[float], does) -> Generator[simpy.Event, None, None]:  # type: ignore[no-untyped-def]
        """Do this at each of these moments from now, in order."""
        environment = self.process.environment
        start = environment.now
        heapq.heapify(moments)
        while moments:
            yield environment.timeout(max(0.0, start + heapq.heappop(moments) - environment.now))
            does()

    def _arrivals(self, seconds: float) -> list[float]:
        """Most come in the last minutes before it begins, and who watches does so too."""
        return [self.chance.triangular(0, seconds, 0.8 * seconds) for _ in range(int(self.seats * (1 + VIEWERS)))]

    def _acts(self, stage: Stage) -> list[float]:
        """Half come as the stage opens, the others all through it."""
        number = round(self.seats * stage.acts)
        quick = [min(stage.seconds, self.chance.expovariate(1 / QUICK)) for _ in range(number // 2)]
        return quick + [self.chance.uniform(0, stage.seconds) for _ in range(number - number // 2)]

    def _arrive(self) -> None:
        self.process.take(self.times.arrival)
        self.there += 1

    def _act(self) -> None:
        self.night.acts += 1
        self.night.acks.append(self.process.take(self.times.act) + self.times.commit)
        self._news()

    def _news(self) -> None:
        """All who are there are told, at once where it was quiet, else after the gap."""
        if self.marked:
            return
        self.marked = True
        environment = self.process.environment
        wait = max(0.0, self.flushed + GAP - environment.now)
        environment.timeout(wait).callbacks.append(lambda _: self._flush())

    def _flush(self) -> None:
        self.marked, self.flushed = False, self.process.environment.now
        self.night.flushes += 1
        self.process.take(self.times.flush + self.there * self.times.send)


def evening(processes: int, times: Times, meetings: int = 1_000, seed: int = 2026) -> Night:
    """Play it: each meeting is on the process that the hash of its code says."""
    chance, environment = Random(seed), simpy.Environment()
    sizes = [chance.choice(SIZES) for _ in range(meetings)]
    places = [zlib.crc32(f"ZAAL{number:04}".encode()) % processes for number in range(meetings)]
    sockets = [0] * processes
    for place, seats in zip(places, sizes, strict=True):
        sockets[place] += int(seats * (1 + VIEWERS))
    slower = [1 / max(0.05, 1 - times.quiet * number) for number in sockets]
    night = Night([Process(environment, each) for each in slower], sockets, seats=sum(sizes))
    for place, seats in zip(places, sizes, strict=True):
        meeting = Meeting(night, night.processes[place], seats, times, Random(chance.random()))
        environment.process(meeting.play(chance.choice(OPENINGS)))
    environment.run()
    night.ended = environment.now
    return night
