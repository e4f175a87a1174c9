"""Secret ballots, whatever they hold: cast, checked by the stage, kept apart from who cast them, sealed at closing."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, ClassVar

import msgspec

from facilitation.acts import Act, Cents, Key, VoiceAct, Writing
from facilitation.by_two.show import Show
from facilitation.events import BallotCast, BallotsSealed, StageEvent, StageOpened, StageRevealed
from facilitation.part import Context, Course, Facts, Part, Rule, Whole, everybody
from facilitation.parts.plans import plans
from facilitation.parts.seating import of_seat, seat_of, seats
from facilitation.refusals import Malformed, Refused
from facilitation.registry import PARTS
from facilitation.roles import DECIDERS, LEADERS
from facilitation.situation import admitted, kept_open, position, require_unblocked, require_unsettled
from facilitation.state.groups import told_apart
from facilitation.state.meeting import Meeting
from facilitation.state.plan import Initiative
from facilitation.state.stage import LiveStage
from facilitation.texts import LONGEST_REASON, clean

Keys = list[Key]
CHANNEL = "channel"
KILOBYTE = 1024
LONGEST_FRAME, LONGEST_MARK = 400, 24  # bytes of a ballot around its plans, and around the key of each of them
Mark = Annotated[int, msgspec.Meta(ge=0, le=10**6)]


class Paper(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a ballot says, in one of its forms; amounts in cents, grades from 0 to 4, resistance from 0 to 10."""

    order: Keys | None = None
    approved: Keys | None = None
    amounts: dict[Key, Cents] | None = None
    points: dict[Key, Mark] | None = None
    grades: dict[Key, Mark] | None = None
    resistance: dict[Key, Mark] | None = None


class CastBallot(VoiceAct, frozen=True, kw_only=True, tag="ballot.cast"):
    """Hand in a ballot, or replace it until the stage closes."""

    ballot: Paper


class VoidVote(Act, frozen=True, kw_only=True, tag="vote.void"):
    """Void a sealed vote that nobody saw, with the reason, and hold it again: at once, or with `open` false later."""

    reason: Writing = ""
    open: bool = True


class VoteVoided(StageEvent, frozen=True, kw_only=True, tag="vote.voided"):
    """The sealed vote of a stage does not count, and is held again. Its ballots stay in the log and nowhere else."""

    texts: ClassVar = ("reason",)
    reason: str | None


class BallotHanded(StageEvent, frozen=True, kw_only=True, tag="ballot.handed"):
    """Somebody else handed in a ballot for this seat, or another one than before; never what is on it."""

    pseudonyms: ClassVar = {"seat": ("ballot", "stage")}
    seat: str


class Sealed(msgspec.Struct, frozen=True):
    """The ballots of a closed stage with their stubs, and what they gave; `turnout` counts seats per channel.

    `voids` are the reasons why it was voted before and did not count.
    """

    ballots: tuple[Mapping[str, Any], ...] = ()
    turnout: Mapping[str, int] = {}
    outcome: object = None
    stubs: tuple[str, ...] = ()
    voids: tuple[str, ...] = ()

    @property
    def vote(self) -> int:
        """Which vote of the stage this is, from 1."""
        return len(self.voids) + 1


def cast(context: Context[Sealed], act: CastBallot) -> Facts:
    """Check a ballot by the rules of its stage. Fact: BallotCast, which never comes into the log.

    Event: ballot.handed where the console hands it in for a seat.

    Raises Refused(no_ballot_now, wrong_stage, stage_closed), what `seat_of` raises, and what the kind of stage refuses.
    """
    box = PARTS.kind(context.stage).ballots
    if box is None:
        raise Refused("no_ballot_now")
    beside = context.key in kept_open(context.meeting)
    if not beside:
        context.require_open()
    seat = seat_of(context, act)
    if beside and not admitted(context, seat.channel):
        context.require_open()
    paper = box.channelled(context, seat.channel, box.accept(context, act.ballot))
    vote = box_of(context.stage).vote
    ballot = BallotCast(stage=context.key, seat=seat.id, channel=seat.channel, paper=paper, vote=vote)
    own = seat.id == context.actor.seat
    return [ballot] if own else [BallotHanded(stage=context.key, seat=seat.id), ballot]


def void(context: Context[Sealed], act: VoidVote) -> Facts:
    """Void a sealed vote. Events: vote.voided, and stage.opened unless it is to open later.

    Raises Refused(no_vote, wrong_stage), Refused(vote_seen) once its outcome was shown, Refused(close_first) before it
    was sealed, Malformed(reason_needed), what `clean`, `require_unsettled` and `require_unblocked` raise.
    """
    _require_voidable(context)
    if not act.reason.strip():
        raise Malformed("reason_needed")
    voided = VoteVoided(stage=context.key, reason=clean(act.reason, LONGEST_REASON, field="reason"))
    return [voided, StageOpened(stage=context.key)] if act.open else [voided]


def _require_voidable(context: Context[Sealed]) -> None:
    stage = context.stage
    if PARTS.kind(stage).ballots is None:
        raise Refused("no_vote")
    if context.meeting.current.key != context.key:
        raise Refused("wrong_stage", stage=stage.plan.kind)
    if stage.status == "revealed":
        raise Refused("vote_seen")
    if not stage.sealed:
        raise Refused("close_first")
    require_unsettled(context.meeting)
    require_unblocked(context.meeting)


def box_of(stage: LiveStage[Any]) -> Sealed:
    """What a stage with ballots keeps of them; empty for one that has none."""
    return stage.state if isinstance(stage.state, Sealed) else Sealed()


def paper_under(stage: LiveStage[Any], stub: str | None) -> Mapping[str, Any] | None:
    """The sealed ballot under this stub; None where the stage has none."""
    box = box_of(stage)
    return box.ballots[box.stubs.index(stub)] if stub in box.stubs else None


def merged(papers: Sequence[Mapping[str, Any]]) -> tuple[Mapping[str, Any], ...]:
    """Ballots as they are sealed: none tells its channel where fewer than five came in over one of the channels."""
    sizes = Counter(paper[CHANNEL] for paper in papers if CHANNEL in paper)
    if told_apart(sizes.values()):
        return tuple(papers)
    return tuple({form: said for form, said in paper.items() if form != CHANNEL} for paper in papers)


def longest_paper(meeting: Meeting) -> int:
    """How many bytes no ballot of this meeting takes more than, whatever it says, in whole kilobytes.

    A plan stands on it with its key, a mark and what is written around them.
    """
    return -(-(LONGEST_FRAME + sum(len(key.encode()) + LONGEST_MARK for key in plans(meeting))) // KILOBYTE) * KILOBYTE


def fallen(meeting: Meeting, paper: Mapping[str, Any]) -> list[Initiative]:
    """The plans on a ballot that were withdrawn since, in its order."""
    return [plan for plan in _named(meeting, paper) if plan.withdrawn is not None]


def idle(meeting: Meeting, paper: Mapping[str, Any]) -> bool:
    """Whether a ballot counts for nothing any more: every plan that it names was withdrawn."""
    named = _named(meeting, paper)
    return bool(named) and all(plan.withdrawn is not None for plan in named)


def _named(meeting: Meeting, paper: Mapping[str, Any]) -> list[Initiative]:
    known = plans(meeting)
    return [known[key] for form in Paper.__struct_fields__ for key in paper.get(form) or () if key in known]


def on_sealed(meeting: Meeting, event: BallotsSealed) -> Meeting:
    """The ballots stand in their stage, without any trace of who cast them."""
    at = position(meeting, event.stage)
    stage = meeting.stages[at]
    box = {"ballots": event.ballots, "turnout": event.turnout, "stubs": event.stubs}
    state = msgspec.structs.replace(box_of(stage), **box)
    return meeting.with_stage(at, msgspec.structs.replace(stage, state=state, sealed=True, closed_at=meeting.seq + 1))


def on_handed(meeting: Meeting, event: BallotHanded) -> Meeting:
    """Nothing of the meeting changes: the roll says who voted."""
    return meeting


def on_voided(meeting: Meeting, event: VoteVoided) -> Meeting:
    """The stage waits, as if nobody had voted; only the reason is remembered."""
    at = position(meeting, event.stage)
    stage = meeting.stages[at]
    fresh: Any = PARTS.kind(stage).state()
    state = msgspec.structs.replace(fresh, voids=(*box_of(stage).voids, event.reason or ""))
    return meeting.with_stage(at, msgspec.structs.replace(stage, state=state, status="waiting", sealed=False))


def count_what_nobody_did(before: Meeting, meeting: Meeting, event: StageRevealed) -> Meeting:
    """An outcome that is shown and was not counted is counted now, as in logs from before there were workers."""
    at = position(meeting, event.stage)
    stage = meeting.stages[at]
    box = PARTS.kind(stage).ballots
    if box is None or box_of(stage).outcome is not None:
        return meeting
    state = msgspec.structs.replace(box_of(stage), outcome=box.count(meeting, stage))
    return meeting.with_stage(at, msgspec.structs.replace(stage, state=state))


def shows(meeting: Meeting, stage: LiveStage[Any]) -> Iterator[Show]:
    """A vote with ballots is secret: whoever puts up a hand for it is seen."""
    if PARTS.kind(stage).ballots is not None:
        yield Show(unfit="hands_secret")


def record(course: Course) -> Mapping[str, Any]:
    """How many seats there were per channel, and how many handed in a ballot per sealed stage and channel."""
    channels = [seat.channel for seat in seats(course.meeting).values()]
    ballots = {stage.key: dict(box_of(stage).turnout) for stage in course.meeting.stages if stage.sealed}
    seated = {name: channels.count(name) for name in sorted(set(channels))}
    voided = course.notes[PART.name]
    return {"turnout": {"seats": seated, "ballots": ballots}, **({"voided": voided} if voided else {})}


def note_void(before: Meeting, after: Meeting, event: VoteVoided, at: str) -> dict[str, Any]:
    """Which vote did not count, why, and how many ballots it had per channel."""
    turnout = dict(box_of(before.stages[position(before, event.stage)]).turnout)
    return {"stage": event.stage, "at": at, "reason": event.reason or "", "turnout": turnout}


PART: Part[None] = Part(
    "ballots",
    rules={CastBallot: Rule(cast, DECIDERS), VoidVote: Rule(void, LEADERS, lasting="undo_gone")},
    events={BallotsSealed: Whole(on_sealed), VoteVoided: Whole(on_voided), BallotHanded: Whole(on_handed)},
    voices={BallotHanded: of_seat},
    follows={StageRevealed: count_what_nobody_did},
    shows=shows,
    notes={VoteVoided: note_void},
    record=record,
    touches={VoteVoided: everybody},
)
