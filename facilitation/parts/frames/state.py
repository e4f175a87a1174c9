"""The frames of a meeting, and what a stage keeps of the talk about their clauses."""

from collections.abc import Iterator, Mapping
from hashlib import sha256

import msgspec

from facilitation.part import Context, Kind
from facilitation.parts.frames.acts import Verdict
from facilitation.refusals import Refused
from facilitation.registry import PARTS
from facilitation.state.frame import Clause, Frame, Tally
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage

Frames = Mapping[str, Frame]
NAME = "frames"
NAMED_BY = 12  # signs of a digest


class Answer(msgspec.Struct, frozen=True):
    """What one seat said of a wording; `reason` why it does not agree."""

    agrees: bool
    reason: str = ""


class Proposal(msgspec.Struct, frozen=True):
    """Another wording of a clause, or with `clause` None one more for its frame.

    `author` is an opaque seat, "" where whoever leads put it to the room.

    `verdict` is what became of it ("" until then) and `why`; `tally` and `objections` are what the room had said of it.
    """

    id: str
    frame: str
    clause: str | None
    text: str
    reason: str
    author: str
    verdict: Verdict | None = None
    why: str = ""
    tally: Tally = Tally()
    objections: tuple[str, ...] = ()
    hidden: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the room still has to settle it."""
        return self.verdict is None and not self.hidden


class FramesState(msgspec.Struct, frozen=True):
    """What was proposed in order of arrival, and the answers by wording that is not settled yet and by seat.

    `hands` is what was counted by hand of such a wording, without words.
    """

    proposals: Mapping[str, Proposal] = {}
    answers: Mapping[str, Mapping[str, Answer]] = {}
    hands: Mapping[str, Tally] = {}

    def open_for(self, frame: str) -> list[Proposal]:
        """What was proposed for a frame and is not settled."""
        return [each for each in self.proposals.values() if each.frame == frame and each.is_open]

    def tally(self, wording: str) -> Tally:
        """How many agree with a wording now, and how many do not."""
        said = self.answers.get(wording, {}).values()
        agreed, hands = sum(answer.agrees for answer in said), self.hands.get(wording, Tally())
        return Tally(agreed + hands.agreed, len(said) - agreed + hands.against)

    def objections(self, wording: str) -> tuple[str, ...]:
        """Why others do not, sorted."""
        return tuple(sorted(said.reason for said in self.answers.get(wording, {}).values() if said.reason))


def objection_key(wording: str, reason: str) -> str:
    """How a reason is named that stands with a wording: by its words alone, whoever wrote them."""
    return sha256(f"{wording}\n{reason}".encode()).hexdigest()[:NAMED_BY]


def frames(meeting: Meeting) -> Frames:
    """The agreements by their keys, in their own order."""
    found: Frames = PARTS.parts[NAME].of(meeting)
    return found


def unconfirmed(meeting: Meeting) -> list[Frame]:
    """Those that the room did not agree on yet."""
    return [frame for frame in frames(meeting).values() if not frame.confirmed]


def with_clause(meeting: Meeting, key: str) -> tuple[Frame, Clause] | None:
    """The clause with this id, and its frame."""
    every = ((frame, frame.clause(key)) for frame in frames(meeting).values())
    return next(((frame, clause) for frame, clause in every if clause is not None), None)


def proposals(meeting: Meeting) -> Iterator[tuple[str, Proposal]]:
    """All that was ever proposed, with the key of its stage."""
    return ((stage.key, each) for stage in KIND.stages(meeting) for each in stage.state.proposals.values())


def discussed(meeting: Meeting, frame: Frame) -> bool:
    """Whether the room talked about the clauses of a frame."""
    answered = {key for stage in KIND.stages(meeting) for key in stage.state.answers}
    told = any(each.settled or each.before or each.id in answered for each in frame.every)
    return told or any(each.frame == frame.key for _, each in proposals(meeting))


def leave(context: Context[FramesState]) -> None:
    """All frames stand before anybody talks about money; raises Refused(frames_unconfirmed)."""
    require_confirmed(context.meeting)


def require_confirmed(meeting: Meeting) -> None:
    """Raises Refused(frames_unconfirmed), with what is not agreed yet."""
    missing = [frame.title for frame in unconfirmed(meeting)]
    if missing:
        raise Refused("frames_unconfirmed", frames=", ".join(missing), count=len(missing))


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether the room chooses here how the budget is divided: the four ways are explained beside the frames."""

    models: bool = False


WAYS = 4
"""How many ways to divide there are to choose from; the words for them stand beside the domain."""


def pictures(meeting: Meeting, stage: LiveStage[FramesState]) -> int:
    """Each way fills the wall by itself, where the room chooses between them here."""
    return WAYS if KIND.told(stage.plan).models and stage.status == "open" else 0


KIND: Kind[FramesState] = Kind(NAME, state=FramesState, leave=leave, chooses=True, options=Options, pictures=pictures)
