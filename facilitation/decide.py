"""decide(meeting, act, actor, now): what an act leads to, or why not. Pure: no clock, no chance, no storage."""

from datetime import datetime
from typing import Any

import msgspec

import facilitation.parts  # noqa: F401  fills the registry
from facilitation.acts import Act
from facilitation.events import Event, Hand, Said, Secret
from facilitation.next_step import mark
from facilitation.part import Context, Facts, Part
from facilitation.parts.seating import SeatTaken, require_helped, seats
from facilitation.refusals import Forbidden, Refused
from facilitation.registry import PARTS
from facilitation.roles import HANDS, ON_CARDS, Actor, Role
from facilitation.situation import position, voice
from facilitation.state.meeting import Meeting
from facilitation.state.seat import PHONELESS
from facilitation.state.stage import LiveStage
from facilitation.step import Deed


def decide(meeting: Meeting, act: Act, actor: Actor, now: datetime, deeds: tuple[Deed, ...] = ()) -> Facts:
    """The facts this act leads to, possibly none; `now` is aware UTC, `deeds` what was done at consoles lately.

    Raises Forbidden(seat_needed, not_allowed), Refused(meeting_closed, unknown_stage, no_such_stage),
    Refused(step_moved) where the console's step is no longer the one that was `seen`, whatever the rule raises, or a
    part that bars the act, and what `signed` raises where it would speak for a seat that nobody may act for.
    """
    part, rule = PARTS.rules[type(act)]
    if actor.role not in rule.roles:
        raise Forbidden("seat_needed" if actor.role is Role.VISITOR else "not_allowed")
    if meeting.closed:
        raise Refused("meeting_closed")
    if act.seen and act.seen != mark(meeting):
        raise Refused("step_moved")
    context = Context(meeting, stage_for(part, meeting, act.stage), actor, now, deeds)
    for bar in PARTS.bars[type(act)]:
        bar(context, act)
    facts = _for_now(context, rule.decide(context, act))
    return told(meeting, [_alone(meeting, fact) for fact in signed(context, facts)])


def _for_now(context: Context[Any], facts: Facts) -> Facts:
    """The facts with what parts put off replaced by what happens meanwhile."""
    for put_off in PARTS.put_off:
        facts = put_off(context, facts)
    return facts


def told(meeting: Meeting, facts: Facts) -> Facts:
    """The facts, each after what the house has to tell of it where the log is pseudonymous."""
    if not meeting.pseudonymous:
        return facts
    return [
        each
        for fact in facts
        for each in (
            *(one for kind, tell in PARTS.tells if isinstance(fact, kind) for one in tell(meeting, fact)),
            fact,
        )
    ]


def _alone(meeting: Meeting, fact: Event | Secret) -> Event | Secret:
    """What somebody says who sat twice stands in place of what they said at the other seat too."""
    others = meeting.became(fact.seat) if isinstance(fact, Said) and meeting.pseudonymous else ()
    return msgspec.structs.replace(fact, instead=others) if others else fact


def signed(context: Context[Any], facts: Facts) -> Facts:
    """The facts as they go into the log: whoever leads has no seat, so what a seat says in their act has their hand.

    Raises Refused(unknown_seat), Forbidden(help_not_asked) where nobody may act for that seat now.
    """
    if context.actor.role not in HANDS | ON_CARDS:
        return facts
    hand = Hand(str(context.actor.role), context.actor.link)
    return [_signed(context, fact, hand) for fact in facts]


def _signed(context: Context[Any], fact: Event | Secret, hand: Hand) -> Event | Secret:
    seat = voice(context.meeting, fact)
    if seat is None or not isinstance(fact, Event):
        return fact
    if context.actor.role is Role.TABLE and seats(context.meeting)[seat].channel not in PHONELESS:
        return fact  # they press it themselves, on the device that lies between them
    if not isinstance(fact, SeatTaken):  # it is not there yet; its own rule says which seats may be put there
        require_helped(context, seat)
    return msgspec.structs.replace(fact, hand=hand)


def stage_for(part: Part[Any], meeting: Meeting, key: str | None) -> LiveStage[Any]:
    """The stage that an act of this part is for: the one that it names, or else the one that the room is at.

    Raises Refused(unknown_stage) for a key that is not on the agenda, Refused(no_such_stage) where there is no stage of
    the part's kind or the one that is named is of another.
    """
    named = meeting.stages[position(meeting, key)] if key is not None else None
    if part.kind is None:
        return named or meeting.current
    stage = named or part.kind.at(meeting)
    if stage is None or stage.plan.kind != part.name:
        raise Refused("no_such_stage", stage=key or part.name)
    return stage
