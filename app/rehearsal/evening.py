"""One rehearsal: residents come in, the console follows its big button, and the evening ends in a closed record."""

import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Protocol

import msgspec

from app.rehearsal.browser import Browser
from app.rehearsal.cast import Cast, Resident
from app.rehearsal.residents import Message, leads, rounds
from facilitation.next_step import next_step
from facilitation.parts.seating import seats
from facilitation.state.meeting import Meeting

MOST_PRESSES = 2000
PATIENCE = 60.0  # seconds that a count, or a step that moved, is waited for
AGAIN = frozenset({"count_running", "step_moved"})


class Line(Protocol):
    """A socket of a phone that follows the meeting."""

    def act(self, message: Message) -> Mapping[str, Any]:
        """Do an act and wait for the acknowledgement, or the refusal."""

    def close(self) -> None:
        """End the connection with the server."""


Opens = Callable[[Browser, str], Line]
"""Opens a socket for a browser on the phone of the meeting with this code."""


class Progress(msgspec.Struct, frozen=True):
    """How far a rehearsal is: the stage, its place on the agenda from 1, of how many, and the acts so far."""

    stage: str
    number: int
    stages: int
    acts: int


class Figures(msgspec.Struct):
    """What it took: acts that were kept and refused, by the key of the refusal, and the milliseconds of each act."""

    acts: int = 0
    refused: dict[str, int] = {}
    waits: list[float] = []

    def plain(self) -> dict[str, Any]:
        """The refusals by key, and how long acts took, in whole milliseconds: the median, 99 of 100, the slowest."""
        waits = sorted(self.waits) or [0.0]
        return {
            "refused": self.refused,
            "median_ms": round(statistics.median(waits)),
            "slowest_ms": round(waits[-1]),
            "late_ms": round(waits[len(waits) * 99 // 100]),
        }


class Stuck(Exception):
    """The evening does not come to its end; says at which stage, and why."""


class Rehearsal:
    """One evening of simulated residents on a server that runs.

    code, key  the meeting, and a facilitator's key of it
    look       the meeting as its log stands now
    opens      makes a socket
    figures    what it took, filled on the way
    speed      how many times as fast as its agenda says; 0 waits for nothing
    tells      is told how far it is, after every stage and every round
    """

    def __init__(
        self,
        base: str,
        code: str,
        key: str,
        cast: Cast,
        look: Callable[[], Meeting],
        opens: Opens,
        figures: Figures,
        speed: float = 0,
        tells: Callable[[Progress], None] = lambda progress: None,
    ) -> None:
        self.base, self.code, self.key, self.cast = base, code, key, cast
        self.look, self.opens, self.speed, self.tells = look, opens, speed, tells
        self.figures, self.chance = figures, cast.chance
        self.console = Browser(base, code)
        self.lines: dict[str, Line] = {}
        self.people: dict[str, Resident] = {}

    def play(self) -> Meeting:
        """From the first seat to the closing; the meeting as it ended. Raises Stuck, and what a browser raises."""
        try:
            self.console.lead(self.key)
            self._sit_down()
            self._go_through()
            return self.look()
        finally:
            for line in self.lines.values():
                line.close()

    def _sit_down(self) -> None:
        for who in self.cast.residents():
            table = f"T{who.table}" if who.table else ""
            if who.channel == "paper":
                self._on_paper(who, table)
            else:
                phone = Browser(self.base, self.code)
                seat = phone.sit(who.name, who.channel, table)
                self.people[seat], self.lines[seat] = who, self.opens(phone, self.code)
                self.figures.acts += 1

    def _on_paper(self, who: Resident, table: str) -> None:
        """The console puts them there; which seat that is, the log says."""
        place = {"table": table} if table else {}
        self._counted({"kind": "seat.add", "channel": "paper", "name": who.name, **place}, self.console.say)
        added = [key for key, seat in seats(self.look()).items() if seat.channel == "paper" and key not in self.people]
        if added:
            self.people[added[-1]] = who

    def _go_through(self) -> None:
        """Stage after stage, and at each press the big button until there is none."""
        done: tuple[str, int] | None = None
        for _ in range(MOST_PRESSES):
            meeting = self.look()
            if meeting.closed:
                return
            moment = asked_at(meeting)
            if meeting.current.status == "open" and moment != done:
                self._live(meeting)
                done = moment
            self._press(self.look())
        raise Stuck(f"{self.look().current.key}: after {MOST_PRESSES} presses it is still not over")

    def _live(self, meeting: Meeting) -> None:
        """Everybody does what they do at this stage, the slow ones last."""
        self._tell(meeting)
        for each in rounds(meeting):
            now = self.look()
            for seat, who in self._order():
                for message in each(now, who, seat, self.chance):
                    self._speak(seat, message)
            self._tell(now)
        if self.speed:
            time.sleep(meeting.current.plan.minutes * 60 / self.speed)

    def _order(self) -> Iterator[tuple[str, Resident]]:
        mixed = self.chance.sample(sorted(self.people.items()), len(self.people))
        yield from sorted(mixed, key=lambda each: each[1].temperament == "slow")

    def _speak(self, seat: str, message: Message) -> None:
        """A phone speaks for itself; for paper the console does."""
        if seat in self.lines:
            self._counted(message, self.lines[seat].act)
        else:
            self._counted({**message, "seat": seat}, self.console.say)

    def _press(self, meeting: Meeting) -> None:
        """What the gespreksleider does first, and then the big button; at the end the evening is closed."""
        first = leads(meeting)
        for message in first:
            self._required(partial(self.console.say, message), meeting)
        step = next_step(self.look() if first else meeting)
        if step is not None and not step.button.act:
            raise Stuck(f"{meeting.current.key}: something has to be done at {step.button.to} first")
        do = step.button.act if step is not None else "meeting.close"
        self._required(lambda: self.console.press(do), meeting)

    def _required(self, ask: Callable[[], Mapping[str, Any]], meeting: Meeting) -> None:
        """What has to be kept for the evening to go on; what is still being counted is waited for."""
        began = time.monotonic()
        while True:
            said = self._timed(ask)
            key = said.get("error", {}).get("key", "")
            if not key:
                self.figures.acts += 1
                return
            if key not in AGAIN or time.monotonic() - began > PATIENCE:
                raise Stuck(f"{meeting.current.key}: {said['error'].get('message') or key}")
            time.sleep(0.05)

    def _counted(self, message: Message, ask: Callable[[Message], Mapping[str, Any]]) -> None:
        """What one of the residents does; where it is refused the evening goes on."""
        said = self._timed(lambda: ask(message))
        key = said.get("error", {}).get("key", "")
        if key:
            self.figures.refused[key] = self.figures.refused.get(key, 0) + 1
        else:
            self.figures.acts += 1

    def _timed(self, ask: Callable[[], Mapping[str, Any]]) -> Mapping[str, Any]:
        began = time.perf_counter()
        said = ask()
        self.figures.waits.append((time.perf_counter() - began) * 1000)
        return said

    def _tell(self, meeting: Meeting) -> None:
        self.tells(Progress(meeting.current.key, meeting.at + 1, len(meeting.stages), self.figures.acts))


def asked_at(meeting: Meeting) -> tuple[str, int]:
    """The present stage, and which round of its question it is at: everybody answers a new one anew."""
    return meeting.current.key, int(getattr(meeting.current.state, "round", 1))
