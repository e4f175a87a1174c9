"""What a vote keeps, and what is asked of its count.

The count itself is asked of a worker (`question`) and kept as `ballots.counted`. Where nobody counted before the
outcome is shown, as in logs from before there was a worker, showing it counts.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from facilitation.counting.forms import fault
from facilitation.counting.method import flaw
from facilitation.counting.question import FIELDS, Question, ballot, wordless
from facilitation.counting.result import Result
from facilitation.counting.rules import RULES
from facilitation.counting.ties import Tie
from facilitation.counting.written import read
from facilitation.part import BallotBox, Context, Kind
from facilitation.parts.ballots import CHANNEL, Paper, Sealed
from facilitation.parts.plans import active, plans, taking_part
from facilitation.parts.ranking.events import BallotsCounted, LotDrawn, MethodChosen
from facilitation.refusals import Malformed, Refused, Unfit
from facilitation.situation import home, settled
from facilitation.state.meeting import Meeting
from facilitation.state.method import APPROVED, RANKED, BallotForm, BallotKind, Form, Method, method_of
from facilitation.state.plan import Initiative
from facilitation.state.stage import LiveStage, Stage

ZERO_SAYS_NOTHING = ("points", "amounts")  # kinds in which a zero says as much as leaving the plan out


class Votes(Sealed, frozen=True):
    """Sealed ballots; `words` are the room's for the lots, `counted` is the hash of the question that was answered."""

    outcome: Result | None = None
    words: str = ""
    counted: str = ""


Vote = LiveStage[Votes]


def question(meeting: Meeting, stage: Vote) -> Question:
    """What is asked of the count; withdrawn plans fall out first."""
    return Question(
        method=stage.method,
        plans=wordless(active(meeting)),
        pot=meeting.pot,
        ballots=stage.state.ballots,
        words=stage.state.words,
    )


def unanswered(meeting: Meeting) -> list[Vote]:
    """The stages whose ballots are to be counted (again), because nobody did or a plan changed after it.

    What a package follows from that the room has left stays as it was counted.
    """
    if settled(meeting) or meeting.closed:
        return []
    sealed = (stage for stage in KIND.stages(meeting) if stage.sealed)
    asked = [stage for stage in sealed if not stage.state.counted or _here(meeting, stage)]
    return [stage for stage in asked if stage.state.counted != question(meeting, stage).digest]


def _here(meeting: Meeting, stage: Vote) -> bool:
    return home(meeting, meeting.position(stage.key)) == home(meeting)


def needs_lot(stage: Vote) -> Tie | None:
    """A tie that only a lot could break, while the room has not called its words yet."""
    outcome = stage.state.outcome
    if outcome is None or stage.state.words:
        return None
    return next((tie for tie in outcome.ties if tie.by == "lot"), None)


def shown(stage: Vote | None) -> Result | None:
    """The outcome of a vote, once the room has seen it."""
    return stage.state.outcome if stage is not None and stage.status == "revealed" else None


def accept(context: Context[Votes], paper: Paper) -> Mapping[str, Any]:
    """A ballot of the chosen kind, within its limits; amounts are cents.

    Raises Malformed(ballot_form, ballot_empty, ballot_repeats), Refused(unknown_initiative, initiative_withdrawn), and
    Refused with the key of the fault where it is outside the limits.
    """
    form = context.stage.method.form
    field = FIELDS[form.kind]
    given = getattr(paper, field)
    if given is None:
        raise Malformed("ballot_form", expected=field)
    if isinstance(given, Mapping):
        given = {key: mark for key, mark in sorted(given.items()) if mark or form.kind not in ZERO_SAYS_NOTHING}
    for key in given:
        taking_part(context.meeting, key)
    if not given:
        raise Malformed("ballot_empty")
    if len(set(given)) < len(given):
        raise Malformed("ballot_repeats")
    kept = {field: sorted(given) if form.kind == APPROVED else given}
    found = fault(form, ballot(form.kind, kept), plans(context.meeting))
    if found:
        raise Refused(found.key, **found.details)
    return kept


def channelled(context: Context[Votes], channel: str, kept: Mapping[str, Any]) -> Mapping[str, Any]:
    """A ballot carries its channel only where the hall and those online are weighed."""
    if not context.stage.method.weighs:
        return kept
    return {**kept, CHANNEL: "online" if channel == "online" else "room"}


def merged(stage: Vote) -> bool:
    """Whether shares were agreed and ballots weigh the same after all, since too few came in over one channel."""
    ballots = stage.state.ballots
    return stage.method.weighs and bool(ballots) and not any(CHANNEL in paper for paper in ballots)


def count(meeting: Meeting, stage: Vote) -> Result:
    """The outcome, where it is shown and nobody counted before."""
    return question(meeting, stage).answer()


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an agenda says that is voted: what stands on a ballot, within which limits, counted by which rule.

    least, most  how many plans; total  the sum (amounts in cents); each  the most for one plan
    """

    ballot: BallotKind = RANKED
    rule: str = ""
    least: int = 1
    most: int | None = None
    total: int | None = None
    each: int | None = None

    @property
    def method(self) -> Method:
        """The method that this is; where no rule is named Borda, approval, or the first that can count such ballots."""
        form = Form(kind=self.ballot, least=self.least, most=self.most, total=self.total, each=self.each)
        usual = {RANKED: "borda", APPROVED: "approval"}.get(self.ballot)
        rule = self.rule or usual or next(rule.name for rule in RULES.values() if self.ballot in rule.kinds)
        return Method(form=form, rule=rule, top=self.most or Method().top)


def planned(stage: Stage, form: BallotForm | None) -> Stage:
    """The stage as it is today, where a vote always has a method; what the agenda says goes before what a list says."""
    if stage.method is not None:
        return stage
    method = KIND.told(stage).method if stage.rules else method_of(form or BallotForm())
    return msgspec.structs.replace(stage.saying(rules={}), method=method, form=None)


def unfit(stage: Stage, found: Sequence[Initiative] | None) -> Iterator[Unfit]:
    """The stage as it is today: a vote has a method. What the agenda says goes before what a list says."""
    method = planned(stage, None).method or Method()
    many = tuple(found) if found is not None else _as_many(method)
    part = flaw(method, Question(method=method, plans=many, pot=1, ballots=()).election)
    if part:
        yield Unfit("stage_method", stage=stage.key, part=part)


def _as_many(method: Method) -> tuple[Initiative, ...]:
    """Enough plans for its limits, where nobody knows which there will be."""
    return tuple(Initiative(str(n), "", ask=1, minimum=1) for n in range(max(1, min(method.form.least, 1000))))


def on_chosen(stage: Vote, event: MethodChosen) -> Vote:
    """It is voted and counted like this."""
    return msgspec.structs.replace(stage, plan=msgspec.structs.replace(stage.plan, method=event.method))


def on_counted(state: Votes, event: BallotsCounted) -> Votes:
    """The stage has this outcome, in place of one counted before."""
    return msgspec.structs.replace(state, outcome=read(event.result), counted=event.question)


def on_drawn(state: Votes, event: LotDrawn) -> Votes:
    """The next count draws with these."""
    return msgspec.structs.replace(state, words=event.words)


KIND: Kind[Votes] = Kind(
    "ranking",
    state=Votes,
    planned=planned,
    ballots=BallotBox(accept=accept, count=count, channelled=channelled),
    reopens=False,
    reveals=True,
    closes_by_hand=True,
    divides_money=True,
    options=Options,
    task="weighs",
    unfit=unfit,
)
