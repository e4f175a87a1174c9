"""Plans that go on smaller, or together, once all who proposed them say yes."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitation.events import MeetingOpened
from facilitation.part import Course, Part, Rule, Whole
from facilitation.parts.plans import plans
from facilitation.parts.recast.acts import AnswerRecast, DropRecast, OfferRecast
from facilitation.parts.recast.asked import NAME, recasts
from facilitation.parts.recast.events import RecastAnswered, RecastDropped, RecastOffered
from facilitation.parts.recast.rules import answer, drop, offer
from facilitation.parts.recast.state import Became, Recast, Recasts, Reply
from facilitation.roles import LEADERS, Role
from facilitation.situation import home, homes
from facilitation.state.meeting import Meeting

replace = msgspec.structs.replace


def begin(opened: MeetingOpened) -> Recasts:
    """A meeting begins with nothing asked of any proposer."""
    return {}


def on_offered(meeting: Meeting, event: RecastOffered) -> Meeting:
    """One more question, with what the plans asked when it was put."""
    known = [plans(meeting)[key] for key in event.initiatives]
    asked = Recast(
        event.recast,
        event.initiatives,
        event.ask,
        event.text or "",
        event.title or "",
        titles=tuple(plan.title for plan in known),
        before=tuple(plan.ask for plan in known),
        home=home(meeting),
    )
    return PART.put(meeting, _with(recasts(meeting), asked))


def on_answered(state: Recasts, event: RecastAnswered) -> Recasts:
    """A no declines it, the last yes settles it."""
    asked = state[event.recast]
    answers = {**asked.answers, event.initiative: Reply(event.yes, event.aloud, event.words or "")}
    became: Became = "declined" if not event.yes else "agreed" if len(answers) == len(asked.initiatives) else ""
    return _with(state, replace(asked, answers=answers, became=became))


def on_dropped(state: Recasts, event: RecastDropped) -> Recasts:
    """It stays to be read."""
    return _with(state, replace(state[event.recast], became="dropped"))


def _with(state: Recasts, asked: Recast) -> Recasts:
    return {**state, asked.id: asked}


def note_time(before: Meeting, after: Meeting, event: RecastOffered, at: str) -> tuple[str, str]:
    """When a question was put."""
    return event.recast, at


def record(course: Course) -> Mapping[str, Any]:
    """Every question, what became of it and who answered what; its stage only where there are several packages."""
    times, several = dict(course.notes[NAME]), len(homes(course.meeting)) > 1
    return {"recasts": [_told(r, times[r.id], several) for r in recasts(course.meeting).values()]}


def _told(asked: Recast, at: str, several: bool) -> dict[str, Any]:
    told = {"at": at, **msgspec.to_builtins(asked)}
    lists = {name: list(getattr(asked, name)) for name in ("initiatives", "titles", "before")}
    stage = {"stage": told.pop("home")}
    return {**told, **lists, **(stage if several else {})}


PART: Part[Recasts] = Part(
    NAME,
    state=begin,
    rules={
        OfferRecast: Rule(offer, LEADERS),
        AnswerRecast: Rule(answer, LEADERS | {Role.PROPOSER}),
        DropRecast: Rule(drop, LEADERS),
    },
    events={RecastOffered: Whole(on_offered), RecastAnswered: on_answered, RecastDropped: on_dropped},
    notes={RecastOffered: note_time},
    record=record,
)
