"""The clock: a countdown that the console sets, pauses and gives more time; and when the evening would be over."""

from datetime import datetime, timedelta
from typing import Annotated, Any

import msgspec

from facilitation.acts import Act
from facilitation.events import Event, MeetingOpened
from facilitation.part import Context, Facts, Part, Rule, Whole
from facilitation.parts.practice import Pace, PracticePaced, is_practice, is_still, lasting, pace_of
from facilitation.refusals import Refused
from facilitation.roles import LEADERS, Role
from facilitation.state.meeting import Meeting

LONG_OVER = timedelta(days=1)  # after which nobody looks at a countdown any more


class Clock(msgspec.Struct, frozen=True):
    """A countdown: an absolute deadline (UTC), or the seconds that were left when it was paused."""

    deadline: datetime | None = None
    remaining: int | None = None

    def left(self, now: datetime) -> int | None:
        """Seconds left at `now` (negative once over), or None when no clock was set."""
        if self.deadline is not None:
            return round((self.deadline - now).total_seconds())
        return self.remaining

    @property
    def is_set(self) -> bool:
        """Whether it runs or is held."""
        return self.deadline is not None or self.remaining is not None


class Timing(msgspec.Struct, frozen=True):
    """The clock of now, and when the evening would be over by its agenda (UTC), known once the first clock ran."""

    clock: Clock = Clock()
    ends: datetime | None = None


class SetClock(Act, frozen=True, kw_only=True, tag="clock.set"):
    """Let the clock count down from so many seconds; 0 takes it away."""

    seconds: Annotated[int, msgspec.Meta(ge=0, le=24 * 3600)]


class AddTime(Act, frozen=True, kw_only=True, tag="clock.add"):
    """Give so many seconds more."""

    seconds: Annotated[int, msgspec.Meta(ge=1, le=3600)] = 120


class PauseClock(Act, frozen=True, kw_only=True, tag="clock.pause"):
    """Hold the clock at what is left."""


class ResumeClock(Act, frozen=True, kw_only=True, tag="clock.resume"):
    """Let a held clock run on."""


class StepClock(Act, frozen=True, kw_only=True, tag="clock.step"):
    """The clock of the computer was set by so much (below 0: back); what is left stays what it was."""

    milliseconds: int


class PaceClock(Act, frozen=True, kw_only=True, tag="clock.pace"):
    """Let a practice evening go on so many times as fast as its agenda; 0 lets it stand still."""

    rate: Pace


class ClockSet(Event, frozen=True, kw_only=True, tag="clock.set"):
    """The clock counts down to `deadline` (UTC); None takes it away."""

    deadline: datetime | None


class ClockPaused(Event, frozen=True, kw_only=True, tag="clock.paused"):
    """The clock was held with so many seconds left."""

    remaining: int


class ClockStepped(Event, frozen=True, kw_only=True, tag="clock.stepped"):
    """The computer's clock was set, or the pace of a practice evening: what goes along with it (UTC)."""

    deadline: datetime | None
    ends: datetime | None


def clock_of(meeting: Meeting) -> Clock:
    """The clock of a meeting."""
    return PART.of(meeting).clock


def ends(meeting: Meeting) -> datetime | None:
    """When the evening would be over by its agenda (UTC); None before the first clock ran."""
    return PART.of(meeting).ends


def set_clock(context: Context[Any], act: SetClock) -> Facts:
    """From now on, so many seconds. Event: clock.set."""
    deadline = context.now + lasting(context.meeting, act.seconds) if act.seconds else None
    return [ClockSet(deadline=deadline)]


def add_time(context: Context[Any], act: AddTime) -> Facts:
    """More seconds on a running clock, a held one, or one that was over. Event: clock.set, or clock.paused if held."""
    clock, more = clock_of(context.meeting), lasting(context.meeting, act.seconds)
    if clock.remaining is not None:
        return [ClockPaused(remaining=max(0, clock.remaining) + round(more.total_seconds()))]
    start = max(clock.deadline or context.now, context.now)
    return [ClockSet(deadline=start + more)]


def pause(context: Context[Any], act: PauseClock) -> Facts:
    """Hold it with the seconds that are left. Event: clock.paused; none where it does not run."""
    clock = clock_of(context.meeting)
    if clock.deadline is None:
        return []
    return [ClockPaused(remaining=clock.left(context.now) or 0)]


def resume(context: Context[Any], act: ResumeClock) -> Facts:
    """Let it run on from where it was held. Event: clock.set; none where it is not held."""
    clock = clock_of(context.meeting)
    if clock.remaining is None:
        return []
    return [ClockSet(deadline=context.now + timedelta(seconds=clock.remaining))]


def step(context: Context[Any], act: StepClock) -> Facts:
    """Let what is left be what it was. Event: clock.stepped; none where no clock ran, or it was over for a day."""
    state, by = PART.of(context.meeting), timedelta(milliseconds=act.milliseconds)
    running = state.clock.deadline or state.ends
    if state.clock.remaining is None and (running is None or context.now - by - running > LONG_OVER):
        return []
    return [ClockStepped(deadline=_moved(state.clock.deadline, by), ends=_moved(state.ends, by))]


def pace(context: Context[Any], act: PaceClock) -> Facts:
    """The time that is left by the agenda stays what it was. Events: practice.paced, clock.paused, clock.stepped.

    None where it has this pace already. Refused: not_practice.
    """
    meeting, clock = context.meeting, clock_of(context.meeting)
    if not is_practice(meeting):
        raise Refused("not_practice")
    if act.rate == (0 if is_still(meeting) else pace_of(meeting)):
        return []
    return [PracticePaced(rate=act.rate), *_at_pace(context, clock, act.rate)]


def _at_pace(context: Context[Any], clock: Clock, rate: int) -> Facts:
    """What a countdown is from now on; one that was held by hand stays held."""
    meeting, left = context.meeting, clock.left(context.now)
    if left is None or (not rate and clock.deadline is None):
        return []
    if not rate:
        return [ClockPaused(remaining=left)]
    left_now = left * pace_of(meeting) / rate
    if clock.deadline is None and not is_still(meeting):
        return [ClockPaused(remaining=round(left_now))]
    deadline = context.now + timedelta(seconds=left_now)
    later = sum(stage.plan.minutes for stage in meeting.stages[meeting.at + 1 :])
    return [ClockStepped(deadline=deadline, ends=deadline + timedelta(seconds=60 * later / rate))]


def _moved(moment: datetime | None, by: timedelta) -> datetime | None:
    return moment + by if moment is not None else None


def enters(context: Context[Any], first: bool) -> Facts:
    """A stage that opens gets the minutes of the agenda; one that was done before gets no clock."""
    if first:
        return [ClockSet(deadline=context.now + lasting(context.meeting, 60 * context.stage.plan.minutes))]
    return [ClockSet(deadline=None)] if clock_of(context.meeting).is_set else []


def on_set(meeting: Meeting, event: ClockSet) -> Meeting:
    """The first clock that runs tells when the evening would be over."""
    over = ends(meeting) or _over(meeting, event.deadline)
    return PART.put(meeting, Timing(Clock(deadline=event.deadline), over))


def _over(meeting: Meeting, deadline: datetime | None) -> datetime | None:
    later = sum(stage.plan.minutes for stage in meeting.stages[meeting.at + 1 :])
    return deadline + lasting(meeting, 60 * later) if deadline is not None else None


def on_paused(state: Timing, event: ClockPaused) -> Timing:
    """The clock stands still at what was left."""
    return Timing(Clock(remaining=event.remaining), state.ends)


def on_stepped(state: Timing, event: ClockStepped) -> Timing:
    """The same time is left by the clock as it is now."""
    clock = state.clock if event.deadline is None else Clock(deadline=event.deadline)
    return Timing(clock, event.ends)


def begin(opened: MeetingOpened) -> Timing:
    """A meeting begins without a running clock."""
    return Timing()


PART: Part[Timing] = Part(
    "clock",
    state=begin,
    rules={
        SetClock: Rule(set_clock, LEADERS),
        AddTime: Rule(add_time, LEADERS),
        PauseClock: Rule(pause, LEADERS),
        ResumeClock: Rule(resume, LEADERS),
        StepClock: Rule(step, {Role.HOUSE}, ours=True),
        PaceClock: Rule(pace, {Role.HOUSE}, ours=True),
    },
    events={ClockSet: Whole(on_set), ClockPaused: on_paused, ClockStepped: on_stepped},
    enters=enters,
    apart=True,
)
