"""Plans that go on smaller, or together, with the yes of those who proposed them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

import msgspec

from facilitation.acts import Act, Cents, Key, Writing
from facilitation.deciding import division
from facilitation.events import Event, InitiativeCorrected, InitiativeWithdrawn
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import Role
from facilitation.room import Award, Initiative
from facilitation.texts import LONGEST_REASON, LONGEST_TITLE, clean, optional

if TYPE_CHECKING:
    from facilitation.meeting import Meeting
    from facilitation.stages import Context

MOST = 5
Became = Literal["", "agreed", "declined", "dropped"]
replace = msgspec.structs.replace


class Answer(msgspec.Struct, frozen=True):
    """What a proposer said; `aloud` in the room, to the gespreksleider, or else on a device of their own."""

    yes: bool
    aloud: bool
    words: str = ""


class Recast(msgspec.Struct, frozen=True):
    """One question to the proposers of these plans: may the first go on for `ask` cents, with the others in it?

    `text` says what becomes different, `title` is a new name or empty; `titles` and `before` hold what the plans were
    called and asked (cents) when the question was put.
    """

    id: str
    initiatives: tuple[str, ...]
    ask: int
    text: str
    title: str = ""
    titles: tuple[str, ...] = ()
    before: tuple[int, ...] = ()
    answers: Mapping[str, Answer] = {}
    became: Became = ""

    @property
    def waiting(self) -> list[str]:
        """The plans whose proposers have yet to say yes."""
        return [key for key in self.initiatives if key not in self.answers]


Recasts = Mapping[str, Recast]


class OfferRecast(Act, frozen=True, kw_only=True, tag="recast.offer"):
    """Ask whether a plan can be done for less, or go on with the `others` in it; `ask` in cents."""

    initiative: Key
    ask: Cents
    text: Writing
    title: Writing = ""
    others: Annotated[list[Key], msgspec.Meta(max_length=MOST)] = []


class AnswerRecast(Act, frozen=True, kw_only=True, tag="recast.answer"):
    """A proposer's answer for one plan; by the gespreksleider it is one that was given aloud in the room."""

    recast: Key
    initiative: Key
    yes: bool
    words: Writing = ""


class DropRecast(Act, frozen=True, kw_only=True, tag="recast.drop"):
    """Ask no longer."""

    recast: Key


class RecastOffered(Event, frozen=True, kw_only=True, tag="recast.offered"):
    """The proposers were asked; `ask` in cents, the first plan is the one that goes on."""

    texts: ClassVar = ("text", "title")
    recast: str
    initiatives: tuple[str, ...]
    ask: int
    text: str | None
    title: str | None = ""


class RecastAnswered(Event, frozen=True, kw_only=True, tag="recast.answered"):
    """One of them answered. After the last yes the plans are corrected and withdrawn by events of their own."""

    texts: ClassVar = ("words",)
    recast: str
    initiative: str
    yes: bool
    aloud: bool
    words: str | None = ""


class RecastDropped(Event, frozen=True, kw_only=True, tag="recast.dropped"):
    """It is asked no longer."""

    recast: str


def offer(context: Context, act: OfferRecast) -> list[Event]:
    """One plan for less than it asks, or several for no more than they ask together, within the pot."""
    meeting = context.meeting
    _require_changeable(meeting)
    plans = [context.initiative(key) for key in (act.initiative, *act.others)]
    if len({plan.id for plan in plans}) < len(plans):
        raise Malformed("recast_repeats")
    for plan in plans:
        if asked_about(meeting, plan.id):
            raise Refused("recast_pending", initiative=plan.id, title=plan.title)
    _require_less(plans, act.ask)
    if act.ask > meeting.free:
        raise Refused("over_pot", over=act.ask - meeting.free)
    text = clean(act.text, LONGEST_REASON, field="text")
    title = optional(act.title, LONGEST_TITLE, field="title")
    keys = tuple(plan.id for plan in plans)
    return [RecastOffered(recast=f"K{len(meeting.recasts) + 1}", initiatives=keys, ask=act.ask, text=text, title=title)]


def _require_less(plans: Sequence[Initiative], ask: int) -> None:
    together = sum(plan.ask for plan in plans)
    if len(plans) == 1 and not 0 < ask < together:
        raise Malformed("recast_not_less", ask=together)
    if not 0 < ask <= together:
        raise Malformed("recast_over_sum", ask=together)


def answer(context: Context, act: AnswerRecast) -> list[Event]:
    """One's own plan only; a no ends the question, the last yes changes the plans."""
    aloud = context.actor.role is not Role.PROPOSER
    if not aloud and act.initiative != context.actor.plan:
        raise Forbidden("not_your_plan")
    asked = _recast(context.meeting, act.recast)
    if act.initiative not in asked.initiatives:
        raise Refused("recast_other_plan")
    given = Answer(act.yes, aloud, optional(act.words, LONGEST_REASON, field="words"))
    if asked.answers.get(act.initiative) == given:
        return []
    _require_asking(asked)
    _require_changeable(context.meeting)
    if act.yes:
        _require_less([context.initiative(key) for key in asked.initiatives], asked.ask)
    said = msgspec.structs.asdict(given)
    facts: list[Event] = [RecastAnswered(recast=asked.id, initiative=act.initiative, **said)]
    if act.yes and asked.waiting == [act.initiative]:
        facts += _changes(context.meeting, asked)
    return facts


def drop(context: Context, act: DropRecast) -> list[Event]:
    """Dropping what was dropped is harmless."""
    asked = _recast(context.meeting, act.recast)
    if asked.became == "dropped":
        return []
    _require_asking(asked)
    return [RecastDropped(recast=asked.id)]


def asked_about(meeting: Meeting, key: str) -> Recast | None:
    """The question that is out about this plan, if any."""
    return next((r for r in meeting.recasts.values() if not r.became and key in r.initiatives), None)


def agreed_about(meeting: Meeting, key: str) -> list[Recast]:
    """What was agreed with the proposers about this plan, oldest first."""
    return [r for r in meeting.recasts.values() if r.became == "agreed" and key in r.initiatives]


def told(meeting: Meeting, times: Mapping[str, str]) -> list[dict[str, Any]]:
    """For the record: every question, what became of it and who answered what; `times` by id, ISO 8601."""
    return [{"at": times[r.id], **_plain(r)} for r in meeting.recasts.values()]


def _plain(asked: Recast) -> dict[str, Any]:
    lists = {name: list(getattr(asked, name)) for name in ("initiatives", "titles", "before")}
    return {**msgspec.to_builtins(asked), **lists}


def _recast(meeting: Meeting, key: str) -> Recast:
    if key not in meeting.recasts:
        raise Refused("unknown_recast", recast=key)
    return meeting.recasts[key]


def _require_asking(asked: Recast) -> None:
    if asked.became:
        raise Refused("recast_over")


def _require_changeable(meeting: Meeting) -> None:
    if meeting.recorded:
        raise Refused("decision_recorded")
    if any(stage.status == "open" and meeting.kind(stage).ballots for stage in meeting.stages):
        raise Refused("ballots_out")


def _changes(meeting: Meeting, asked: Recast) -> Iterator[Event]:
    """The package first, so that it changes once and not at each plan."""
    first, *others = (meeting.initiatives[key] for key in asked.initiatives)
    least = min(first.minimum, asked.ask) if first.scalable and not others else asked.ask
    wanted: dict[str, Any] = {"title": asked.title or first.title, "ask": asked.ask, "minimum": least}
    changes = {field: value for field, value in wanted.items() if value != getattr(first, field)}
    yield from _package(meeting, asked)
    if changes:
        yield InitiativeCorrected(initiative=first.id, reason=asked.text, **changes)
    for plan in others:
        yield InitiativeWithdrawn(initiative=plan.id, reason=asked.text)


def _package(meeting: Meeting, asked: Recast) -> list[Event]:
    """What was agreed goes into the package where one is being made and the pot allows it."""
    if not division.composing(meeting):
        return []
    now, first = division.current(meeting), asked.initiatives[0]
    parts = [now[key] for key in asked.initiatives if key in now]
    conditions = tuple(chain.from_iterable(part.agreed for part in parts))
    awards = {key: award for key, award in now.items() if key not in asked.initiatives}
    awards[first] = Award(first, asked.ask, asked.text, conditions)
    if division.total(awards) > meeting.free:
        return []
    lines = tuple(awards[plan.id] for plan in meeting.active if plan.id in awards)
    return [division.DivisionComposed(awards=lines, by=str(Role.PROPOSER))]


def on_offered(meeting: Meeting, event: RecastOffered) -> Meeting:
    """One more question, with what the plans asked when it was put."""
    plans = [meeting.initiatives[key] for key in event.initiatives]
    asked = Recast(
        event.recast,
        event.initiatives,
        event.ask,
        event.text or "",
        event.title or "",
        titles=tuple(plan.title for plan in plans),
        before=tuple(plan.ask for plan in plans),
    )
    return _with(meeting, asked)


def on_answered(meeting: Meeting, event: RecastAnswered) -> Meeting:
    """A no declines it, the last yes settles it."""
    asked = meeting.recasts[event.recast]
    answers = {**asked.answers, event.initiative: Answer(event.yes, event.aloud, event.words or "")}
    became: Became = "declined" if not event.yes else "agreed" if len(answers) == len(asked.initiatives) else ""
    return _with(meeting, replace(asked, answers=answers, became=became))


def on_dropped(meeting: Meeting, event: RecastDropped) -> Meeting:
    """It stays to be read."""
    return _with(meeting, replace(meeting.recasts[event.recast], became="dropped"))


def _with(meeting: Meeting, asked: Recast) -> Meeting:
    return replace(meeting, recasts={**meeting.recasts, asked.id: asked})


ACTS: dict[type[Act], Any] = {OfferRecast: offer, AnswerRecast: answer, DropRecast: drop}
EVENTS: dict[type[Event], Any] = {RecastOffered: on_offered, RecastAnswered: on_answered, RecastDropped: on_dropped}
