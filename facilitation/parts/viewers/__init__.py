"""Viewers at home: they read, ask and support, and decide nothing. They are no seats, and are counted apart.

Where a vote is open they may answer the same question in a poll that binds nobody and counts in nothing.
"""

from collections.abc import Collection, Mapping
from typing import Any

from facilitation.events import StageClosed
from facilitation.part import Course, Part, Rule
from facilitation.parts.arguments.acts import PostArgument, SupportArgument, UnsupportArgument
from facilitation.parts.ballots import VoteVoided
from facilitation.parts.questions.acts import AskQuestion, BackQuestion
from facilitation.parts.seating import SeatTaken
from facilitation.parts.viewers import changes, rules
from facilitation.parts.viewers.acts import AnswerPoll, JoinViewers, LockLivecast
from facilitation.parts.viewers.events import LivecastLocked, PollCounted, ViewerJoined, ViewerLeft
from facilitation.roles import LEADERS, Role
from facilitation.situation import stage_named
from facilitation.state.groups import FEWEST
from facilitation.state.meeting import Meeting
from facilitation.state.viewers import NAME, Viewers, viewers, watching

VOICES = (PostArgument, SupportArgument, UnsupportArgument, AskQuestion, BackQuestion, AnswerPoll)
"""The acts of a viewer."""


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """Whether somebody watches and has no seat."""
    return {"viewer": seat is not None and seat in watching(meeting)}


def everyone(meeting: Meeting, event: StageClosed) -> Collection[str]:
    """All viewers: an answer in a poll is no longer theirs to change."""
    return tuple(watching(meeting))


def record(course: Course) -> Mapping[str, Any]:
    """How many watched, where five or more did, and what their polls gave, once the vote was shown; else no member."""
    here, meeting = viewers(course.meeting), course.meeting
    shown = {stage: poll for stage, poll in here.polls.items() if stage_named(meeting, stage).status == "revealed"}
    polls = [
        {"stage": stage, "answered": poll.answered, "form": poll.form, "points": dict(poll.points)}
        for stage, poll in shown.items()
    ]
    return {NAME: {"number": here.ever, "polls": polls}} if here.ever >= FEWEST else {}


PART: Part[Viewers] = Part(
    NAME,
    state=changes.begin,
    rules={
        JoinViewers: Rule(rules.join, {Role.VISITOR}, ours=True),
        AnswerPoll: Rule(rules.answer, {Role.VIEWER}),
        LockLivecast: Rule(rules.lock, LEADERS),
    },
    events={
        ViewerJoined: changes.on_joined,
        ViewerLeft: changes.on_left,
        PollCounted: changes.on_counted,
        LivecastLocked: changes.on_locked,
    },
    follows={VoteVoided: changes.voided},
    bars=dict.fromkeys(VOICES, rules.bar),
    tells={SeatTaken: changes.before_sitting},
    record=record,
    mine=mine,
    apart=True,
    touches={StageClosed: everyone},
)
