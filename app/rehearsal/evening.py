"""One rehearsal: residents come in, the console follows its big button, and the evening ends in a closed record."""

import math
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

import msgspec

from app.rehearsal import entrance
from app.rehearsal.browser import Browser
from app.rehearsal.cast import Cast, Resident
from app.rehearsal.figures import Figures
from app.rehearsal.lines import Lines, Opens
from app.rehearsal.pace import Pace
from app.rehearsal.residents import Message, begins, leads, rounds
from facilitation.events import FASTEST
from facilitation.next_step import next_step
from facilitation.parts.clock import clock_of
from facilitation.parts.floor import GiveFloor
from facilitation.parts.practice import is_still, pace_of
from facilitation.parts.seating import seats
from facilitation.parts.stages import AdvanceStage, CloseStage
from facilitation.state.meeting import Meeting

MOST_PRESSES = 2000
PATIENCE = 60.0  # seconds that a count, or a step that moved, is waited for
AGAIN = frozenset({"count_running", "ground_not_found", "step_moved"})
SPREAD = 0.7  # the part of a stage in which residents act, where it has its time
MOVES = frozenset({AdvanceStage.kind(), CloseStage.kind(), GiveFloor.kind()})
MOMENT, MOMENTS = 1.0, 12.0  # seconds between two presses of who leads, at most, and by the evening's own clock
TURN = 0.25  # seconds between two looks at how much time is left


class Progress(msgspec.Struct, frozen=True):
    """How far a rehearsal is: the stage, its place on the agenda from 1, of how many, and the acts so far."""

    stage: str
    number: int
    stages: int
    acts: int


class Late(Exception):
    """The time for the rehearsal is over."""


class Stuck(Exception):
    """The evening does not come to its end; says at which stage, and why. `said` is why in the server's own words."""

    def __init__(self, stage: str, why: str, said: str = "") -> None:
        super().__init__(f"{stage}: {why or said}")
        self.said = said


class Rehearsal:
    """One evening of simulated residents on a server that runs.

    code, key  the meeting, and a facilitator's key of it
    look       the meeting as its log stands now
    opens      makes a socket
    figures    what it took, filled on the way
    tells      is told how far it is, after every stage and every round
    paced      whether stages take the time of their clocks, and residents act one after another in it; a practice
               evening does so too, at its own pace, and stands still while it is paused; at the fastest nobody waits
    leads      whether the console is pressed too; else somebody leads, and residents follow
    seconds    after how many it is over, however far it is
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
        tells: Callable[[Progress], None] = lambda progress: None,
        *,
        paced: bool = False,
        leads: bool = True,
        seconds: float = math.inf,
    ) -> None:
        self.base, self.code, self.key, self.cast = base, code, key, cast
        self.look, self.opens, self.tells, self.paced, self.leads = look, opens, tells, paced, leads
        self.figures, self.chance = figures, cast.chance
        self.over, self.entered, self.pace = time.monotonic() + seconds, 0.0, Pace()
        self.console = Browser(base, code)
        self.lines = Lines()
        self.people: dict[str, Resident] = {}

    def play(self) -> Meeting:
        """From the first seat to the closing; the meeting as it ended. Raises Stuck, Late and what a browser does."""
        try:
            self.console.lead(self.key)
            self._sit_down()
            self._go_through() if self.leads else self._follow()
            return self.look()
        finally:
            self.lines.close()

    def _sit_down(self) -> None:
        residents = self.cast.residents()
        if self.cast.door:
            self._required(partial(self.console.say, entrance.listed(residents)), self.look())
        for who in residents:
            if self.cast.door and who.channel != "online":
                self._required(partial(self.console.say, entrance.ticked(self.look())), self.look())
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
            done = self._take_part(meeting, done)
            if self.paced:
                self._wait(self._before_press())
            self._press(self.look())
        raise Stuck(self.look().current.key, f"after {MOST_PRESSES} presses it is still not over")

    def _follow(self) -> None:
        """What somebody else leads, until it is closed."""
        done: tuple[str, int] | None = None
        while not (meeting := self.look()).closed:
            done = self._take_part(meeting, done)
            self._wait(lambda meeting: 0.0, TURN)

    def _take_part(self, meeting: Meeting, done: tuple[str, int] | None) -> tuple[str, int] | None:
        """Everybody does what they do, where the room is at something that was not `done` yet; what is done then."""
        moment = asked_at(meeting)
        if meeting.current.status != "open" or moment == done:
            return done
        self.entered = self.pace.gone(meeting)
        self._live(meeting)
        return moment

    def _live(self, meeting: Meeting) -> None:
        """Everybody does what they do at this stage, the slow ones last; at a pace as long as the room is at it."""
        self._tell(meeting)
        for message in begins(meeting) if self.leads else ():
            self._required(partial(self.console.say, message), meeting)
        every = rounds(meeting)
        began, span, turn = self.pace.gone(meeting), SPREAD * self._left(meeting), 0
        for each in every:
            now = self.look()
            for seat, who in self._order():
                if self._waits(now):
                    due = began + span * turn / (len(every) * len(self.people))
                    self._wait(partial(self._until, due))
                    now = self.look()
                    if asked_at(now) != asked_at(meeting) or now.current.status != "open":
                        return
                turn += 1
                for message in each(now, who, seat, self.chance):
                    self._speak(seat, message)
            self._tell(now)

    def _until(self, due: float, meeting: Meeting) -> float:
        """The seconds of the agenda until so many of them went by."""
        return due - self.pace.gone(meeting)

    def _waits(self, meeting: Meeting) -> bool:
        """Whether stages take time: at the fastest pace of a practice evening nobody waits for a clock."""
        return self.paced and pace_of(meeting) < FASTEST

    def _before_press(self) -> Callable[[Meeting], float]:
        """Seconds that who leads waits: until the clock is over where the button moves the room on, else a moment."""
        step = next_step(self.look())
        moves = step is None or step.button.act.split(" ")[0] in MOVES
        began = self.pace.gone(self.look())

        def left(meeting: Meeting) -> float:
            moment = began + min(MOMENT * pace_of(meeting), MOMENTS) - self.pace.gone(meeting)
            return max(moment, self._left(meeting)) if moves else moment

        return left

    def _left(self, meeting: Meeting) -> float:
        """Seconds of the agenda until the clock of the present stage is over; without one those that it has."""
        if meeting.current.status != "open":
            return 0
        left = clock_of(meeting).left(datetime.now(UTC))
        if left is not None:
            return max(0, left * pace_of(meeting))
        return max(0, self.entered + 60 * meeting.current.plan.minutes - self.pace.gone(meeting))

    def _wait(self, left: Callable[[Meeting], float], least: float = 0) -> None:
        """Let time go by while every line is kept, until no seconds of the agenda are `left`, and `least` at all.

        While a practice evening stands still nobody goes on. Raises Late.
        """
        ends = time.monotonic() + least
        while True:
            if time.monotonic() > self.over:
                raise Late
            meeting = self.look()
            seconds = left(meeting) / pace_of(meeting) if self._waits(meeting) else 0
            more = TURN if is_still(meeting) else max(seconds, ends - time.monotonic())
            if more <= 0:
                return
            time.sleep(min(more, TURN))
            self.lines.keep()

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
            raise Stuck(meeting.current.key, f"something has to be done at {step.button.to} first")
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
                raise Stuck(
                    meeting.current.key, "" if "message" in said["error"] else key, said["error"].get("message", "")
                )
            time.sleep(0.05)

    def _counted(self, message: Message, ask: Callable[[Message], Mapping[str, Any]]) -> None:
        """What one of the residents does; where it is refused the evening goes on."""
        said = self._timed(lambda: ask(message))
        key = said.get("error", {}).get("key", "")
        if key:
            self.figures.refuse(self.look().current.key, key, str(said["error"].get("message", key)))
        else:
            self.figures.acts += 1

    def _timed(self, ask: Callable[[], Mapping[str, Any]]) -> Mapping[str, Any]:
        self.lines.keep()
        began = time.perf_counter()
        said = ask()
        self.figures.waits.append((time.perf_counter() - began) * 1000)
        return said

    def _tell(self, meeting: Meeting) -> None:
        self.tells(Progress(meeting.current.key, meeting.at + 1, len(meeting.stages), self.figures.acts))


def asked_at(meeting: Meeting) -> tuple[str, int]:
    """The present stage, and which round of its question it is at: everybody answers a new one anew."""
    return meeting.current.key, int(getattr(meeting.current.state, "round", 1))
