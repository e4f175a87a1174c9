"""decide(meeting, act, actor, now): what an act leads to, or why not. Pure: no clock, no chance, no storage."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from facilitation import acts as ask
from facilitation import events as fact
from facilitation import stepping
from facilitation.agenda import BALLOT_ACTS, KINDS, STAGE_ACTS
from facilitation.deciding import choice, choosing, division, mandate, recast
from facilitation.meeting import Meeting
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import Actor, Role, may
from facilitation.room import Channel, Clock
from facilitation.stages import Context, Facts, LiveStage
from facilitation.stages.ranking import KeepCount
from facilitation.texts import LONGEST_DESCRIPTION, LONGEST_REASON, LONGEST_TITLE, clean

COMPOSING = division.ACTS | mandate.ACTS | recast.ACTS | choosing.ACTS
WITH_FLOOR = ("initiatives", "arguments")
OURS = (ask.TakeSeat, KeepCount)  # made by the house itself, never accepted from outside


def decide(meeting: Meeting, act: ask.Act, actor: Actor, now: datetime) -> Facts:
    """The facts this act leads to, possibly none; raises Refused, Malformed or Forbidden. `now` is aware UTC."""
    if not may(actor.role, act.kind()):
        raise Forbidden("seat_needed" if actor.role is Role.VISITOR else "not_allowed")
    if meeting.closed:
        raise Refused("meeting_closed")
    if type(act) in STAGE_ACTS:
        context = _context(meeting, STAGE_ACTS[type(act)], actor, now)
        return KINDS[STAGE_ACTS[type(act)]].acts[type(act)](context, act)
    if type(act) in BALLOT_ACTS:
        return BALLOT_ACTS[type(act)](Context(meeting, meeting.current, actor, now), act)
    if type(act) in COMPOSING:
        return list(COMPOSING[type(act)](Context(meeting, meeting.current, actor, now), act))
    return RULES[type(act)](Context(meeting, meeting.current, actor, now), act)


def _context(meeting: Meeting, kind: str, actor: Actor, now: datetime) -> Context:
    stage = meeting.of_kind(kind)
    if stage is None:
        raise Refused("no_such_stage", stage=kind)
    return Context(meeting, stage, actor, now)


def take_seat(context: Context, act: ask.TakeSeat) -> Facts:
    """A device sits down, in the room or online."""
    if act.channel not in ("room", "online"):
        raise Forbidden("channel_not_yours")
    return [*_sit(context, act.seat, act.table, act.channel)]


def add_seat(context: Context, act: ask.AddSeat) -> Facts:
    """The console seats somebody, on any channel; a chair at their own table."""
    if not act.seat:
        raise Malformed("malformed", field="seat")
    facts = _sit(context, act.seat, act.table or context.actor.table, act.channel)
    context.require_own_table(facts[0].table)
    return [*facts]


def _sit(context: Context, seat: str, table: str | None, channel: Channel) -> list[fact.SeatTaken]:
    if seat in context.meeting.seats:
        raise Refused("seat_taken")
    if table is not None:
        table = context.meeting.table(table)
    elif channel == "online":
        table = next((t.id for t in context.meeting.tables.values() if t.online), None)
    return [fact.SeatTaken(seat=seat, table=table, channel=channel)]


def move_seat(context: Context, act: ask.MoveSeat) -> Facts:
    """Sitting where one sits is harmless."""
    seat = context.seat(act)
    table = context.meeting.table(act.table)
    return [] if seat.table == table else [fact.SeatMoved(seat=seat.id, table=table)]


def advance(context: Context, act: ask.AdvanceStage) -> Facts:
    """Go on, or a step back; going on closes what is open, except what a facilitator must close by hand."""
    meeting = context.meeting
    _require_expected(meeting, act.expecting)
    target = _target(meeting, act.to)
    if target == meeting.at:
        return []
    choice.require_none_open(meeting.choices)
    facts = _leaving(context, target) if target > meeting.at else []
    stage = meeting.stages[target]
    facts.append(fact.StageAdvanced(stage=context.key, to=stage.plan.key))
    return [*facts, *_entering(context, stage)]


def _target(meeting: Meeting, to: str | None) -> int:
    if to is not None:
        return meeting.position(to)
    if meeting.at + 1 == len(meeting.stages):
        raise Refused("last_stage")
    return meeting.at + 1


def _leaving(context: Context, target: int) -> Facts:
    meeting = context.meeting
    passed = meeting.stages[:target]
    _require_closed_by_hand(meeting, passed)
    for stage in passed:
        meeting.kind(stage).leave(Context(meeting, stage, context.actor, context.now))
    return _closing(passed)


def _require_closed_by_hand(meeting: Meeting, stages: Iterable[LiveStage]) -> None:
    if any(stage.status == "open" and meeting.kind(stage).closes_by_hand for stage in stages):
        raise Refused("close_first")


def _closing(stages: Iterable[LiveStage]) -> Facts:
    """A step back can have left more than one of them open."""
    return [fact.StageClosed(stage=stage.plan.key) for stage in stages if stage.status == "open"]


def _entering(context: Context, stage: LiveStage) -> Facts:
    """A stage entered for the first time opens, with its clock; one that was done stays done."""
    if stage.status != "waiting":
        return [fact.ClockSet(deadline=None)] if context.meeting.clock != Clock() else []
    facts: Facts = [fact.StageOpened(stage=stage.plan.key)]
    facts.append(fact.ClockSet(deadline=context.now + timedelta(minutes=stage.plan.minutes)))
    first = next((plan.id for plan in context.meeting.active), None)
    if stage.plan.kind in WITH_FLOOR and context.meeting.floor is None and first is not None:
        facts.append(fact.FloorGiven(initiative=first))
    return facts


def _require_expected(meeting: Meeting, expecting: str | None) -> None:
    if expecting is not None and meeting.position(expecting) != meeting.at:
        raise Refused("stage_moved", stage=meeting.current.plan.kind)


def _present(context: Context, act: ask.OpenStage | ask.CloseStage) -> LiveStage:
    _require_expected(context.meeting, act.expecting)
    _require_expected(context.meeting, act.stage)
    return context.stage


def open_stage(context: Context, act: ask.OpenStage) -> Facts:
    """Opening an open stage is harmless; what is sealed stays sealed."""
    stage = _present(context, act)
    if stage.status == "open":
        return []
    if stage.sealed or (stage.status != "waiting" and not context.meeting.kind(stage).reopens):
        raise Refused("stage_sealed", stage=stage.plan.kind)
    choice.require_none_open(context.meeting.choices)
    return [fact.StageOpened(stage=context.key)]


def close_stage(context: Context, act: ask.CloseStage) -> Facts:
    """Closing a closed stage is harmless."""
    stage = _present(context, act)
    if stage.status == "waiting":
        raise Refused("not_open_yet", stage=stage.plan.kind)
    return [fact.StageClosed(stage=context.key)] if stage.status == "open" else []


def reveal(context: Context, act: ask.RevealStage) -> Facts:
    """Only what is closed can be shown; showing twice is harmless. An earlier stage can be shown later."""
    _require_expected(context.meeting, act.expecting)
    stage = context.meeting.stage(act.stage) if act.stage is not None else context.stage
    kind = context.meeting.kind(stage)
    if not kind.reveals and kind.closes_by_hand and stage.status == "closed":
        return []  # its closing showed it
    if not kind.reveals:
        raise Refused("nothing_to_reveal", stage=stage.plan.kind)
    if stage.status == "revealed":
        return []
    if stage.status != "closed" or (kind.ballots and not stage.sealed):
        raise Refused("close_first")
    return [fact.StageRevealed(stage=stage.plan.key)]


def set_clock(context: Context, act: ask.SetClock) -> Facts:
    """From now on, so many seconds."""
    deadline = context.now + timedelta(seconds=act.seconds) if act.seconds else None
    return [fact.ClockSet(deadline=deadline)]


def add_time(context: Context, act: ask.AddTime) -> Facts:
    """More time on a running clock, a held one, or one that was over."""
    clock = context.meeting.clock
    if clock.remaining is not None:
        return [fact.ClockPaused(remaining=max(0, clock.remaining) + act.seconds)]
    start = max(clock.deadline or context.now, context.now)
    return [fact.ClockSet(deadline=start + timedelta(seconds=act.seconds))]


def pause_clock(context: Context, act: ask.PauseClock) -> Facts:
    """Hold it; a held clock stays held."""
    clock = context.meeting.clock
    if clock.deadline is None:
        return []
    return [fact.ClockPaused(remaining=clock.left(context.now) or 0)]


def resume_clock(context: Context, act: ask.ResumeClock) -> Facts:
    """Let it run on from where it was held."""
    clock = context.meeting.clock
    if clock.remaining is None:
        return []
    return [fact.ClockSet(deadline=context.now + timedelta(seconds=clock.remaining))]


def give_floor(context: Context, act: ask.GiveFloor) -> Facts:
    """One plan at a time."""
    plan = context.initiative(act.initiative)
    return [] if context.meeting.floor == plan.id else [fact.FloorGiven(initiative=plan.id)]


def withdraw(context: Context, act: ask.WithdrawInitiative) -> Facts:
    """A plan can leave until the decision is recorded."""
    _require_undecided(context.meeting)
    plan = context.initiative(act.initiative)
    return [fact.InitiativeWithdrawn(initiative=plan.id, reason=_reason(act.reason))]


def correct(context: Context, act: ask.CorrectInitiative) -> Facts:
    """Words can be put right until the decision; amounts not while ballots are out on them."""
    meeting = context.meeting
    _require_undecided(meeting)
    plan = context.initiative(act.initiative)
    changes: dict[str, Any] = {}
    if act.title is not None:
        changes["title"] = clean(act.title, LONGEST_TITLE, field="title")
    for field in ("short", "text"):
        if getattr(act, field) is not None:
            changes[field] = clean(getattr(act, field), LONGEST_DESCRIPTION, field=field)
    changes |= _corrected_amounts(context, act)
    changes = {field: value for field, value in changes.items() if value != getattr(plan, field)}
    if not changes:
        raise Malformed("nothing_corrected")
    return [fact.InitiativeCorrected(initiative=plan.id, reason=_reason(act.reason), **changes)]


def _corrected_amounts(context: Context, act: ask.CorrectInitiative) -> dict[str, int]:
    if act.ask is None and act.minimum is None:
        return {}
    plan = context.meeting.initiatives[act.initiative]
    wanted = plan.ask if act.ask is None else act.ask
    least = min(plan.minimum, wanted) if act.minimum is None else act.minimum
    if act.minimum is None and not plan.scalable:
        least = wanted
    if not 0 < least <= wanted:
        raise Malformed("minimum_over_ask")
    if any(stage.status == "open" and context.meeting.kind(stage).ballots for stage in context.meeting.stages):
        raise Refused("ballots_out")
    return {"ask": wanted, "minimum": least}


def _require_undecided(meeting: Meeting) -> None:
    if meeting.recorded:
        raise Refused("decision_recorded")


def _reason(text: str) -> str:
    if not text.strip():
        raise Malformed("reason_needed")
    return clean(text, LONGEST_REASON, field="reason")


def show_wall(context: Context, act: ask.ShowWall) -> Facts:
    """Showing what is shown is harmless."""
    return [] if context.meeting.wall.what == act.what else [fact.WallShown(what=act.what)]


def freeze_wall(context: Context, act: ask.FreezeWall) -> Facts:
    """Freezing twice keeps the first picture."""
    return [] if (context.meeting.wall.frozen is not None) == act.on else [fact.WallFrozen(on=act.on)]


def light_wall(context: Context, act: ask.LightWall) -> Facts:
    """Light or dark."""
    return [] if context.meeting.wall.light == act.on else [fact.WallLit(on=act.on)]


def close_meeting(context: Context, act: ask.CloseMeeting) -> Facts:
    """Not while ballots or answers are still out."""
    meeting = context.meeting
    choice.require_none_open(meeting.choices)
    _require_closed_by_hand(meeting, meeting.stages)
    return [*_closing(meeting.stages), fact.MeetingClosed()]


RULES: dict[type[ask.Act], Callable[[Context, Any], Facts]] = {
    ask.TakeSeat: take_seat,
    ask.AddSeat: add_seat,
    ask.MoveSeat: move_seat,
    ask.AdvanceStage: advance,
    ask.OpenStage: open_stage,
    ask.CloseStage: close_stage,
    ask.RevealStage: reveal,
    ask.SetClock: set_clock,
    ask.AddTime: add_time,
    ask.PauseClock: pause_clock,
    ask.ResumeClock: resume_clock,
    ask.GiveFloor: give_floor,
    ask.WithdrawInitiative: withdraw,
    ask.CorrectInitiative: correct,
    ask.ShowWall: show_wall,
    ask.FreezeWall: freeze_wall,
    ask.LightWall: light_wall,
    stepping.StepCount: stepping.step,
    ask.CloseMeeting: close_meeting,
}

ACTS: dict[str, type[ask.Act]] = {
    act.kind(): act for act in (*RULES, *STAGE_ACTS, *BALLOT_ACTS, *COMPOSING) if act not in OURS
}
