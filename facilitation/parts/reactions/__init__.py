"""Three calm reactions: agreed, a question, wait a moment. They pass in half a minute, and no log holds them."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any, Literal, get_args

import msgspec

from facilitation.acts import Act
from facilitation.events import Secret
from facilitation.part import Context, Facts, Part, Rule
from facilitation.parts.door.events import REMOVALS, out
from facilitation.parts.exercise import running
from facilitation.parts.seating import seats
from facilitation.refusals import Forbidden, Refused
from facilitation.registry import PARTS
from facilitation.roles import Role
from facilitation.state.meeting import Meeting

What = Literal["agree", "question", "wait"]
WHATS: tuple[What, ...] = get_args(What)
LASTS = timedelta(seconds=30)


class React(Act, frozen=True, kw_only=True, tag="reaction.give"):
    """Let the room see how one feels about what is said, for half a minute; again, or another, takes its place."""

    what: What


class Reacted(Secret, frozen=True, kw_only=True):
    """A reaction that stands until then (UTC): only ever kept in memory."""

    seat: str
    what: What
    until: datetime


class Standing(msgspec.Struct, frozen=True):
    """What somebody feels, and until when (UTC) that stands."""

    what: What
    until: datetime


Reactions = Mapping[str, Standing]
"""By seat what stands, or stood not long ago."""


def talking(meeting: Meeting) -> bool:
    """Whether people talk now: at an open stage with a plan on the floor, or in a way of talking that was begun."""
    here = meeting.current
    return here.status == "open" and (PARTS.kind(here).has_floor or running(meeting) is not None)


def react(context: Context[Any], act: React) -> Facts:
    """Let the room see it; nothing in the log. Raises Forbidden(seat_needed), Refused(no_talk_now), and as
    `require_open` does.
    """
    context.require_open()
    seat = context.actor.seat or ""
    if seat not in seats(context.meeting):
        raise Forbidden("seat_needed")
    if not talking(context.meeting):
        raise Refused("no_talk_now")
    return [Reacted(seat=seat, what=act.what, until=context.now + LASTS)]


def after(standing: Reactions, facts: Collection[object]) -> Reactions:
    """What stands after these facts; what passed falls out when the next one comes. The same object where none did."""
    for fact in facts:
        if isinstance(fact, Reacted):
            since = fact.until - LASTS
            there = {seat: each for seat, each in standing.items() if each.until > since}
            standing = {**there, fact.seat: Standing(fact.what, fact.until)}
        elif isinstance(fact, REMOVALS) and standing:
            standing = {seat: each for seat, each in standing.items() if seat not in out(fact)}
    return standing


def counted(standing: Reactions, now: datetime, among: Collection[str]) -> dict[str, int]:
    """How many of these seats feel what at `now`; what nobody feels is left out."""
    felt = [each.what for seat, each in standing.items() if seat in among and each.until - LASTS <= now < each.until]
    return {what: felt.count(what) for what in WHATS if what in felt}


def passed(standing: Reactions, before: datetime, now: datetime) -> bool:
    """Whether anything stood at `before` that does no longer at `now`."""
    return any(before < each.until <= now for each in standing.values())


PART: Part[None] = Part("reactions", rules={React: Rule(react, {Role.RESIDENT})}, apart=True)
