"""Rangschikken: each seat its own top, or approvals within the limits; counted only after closing."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from facilitation.ballots import Paper
from facilitation.counting import Outcome, approval, borda
from facilitation.refusals import Malformed, Refused
from facilitation.room import BallotForm, Stage
from facilitation.stages import BallotBox, Context, Sealed, StageKind

if TYPE_CHECKING:
    from facilitation.meeting import Meeting


def accept(context: Context, paper: Paper) -> Mapping[str, Any]:
    """A ranking of distinct plans that take part, or approvals within the form's limits."""
    form = context.stage.plan.form or BallotForm()
    chosen = paper.order if form.kind == "ranking" else paper.approved
    if chosen is None:
        raise Malformed("ballot_form", expected="order" if form.kind == "ranking" else "approved")
    if len(set(chosen)) < len(chosen):
        raise Malformed("ballot_repeats")
    if not chosen:
        raise Malformed("ballot_empty")
    for key in chosen:
        context.initiative(key)
    if form.kind == "ranking":
        if len(chosen) > form.top:
            raise Refused("ballot_too_long", top=form.top)
        return {"order": list(chosen)}
    _within_limits(context, form, chosen)
    return {"approved": sorted(chosen)}


def _within_limits(context: Context, form: BallotForm, chosen: Sequence[str]) -> None:
    total = sum(context.initiative(key).ask for key in chosen)
    if len(chosen) < form.min_choices:
        raise Refused("too_few_choices", least=form.min_choices)
    if form.max_choices is not None and len(chosen) > form.max_choices:
        raise Refused("too_many_choices", most=form.max_choices)
    if form.max_sum is not None and total > form.max_sum:
        raise Refused("approval_over_sum", limit=form.max_sum, over=total - form.max_sum)
    if form.min_sum is not None and total < form.min_sum:
        raise Refused("approval_under_sum", limit=form.min_sum)


def count(meeting: "Meeting", stage: Stage, ballots: Sequence[Mapping[str, Any]]) -> Outcome:
    """Borda over the top, or votes for approvals; plans that were withdrawn fall out first."""
    form = stage.form or BallotForm()
    plans = meeting.active
    if form.kind == "approval":
        return approval.count([ballot["approved"] for ballot in ballots], plans, meeting.pot)
    return borda.count([ballot["order"] for ballot in ballots], plans, meeting.pot, top=form.top)


KIND = StageKind(
    key="ranking",
    state=Sealed,
    ballots=BallotBox(accept=accept, count=count),
    reopens=False,
    reveals=True,
    closes_by_hand=True,
)
