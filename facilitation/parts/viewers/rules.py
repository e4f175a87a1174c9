"""What the acts of viewers lead to, or why not; and what a poll of theirs adds up to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from facilitation.acts import Act
from facilitation.events import BallotCast
from facilitation.part import Context, Facts
from facilitation.parts.arguments.acts import PostArgument
from facilitation.parts.arguments.rules import asked_now
from facilitation.parts.ballots import CastBallot, box_of
from facilitation.parts.door.asked import require_entry
from facilitation.parts.plans import plans
from facilitation.parts.seating import seats
from facilitation.parts.stream import stream
from facilitation.parts.viewers.acts import AnswerPoll, JoinViewers, LockLivecast
from facilitation.parts.viewers.events import LivecastLocked, PollCounted, ViewerJoined
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.roles import Actor, Role
from facilitation.state.groups import FEWEST
from facilitation.state.meeting import Meeting
from facilitation.state.seat import Channel
from facilitation.state.viewers import PollForm, viewers, watching

CHANNEL: Channel = "viewer"
FORMS: tuple[PollForm, ...] = get_args(PollForm)


def join(context: Context[Any], act: JoinViewers) -> Facts:
    """Come and watch. Event: viewer.joined; none where they do.

    Raises Refused(viewer_sits) for who has a seat, Refused(viewers_quiet), Refused(door_shut) as online.
    """
    if act.seat in seats(context.meeting):
        raise Refused("viewer_sits")
    if act.seat in watching(context.meeting):
        return []
    _require_words(context.meeting)
    require_entry(context.meeting, act.seat, "online")
    return [ViewerJoined(seat=act.seat)]


def lock(context: Context[Any], act: LockLivecast) -> Facts:
    """Say for whom the livecast is. Event: livecast.locked; none where it is so."""
    return [] if viewers(context.meeting).locked == act.on else [LivecastLocked(on=act.on)]


def bar(context: Context[Any], act: Act) -> None:
    """Let viewers ask and support, unless home is quiet. Raises Refused(viewers_quiet, viewer_asks)."""
    if context.actor.role is not Role.VIEWER:
        return
    _require_words(context.meeting)
    if isinstance(act, PostArgument) and act.side != "question":
        raise Refused("viewer_asks")


def _require_words(meeting: Meeting) -> None:
    if stream(meeting).quiet:
        raise Refused("viewers_quiet")


def as_viewer(act: Act, actor: Actor) -> Act:
    """What a viewer hands in on the ballot of a vote is an answer in their poll; any other act is what it is."""
    if actor.role is Role.VIEWER and isinstance(act, CastBallot):
        return AnswerPoll(id=act.id, stage=act.stage, seen=act.seen, ballot=act.ballot)
    return act


def answer(context: Context[Any], act: AnswerPoll) -> Facts:
    """Answer the question of an open vote. Fact: BallotCast into the viewers' own box, never the one of the vote.

    Raises Refused(unknown_seat, no_ballot_now, wrong_stage, stage_closed), and what the kind of stage raises.
    """
    box = PARTS.kind(context.stage).ballots
    if box is None:
        raise Refused("no_ballot_now")
    context.require_open()
    viewer = context.actor.seat or ""
    if viewer not in watching(context.meeting):
        raise Refused("unknown_seat", seat=viewer)
    paper = box.accept(context, act.ballot)
    vote = box_of(context.stage).vote
    return [BallotCast(stage=box_for(context.key), seat=viewer, channel=CHANNEL, paper=paper, vote=vote)]


def poll_open(meeting: Meeting) -> bool:
    """Whether viewers may answer the question of the present stage in a poll."""
    now = meeting.current
    return not meeting.closed and now.status == "open" and PARTS.kind(now).ballots is not None


def takes_part(meeting: Meeting) -> bool:
    """Whether viewers may do something at the present stage: answer, ask or support."""
    now = meeting.current
    if meeting.closed or now.status != "open":
        return False
    own = PARTS.parts[now.plan.kind].rules.values()
    return poll_open(meeting) or any(Role.VIEWER in rule.roles for rule in own) or asked_now(meeting)


def box_for(stage: str) -> str:
    """Under what the answers of viewers to the question of a stage are kept; no stage has such a key."""
    return f"viewers {stage}"


def counted(meeting: Meeting, stage: str, papers: Sequence[Mapping[str, Any]]) -> PollCounted | None:
    """What the answers of viewers add up to; None for fewer than five."""
    if len(papers) < FEWEST:
        return None
    form = next(form for form in FORMS if form in papers[0])
    points = dict.fromkeys(plans(meeting), 0)
    for paper in papers:
        for plan, mark in _marks(form, paper[form], len(points)).items():
            points[plan] += mark
    return PollCounted(stage=stage, answered=len(papers), form=form, points=points)


def _marks(form: PollForm, said: Any, number: int) -> Mapping[str, int]:
    if form == "order":
        return {plan: number - place for place, plan in enumerate(said)}
    return Counter(said)
