"""The record of an evening, composed from its log alone: what was decided, how, by how many, and why."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from facilitation.counting.written import plain
from facilitation.deciding import chosen, decided, division, recast
from facilitation.events import Event, InitiativeCorrected, MeetingClosed
from facilitation.meeting import Meeting, evolve
from facilitation.room import Award, Initiative
from facilitation.stages import Sealed
from facilitation.stages.decision import DecisionRecorded
from facilitation.stages.frames import FrameConfirmed


class Line(msgspec.Struct, frozen=True):
    """One event with its place in the log and its time (UTC, ISO 8601)."""

    seq: int
    at: str
    event: Event


class Course:
    """What the record needs of the way there, noted while a log is read: when things happened, and what was decided."""

    def __init__(self) -> None:
        self.times: dict[str, str] = {}
        self.confirmed: list[dict[str, str]] = []
        self.corrections: list[dict[str, Any]] = []
        self.asked: dict[str, str] = {}
        self.versions, self.choices = decided.Versions(), chosen.Choices()
        self.awards: dict[str, Award] | None = None
        self.decision: dict[str, Any] | None = None

    def note(self, before: Meeting, after: Meeting, line: Line) -> None:
        """One event, with the meeting before and after it."""
        event, at = line.event, line.at
        self.times.setdefault("opened", at)
        self.versions.note(before, after, event, at)
        self.choices.note(event, at)
        if isinstance(event, InitiativeCorrected):
            self.corrections.append(_correction(before, event, at))
        elif isinstance(event, DecisionRecorded):
            self.times["decided"], self.awards = at, {a.initiative: a.readable() for a in event.awards}
            self.decision = decided.decision(event)
        elif isinstance(event, recast.RecastOffered):
            self.asked[event.recast] = at
        elif isinstance(event, MeetingClosed):
            self.times["closed"] = at
        elif isinstance(event, FrameConfirmed):
            self.confirmed.append({"frame": event.frame, "at": at})


def compose(lines: Iterable[Line]) -> dict[str, Any]:
    """The record as plain values: texts, integers (cents), lists and mappings; never a float, never a seat.

    `status` is `open`, `decided` or `closed`; before the decision the division is the one on the wall.
    """
    meeting, course = Meeting(), Course()
    for line in lines:
        before, meeting = meeting, evolve(meeting, line.event)
        course.note(before, meeting, line)
    final = division.current(meeting) if course.awards is None else course.awards
    return {
        "code": meeting.code,
        "title": meeting.title,
        "place": meeting.place,
        "credit": meeting.credit,
        "pot": meeting.pot,
        "committed": meeting.pot - meeting.free,
        "status": "closed" if meeting.closed else "decided" if course.awards is not None else "open",
        "times": course.times,
        "agenda": [{"key": s.plan.key, "kind": s.plan.kind, "status": s.status} for s in meeting.stages],
        "frames": [msgspec.to_builtins(frame) for frame in meeting.frames.values()],
        "confirmed": course.confirmed,
        "turnout": _turnout(meeting),
        "corrections": course.corrections,
        "plans": [_plan(meeting, plan, final.get(plan.id)) for plan in meeting.initiatives.values()],
        "hidden": _hidden(meeting),
        "divided": division.total(final),
        "remainder": meeting.free - division.total(final),
        "reserve": decided.reserve(final),
        "versions": course.versions.found,
        "recasts": recast.told(meeting, course.asked),
        "ranking": _ranking(meeting),
        "terms": decided.terms(meeting),
        "decision": course.decision,
        "consent": _consent(meeting),
        "rounds": decided.rounds(meeting),
        "minority": decided.minority(meeting),
        **course.choices.told(meeting),
        "review": _review(meeting),
    }


def _correction(before: Meeting, event: InitiativeCorrected, at: str) -> dict[str, Any]:
    plan, fields = before.initiatives[event.initiative], ("title", "short", "text", "ask", "minimum")
    changes = {f: [getattr(plan, f), getattr(event, f)] for f in fields if getattr(event, f) is not None}
    return {"initiative": plan.id, "at": at, "reason": event.reason or "", "changes": changes}


def _turnout(meeting: Meeting) -> dict[str, Any]:
    seats = [seat.channel for seat in meeting.seats.values()]
    stages = {s.plan.key: dict(s.state.turnout) for s in meeting.stages if isinstance(s.state, Sealed) and s.sealed}
    return {"seats": {channel: seats.count(channel) for channel in sorted(set(seats))}, "ballots": stages}


def _plan(meeting: Meeting, plan: Initiative, award: Award | None) -> dict[str, Any]:
    amount = award.amount if award else 0
    suggested = division.proposal(meeting)
    return {
        "id": plan.id,
        "title": plan.title,
        "theme": plan.theme,
        "proposer": plan.proposer,
        "short": plan.short,
        "ask": plan.ask,
        "minimum": plan.minimum,
        "withdrawn": plan.withdrawn,
        "amount": amount,
        "outcome": "all" if amount == plan.ask else "part" if amount else "none",
        "verdict": award.outcome if award else "nu_niet",
        "reason": award.reason if award else "",
        "reserve": award.reserve if award else None,
        "conditions": decided.conditions(award),
        "suggested": suggested.amounts.get(plan.id, 0) if suggested else None,
        "ranked": _score(meeting, plan.id),
        "shares": _share(meeting, plan.id),
        "arguments": _arguments(meeting, plan.id),
    }


def _revealed(meeting: Meeting, kind: str) -> Any:
    stage = meeting.of_kind(kind)
    return stage.state.outcome if stage is not None and stage.status == "revealed" else None


def _score(meeting: Meeting, key: str) -> dict[str, int] | None:
    outcome = _revealed(meeting, "ranking")
    found = [s for s in outcome.standings if s.id == key] if outcome else []
    return {"rank": found[0].rank, "points": plain(found[0].points), "ballots": found[0].votes} if found else None


def _share(meeting: Meeting, key: str) -> dict[str, int] | None:
    found = [s for s in _revealed(meeting, "allocation") or () if s.initiative == key]
    return {k: getattr(found[0], k) for k in ("nothing", "minimum", "full", "middle")} if found else None


def _arguments(meeting: Meeting, key: str) -> list[dict[str, Any]]:
    said = [a for s in meeting.stages if s.plan.kind == "arguments" for a in s.state.about(key)]
    said.sort(key=lambda a: -a.support)
    return [{"id": a.id, "side": a.side, "text": a.text, "support": a.support} for a in said]


def _hidden(meeting: Meeting) -> int:
    """How many arguments the console hid, each with a reason to its author."""
    spoken = [s.state.arguments.values() for s in meeting.stages if s.plan.kind == "arguments"]
    return sum(argument.status == "hidden" for said in spoken for argument in said)


def _ranking(meeting: Meeting) -> dict[str, Any] | None:
    outcome = _revealed(meeting, "ranking")
    stage = meeting.of_kind("ranking")
    if not outcome or stage is None:
        return None
    method = stage.method
    return {
        "rule": outcome.rule,
        "top": method.top,
        "counted": outcome.counted,
        "order": [standing.id for standing in outcome.standings],
        "ties": [list(tie.ids) for tie in outcome.ties],
        "steps": [
            {"initiative": each.id, "ask": each.cost, "funded": each.funded, "left": each.left}
            for each in outcome.rounds
        ],
        "method": plain(method),
        "digest": method.digest,
        "words": stage.state.words,
        "outcome": plain(outcome),
    }


def _consent(meeting: Meeting) -> dict[str, Any] | None:
    stage = meeting.of_kind("decision")
    if stage is None or stage.status not in ("closed", "revealed"):
        return None
    state = stage.state
    return {
        "round": state.round,
        "counts": state.counts(),
        "room": state.counts(online=False),
        "online": state.counts(online=True),
        "concerns": state.reasons("concern"),
        "objections": state.reasons("objection"),
    }


def _review(meeting: Meeting) -> Mapping[str, Any] | None:
    stage = meeting.of_kind("review")
    if stage is None or not (stage.status == "revealed" or meeting.closed):
        return None
    shown = stage.state.shown
    return {
        "keep": sorted(review.keep for review in shown if review.keep),
        "improve": sorted(review.improve for review in shown if review.improve),
        "grades": sorted(stage.state.grades),
    }
