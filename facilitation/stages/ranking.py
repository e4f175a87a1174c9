"""Rangschikken: each seat its ballot, of the kind and by the rule that the frames fixed; counted only after closing.

The count itself is asked of a worker (`question`) and kept as `ballots.counted`. Where nobody counted before the
outcome is shown, as in logs from before there was a worker, showing it counts.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

import msgspec

from facilitation.acts import Act, Key
from facilitation.ballots import Paper
from facilitation.counting.forms import fault
from facilitation.counting.method import Method, flaw
from facilitation.counting.question import FIELDS, Question, ballot, wordless
from facilitation.counting.result import Result
from facilitation.counting.ties import Tie
from facilitation.counting.written import read
from facilitation.events import StageEvent
from facilitation.refusals import Malformed, Refused
from facilitation.stages import BallotBox, Context, Facts, LiveStage, Sealed, StageKind

if TYPE_CHECKING:
    from facilitation.meeting import Meeting

NOTHING = ("points", "amounts")  # kinds in which a zero says as much as leaving the plan out


class ChooseMethod(Act, frozen=True, kw_only=True, tag="method.choose"):
    """Choose how this stage is voted and counted, before it opens for the first time."""

    method: Method
    stage: Key | None = None


class KeepCount(Act, frozen=True, kw_only=True, tag="ballots.count"):
    """What a worker counted. Made by the house itself; never accepted from outside."""

    stage: Key
    question: str
    result: Mapping[str, Any]


class CountAgain(Act, frozen=True, kw_only=True, tag="count.again"):
    """Start a count anew that stopped."""

    stage: Key | None = None


class DrawLot(Act, frozen=True, kw_only=True, tag="lot.draw"):
    """The words that the room calls out, from which lots are drawn among plans that are equal in everything."""

    words: Annotated[str, msgspec.Meta(max_length=200)]
    stage: Key | None = None


class MethodChosen(StageEvent, frozen=True, kw_only=True, tag="method.chosen"):
    """From now on the stage is voted and counted like this."""

    method: Method


class BallotsCounted(StageEvent, frozen=True, kw_only=True, tag="ballots.counted"):
    """The outcome of the sealed ballots, as plain values; `question` is the hash of all that it depends on."""

    question: str
    result: Mapping[str, Any]


class LotDrawn(StageEvent, frozen=True, kw_only=True, tag="lot.drawn"):
    """The room called these words after the ballots were sealed; they stay readable, or nobody could draw again."""

    texts: ClassVar = ()
    words: str


class Votes(Sealed, frozen=True):
    """Sealed ballots; `words` are the room's for the lots, `counted` is the hash of the question that was answered."""

    outcome: Result | None = None
    words: str = ""
    counted: str = ""


def question(meeting: "Meeting", stage: LiveStage) -> Question:
    """What is asked of the count; withdrawn plans fall out first."""
    method = stage.method
    return Question(
        method=method, plans=wordless(meeting.active), pot=meeting.pot, ballots=stage.state.ballots,
        words=stage.state.words,
    )  # fmt: skip


def unanswered(meeting: "Meeting") -> list[LiveStage]:
    """The stages whose ballots are to be counted (again), because nobody did or a plan changed after it."""
    if meeting.recorded or meeting.closed:
        return []
    stages = [stage for stage in meeting.stages if stage.plan.kind == "ranking" and stage.sealed]
    return [stage for stage in stages if stage.state.counted != question(meeting, stage).digest]


def needs_lot(stage: LiveStage) -> Tie | None:
    """A tie that only a lot could break, while the room has not called its words yet."""
    outcome = stage.state.outcome
    if outcome is None or stage.state.words:
        return None
    return next((tie for tie in outcome.ties if tie.by == "lot"), None)


def accept(context: Context, paper: Paper) -> Mapping[str, Any]:
    """A ballot of the chosen kind, within its limits; amounts are cents."""
    form = context.stage.method.form
    field = FIELDS[form.kind]
    given = getattr(paper, field)
    if given is None:
        raise Malformed("ballot_form", expected=field)
    if isinstance(given, Mapping):
        given = {key: mark for key, mark in sorted(given.items()) if mark or form.kind not in NOTHING}
    for key in given:
        context.initiative(key)
    if not given:
        raise Malformed("ballot_empty")
    if len(set(given)) < len(given):
        raise Malformed("ballot_repeats")
    kept = {field: sorted(given) if form.kind == "approval" else given}
    found = fault(form, ballot(form.kind, kept), context.meeting.initiatives)
    if found:
        raise Refused(found.key, **found.details)
    return kept


def channelled(context: Context, channel: str, kept: Mapping[str, Any]) -> Mapping[str, Any]:
    """A ballot carries its channel only where the hall and those online are weighed."""
    if not context.stage.method.weighs:
        return kept
    return {**kept, "channel": "online" if channel == "online" else "room"}


def choose(context: Context, act: ChooseMethod) -> Facts:
    """Until the vote opens for the first time."""
    stage = _named(context, act.stage)
    if stage.status != "waiting":
        raise Refused("method_fixed")
    empty = Question(method=act.method, plans=tuple(context.meeting.active), pot=context.meeting.pot, ballots=())
    part = flaw(act.method, empty.election) if act.method.form.kind in FIELDS else "kind"
    if part:
        raise Refused("method_unfit", part=part)
    return [] if act.method == stage.method else [MethodChosen(stage=stage.plan.key, method=act.method)]


def keep_count(context: Context, act: KeepCount) -> Facts:
    """An answer to another question than the present one is late, and harmless."""
    stage = _named(context, act.stage)
    late = not stage.sealed or question(context.meeting, stage).digest != act.question
    if late or stage.state.counted == act.question:
        return []
    return [BallotsCounted(stage=stage.plan.key, question=act.question, result=act.result)]


def again(context: Context, act: CountAgain) -> Facts:
    """Nothing changes by it; the house starts the worker."""
    if not _named(context, act.stage).sealed:
        raise Refused("close_first")
    return []


def draw(context: Context, act: DrawLot) -> Facts:
    """Once, after the count met a tie that needs it, and before the outcome is shown."""
    stage = _named(context, act.stage)
    words = " ".join(act.words.lower().split())
    if not words:
        raise Malformed("words_needed")
    if stage.state.words == words:
        return []
    if stage.state.words or stage.status == "revealed":
        raise Refused("lot_drawn")
    if needs_lot(stage) is None:
        raise Refused("no_lot_needed")
    return [LotDrawn(stage=stage.plan.key, words=words)]


def _named(context: Context, key: str | None) -> LiveStage:
    stage = context.stage if key is None else context.meeting.stage(key)
    if stage.plan.kind != "ranking":
        raise Refused("no_such_stage", stage=key)
    return stage


def count(meeting: "Meeting", stage: LiveStage) -> Result:
    """The outcome, where it is shown and nobody counted before."""
    return question(meeting, stage).answer()


def on_counted(state: Votes, event: BallotsCounted) -> Votes:
    """The newest answer holds."""
    return msgspec.structs.replace(state, outcome=read(event.result), counted=event.question)


def on_drawn(state: Votes, event: LotDrawn) -> Votes:
    """The next count draws with these."""
    return msgspec.structs.replace(state, words=event.words)


KIND = StageKind(
    key="ranking",
    state=Votes,
    acts={ChooseMethod: choose, KeepCount: keep_count, CountAgain: again, DrawLot: draw},
    events={BallotsCounted: on_counted, LotDrawn: on_drawn},
    ballots=BallotBox(accept=accept, count=count, channelled=channelled),
    reopens=False,
    reveals=True,
    closes_by_hand=True,
)
