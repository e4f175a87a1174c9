"""Akkoord, zorg or bezwaar over the package, round by round; then the decision is recorded."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from facilitation.by_two.card import Form, Item, Marks, OnPaper, Question, Sheet, of_nobody
from facilitation.events import Event, StageClosed, StageOpened
from facilitation.part import Context, Facts
from facilitation.parts.decision.acts import GiveConsent, HideConcern, OpenRound, RecordDecision, ReopenDecision
from facilitation.parts.decision.consent import POSITIONS, Where
from facilitation.parts.decision.events import (
    AnswersTold,
    ConcernHidden,
    ConsentGiven,
    ConsentOnPaper,
    DecisionRecorded,
    DecisionReopened,
    OnCard,
    RoundOpened,
)
from facilitation.parts.decision.objections import require_undecided
from facilitation.parts.decision.ruling import Ruling, called, judge
from facilitation.parts.decision.state import KIND, DecisionState
from facilitation.parts.package.conditions import owned
from facilitation.parts.package.division import current, require_ranking_seen, require_reasons, version
from facilitation.parts.package.rules import settled_package
from facilitation.parts.plans import active, taking_part
from facilitation.parts.seating import seat_of
from facilitation.parts.terms import terms
from facilitation.refusals import Malformed, Refused
from facilitation.situation import require_unblocked
from facilitation.state.award import Award
from facilitation.state.meeting import Meeting
from facilitation.texts import LONGEST_REASON, clean, optional, why

Here = Context[DecisionState]


def give(context: Here, act: GiveConsent) -> Facts:
    """Answer the package; a concern or an objection without a text is none. Event: consent.given.

    Raises Refused(wrong_stage, stage_closed), Malformed(reason_needed_for_concern), what `seat_of`, `clean` and
    `optional` raise.
    """
    context.require_open()
    seat = seat_of(context, act)
    if act.position == "agree":
        reason = optional(act.reason, LONGEST_REASON, field="reason")
    else:
        if not act.reason.strip():
            raise Malformed("reason_needed_for_concern")
        reason = clean(act.reason, LONGEST_REASON, field="reason")
    need = "" if act.position == "agree" else optional(act.need, LONGEST_REASON, field="need")
    return [
        ConsentGiven(
            stage=context.key, seat=seat.id, channel=seat.channel, position=act.position, reason=reason, need=need
        )
    ]


def told(meeting: Meeting, event: StageClosed) -> list[Event]:
    """What the answers of the hall and of those online come to apart, where enough of both answered."""
    stage = KIND.named(meeting, event.stage)
    if stage is None:
        return []
    now = stage.state.now
    both: dict[Where, Mapping[str, int]] = {"room": now.counts(online=False), "online": now.counts(online=True)}
    return [AnswersTold(stage=stage.key, answered=now.sizes(), apart=both if now.apart else {})]


def open_round(context: Here, act: OpenRound) -> Facts:
    """Ask the room (again). Events: round.opened, stage.opened; none where it is asked that now.

    Raises Refused(decision_recorded, wrong_stage, unknown_initiative, initiative_withdrawn), Refused(close_first) while
    answers are out, and what blocks the room.
    """
    require_undecided(context)
    require_unblocked(context.meeting)
    state = context.stage.state
    about = taking_part(context.meeting, act.initiative).id if act.initiative else None
    asking = context.stage.status == "open"
    if asking and state.now.about == about:
        return []
    if asking and state.now.size:
        raise Refused("close_first")
    closed = context.stage.status == "closed"
    number, asked = state.round + closed, version(context.meeting)
    facts: Facts = [RoundOpened(stage=context.key, round=number, about=about, asked=asked)]
    return facts if asking else [*facts, StageOpened(stage=context.key)]


def record(context: Here, act: RecordDecision) -> Facts:
    """Fix the package, once. Events: division.composed where nobody composed one, decision.recorded; none if it stands.

    Raises Refused(wrong_stage, close_first, not_open_yet, ask_about_all, ranking_unrevealed, departure_needs_reason),
    Refused(rule_unmet) unless it is recorded as advice, and what blocks the room.
    """
    meeting, state = context.meeting, context.stage.state
    if state.recorded:
        return []
    _require_answers(context)
    require_ranking_seen(meeting)
    require_reasons(meeting, current(meeting))
    ruling = judge(meeting, state)
    if not ruling.met and not act.advice:
        raise Refused("rule_unmet", rule=terms(meeting).rule, standing=ruling.standing)
    return [*settled_package(meeting), _recorded(context, ruling, act.advice)]


def reopen(context: Here, act: ReopenDecision) -> Facts:
    """Let the package change again, at the decision. Event: decision.reopened.

    Raises Refused(wrong_stage), Refused(not_recorded) and what `why` raises.
    """
    if context.meeting.current.key != context.key:
        raise Refused("wrong_stage", stage=context.stage.plan.kind)
    if not context.stage.state.recorded:
        raise Refused("not_recorded")
    return [DecisionReopened(stage=context.key, reason=why(act.reason))]


def hide(context: Here, act: HideConcern) -> Facts:
    """Take the words of an answer away that can be seen. Event: concern.hidden.

    Raises Refused(unknown_concern) and what `why` raises.
    """
    stage = context.stage
    found = _owner(stage.state, stage.status == "closed", act.concern)
    if found is None:
        raise Refused("unknown_concern", concern=act.concern)
    seat, number = found
    hidden = ConcernHidden(stage=context.key, seat=seat, round=number, reason=why(act.reason))
    return [replace(hidden, seat="", card=seat) if of_nobody(seat) else hidden]


def _owner(state: DecisionState, shown: bool, name: str) -> tuple[str, int] | None:
    """Whose answer this is that may be seen, and in which round."""
    owners = state.owners(shown)
    if name in owners:
        return owners[name], int(name[1:].partition(".")[0])
    concerns = state.now.answers("concern") if shown else []
    place = int(name[1:]) if name[:1] == "C" and name[1:].isascii() and name[1:].isdecimal() else 0
    if not 0 < place <= len(concerns):
        return None
    said = concerns[place - 1]
    return next(seat for seat, consent in state.consents.items() if consent is said), state.round


def _require_answers(context: Here) -> None:
    kind = context.stage.plan.kind
    if context.meeting.current.key != context.key:
        raise Refused("wrong_stage", stage=kind)
    require_unblocked(context.meeting)
    if context.stage.status == "open":
        raise Refused("close_first")
    if context.stage.status == "waiting":
        raise Refused("not_open_yet", stage=kind)
    if context.stage.state.now.about is not None:
        raise Refused("ask_about_all")


def _recorded(context: Here, ruling: Ruling, advice: bool) -> DecisionRecorded:
    meeting, agreed = context.meeting, terms(context.meeting)
    awards, usual = current(meeting), agreed.usual_due(context.now.date())
    everything = tuple(owned(plan, awards.get(plan.id, Award(plan.id, 0)), usual) for plan in active(meeting))
    return DecisionRecorded(
        stage=context.key,
        awards=everything,
        remainder=meeting.free - sum(award.amount for award in everything),
        consent=context.stage.state.counts(),
        called=called(agreed, ruling, advice),
        ruling=ruling,
    )


FORM = Form(
    "position",
    1,
    listed=False,
    items=(Item("position", "", most=len(POSITIONS)),),
    words=("reason", "need"),
    worded=(2, 3),
    remarkable=False,
)


def asked(meeting: Meeting) -> Iterator[Question]:
    """The round of now at each decision; over once it was closed or the decision stands."""
    for stage in KIND.stages(meeting):
        over = stage.status == "closed" or stage.state.recorded
        yield Question(KIND.name, stage.key, stage.state.round, over=over)


def read_card(context: Context[Any], question: Question, marks: Marks) -> Mapping[str, Any]:
    """1 is akkoord, 2 a concern and 3 an objection. Raises Refused(sheet_few, sheet_value)."""
    if not marks or marks[0] is None:
        raise Refused("sheet_few")
    if len(marks) > 1 or not 1 <= marks[0] <= len(POSITIONS):
        raise Refused("sheet_value")
    return {"position": POSITIONS[marks[0] - 1]}


def lands(context: Context[Any], question: Question, batch: str, sheets: Sequence[Sheet]) -> Facts:
    """The answers count in the round. Event: consent.on_paper. Raises what `require_open` raises."""
    if sheets:
        context.require_open()
    answers = tuple(OnCard(sheet.paper["position"], *sheet.said) for sheet in sheets)
    return [ConsentOnPaper(stage=question.stage, batch=batch, answers=answers)]


CARDS = OnPaper(asked, lambda meeting, question: FORM, read_card, lands)
