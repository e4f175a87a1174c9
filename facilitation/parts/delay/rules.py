"""A closing waits for who is at home: what is put off, what still comes in, and when it happens after all."""

from datetime import UTC, datetime, timedelta
from typing import Any

from facilitation.events import StageClosed
from facilitation.part import Button, Context, Facts, Say, Step, Sure
from facilitation.parts.choice.acts import CloseChoice
from facilitation.parts.choice.asked import choices
from facilitation.parts.choice.events import ChoiceClosed
from facilitation.parts.choice.rules import close as close_choice
from facilitation.parts.delay.acts import EndDelay, SetDelay, TurnDelay
from facilitation.parts.delay.events import DelayBegan, DelayEnded, DelaySet
from facilitation.parts.delay.state import GRACE, ONLINE, Call, at_home, calling, delay
from facilitation.parts.seating import seats, tables
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.situation import admitted, kept_open, stage_named
from facilitation.state.meeting import Meeting
from facilitation.texts import LONGEST_REASON, clean, why


def agree(context: Context[Any], act: SetDelay) -> Facts:
    """Agree on the delay; a closing that waits keeps its time. Event: delay.set; none where it is so."""
    return [] if delay(context.meeting).seconds == act.seconds else [DelaySet(seconds=act.seconds)]


def put_off(context: Context[Any], facts: Facts) -> Facts:
    """Let a closing wait for who is at home. Event: delay.began in its place; none where it waits already.

    Nothing waits where there is no delay or nobody takes part from home, nor where a vote at home goes on anyway.
    """
    closing = [fact for fact in facts if _waits(context, fact)]
    if not closing or any(isinstance(fact, DelayEnded) for fact in facts):
        return facts
    call = calling(context.meeting)
    others = [fact for fact in facts if fact not in closing]
    return others if call else [*others, _began(context, closing)]


def _waits(context: Context[Any], fact: object) -> bool:
    meeting, agreed = context.meeting, delay(context.meeting)
    if not isinstance(fact, StageClosed | ChoiceClosed) or not (agreed.call or (agreed.seconds and at_home(meeting))):
        return False
    by_hand = PARTS.kind(stage_named(meeting, fact.stage)).closes_by_hand
    return isinstance(fact, ChoiceClosed) or (by_hand and not _goes_on_at_home(context, fact.stage))


def _goes_on_at_home(context: Context[Any], stage: str) -> bool:
    """Whether home votes on here after the closing: a box that only waits for paper takes nothing of theirs."""
    there = Context(context.meeting, stage_named(context.meeting, stage), context.actor, context.now)
    return stage in kept_open(context.meeting) and admitted(there, ONLINE)


def _began(context: Context[Any], closing: Facts) -> DelayBegan:
    choice = next((fact.choice for fact in closing if isinstance(fact, ChoiceClosed)), None)
    until = context.now.astimezone(UTC) + GRACE + timedelta(seconds=delay(context.meeting).seconds)
    return DelayBegan(stage=context.meeting.current.key, until=_whole(until), choice=choice)


def _whole(moment: datetime) -> datetime:
    """The next whole second, so that the times in the log can be laid beside it and every clock says the same."""
    return moment if not moment.microsecond else moment.replace(microsecond=0) + timedelta(seconds=1)


def end(context: Context[Any], act: EndDelay) -> Facts:
    """Close at home before the time. Events: delay.ended, and what was put off.

    Raises Refused(home_not_open), and what `why` raises where somebody still takes part from home.
    """
    call = calling(context.meeting)
    if call is None:
        raise Refused("home_not_open")
    left = at_home(context.meeting)
    reason = why(act.reason) if left else _said(act.reason)
    return [DelayEnded(stage=call.stage, until=call.until, early=True, reason=reason), *_closed(context, call)]


def _said(text: str) -> str | None:
    return clean(text, LONGEST_REASON, field="reason") if text.strip() else None


def turn(context: Context[Any], act: TurnDelay) -> Facts:
    """Close at home what is due. Events: delay.ended, and what was put off; none where nothing is due."""
    call = calling(context.meeting)
    if call is None or context.now < call.until:
        return []
    return [DelayEnded(stage=call.stage, until=call.until), *_closed(context, call)]


def _closed(context: Context[Any], call: Call) -> Facts:
    """What was put off, unless it happened in another way."""
    if call.choice is None:
        return [StageClosed(stage=call.stage)] if stage_named(context.meeting, call.stage).status == "open" else []
    there = call.choice in choices(context.meeting)
    return close_choice(context, CloseChoice(choice=call.choice)) if there else []


def due(meeting: Meeting, now: datetime) -> TurnDelay | None:
    """Whether the time for who is at home is over at `now`."""
    call = calling(meeting)
    return TurnDelay() if call and call.until <= now else None


def in_time(context: Context[Any], act: Any) -> None:
    """Let in what comes from home in time, and nothing from the hall once that is closed.

    Raises Refused(hall_closed) for the hall, its phones and its paper, Refused(home_over) after the time at home.
    """
    agreed, home = delay(context.meeting), _from_home(context, act)
    call = agreed.call if agreed.call and agreed.call.stage == context.key else None
    if call and not home:
        raise Refused("hall_closed")
    until = call.until if call else agreed.closed.get(context.key)
    over = until is not None and context.now >= until
    if home and until and over and (call or context.stage.status == "closed"):
        raise Refused("home_over", moment=until.isoformat())


def _from_home(context: Context[Any], act: Any) -> bool:
    seat = seats(context.meeting).get(act.seat or context.actor.seat or "")
    if seat is not None:
        return seat.channel == ONLINE
    table = tables(context.meeting).get(getattr(act, "table", None) or context.actor.table or "")
    return table is not None and table.online


def blocks(meeting: Meeting) -> str | None:
    """The room does not go on while a closing waits for who is at home."""
    return "home_open" if calling(meeting) else None


def next_step(meeting: Meeting) -> Step | None:
    """Wait; where nobody is left at home, close at once. None where no closing waits."""
    call = calling(meeting)
    if call is None:
        return None
    if not at_home(meeting):
        sure = Sure((Say("nobody_at_home"),), Say("close_home"))
        return Step(Button(Say("close_home"), "delay.end", sure=sure), sees=(Say("nobody_at_home"),))
    until = Say("home_waits", {"until": call.until.isoformat()})
    return Step(Button(Say("end_home"), to="voor-thuis"), sees=(until,), aside=(Say("home_then_counts"),))
