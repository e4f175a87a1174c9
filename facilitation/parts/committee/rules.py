"""What may be done in a committee: criteria before reading, scores by who has no interest, and lists with reasons."""

from collections.abc import Mapping

from facilitation.part import Context, Facts
from facilitation.parts.committee.acts import (
    AgreeCriteria,
    CloseReading,
    FixLists,
    GiveScore,
    PlacePlan,
    RuleInterest,
    TellInterest,
)
from facilitation.parts.committee.asked import drawn_up, options, paper, ready, terms, written
from facilitation.parts.committee.events import (
    CriteriaAgreed,
    InterestTold,
    ListsFixed,
    PlanPlaced,
    ReadingClosed,
    ScoreGiven,
)
from facilitation.parts.committee.state import (
    HEAVIEST,
    MOST_CRITERIA,
    By,
    Committee,
    Criterion,
    Interest,
    Lists,
    Placed,
    Score,
    Terms,
)
from facilitation.parts.plans import taking_part
from facilitation.parts.seating import seat_of, seats
from facilitation.refusals import Malformed, Refused
from facilitation.texts import LONGEST_NAME, LONGEST_REASON, clean, optional, why

Here = Context[Committee]


def agree(context: Here, act: AgreeCriteria) -> Facts:
    """Agree by what plans are scored, until the first score. Event: criteria.agreed; none where it is so.

    Raises Refused(criteria_fixed), what `criteria` and `require_open` raise, and Malformed(chosen_needed).
    """
    context.require_open()
    if context.stage.state.scored:
        raise Refused("criteria_fixed")
    if not act.chosen:
        raise Malformed("chosen_needed")
    agreed = Terms(criteria(act.criteria), act.chosen, act.reserve)
    if agreed == context.stage.state.terms:
        return []
    return [CriteriaAgreed(stage=context.key, criteria=agreed.criteria, chosen=agreed.chosen, reserve=agreed.reserve)]


def criteria(text: str) -> tuple[Criterion, ...]:
    """The criteria that were typed, one a line.

    Raises Malformed(criteria_needed), Malformed(criteria_many) with the `most`, Malformed(criterion_weight) with the
    `name` for a weight that is not from 1 to 100, Malformed(criterion_twice), and what `clean` raises.
    """
    lines = written(text)
    if not lines:
        raise Malformed("criteria_needed")
    if len(lines) > MOST_CRITERIA:
        raise Malformed("criteria_many", most=MOST_CRITERIA)
    names = [clean(name, LONGEST_NAME, field="criteria") for name, _ in lines]
    for name, (_, weight) in zip(names, lines, strict=True):
        if len(weight) > len(str(HEAVIEST)) or not 1 <= int(weight) <= HEAVIEST:
            raise Malformed("criterion_weight", name=name)
        if names.count(name) > 1:
            raise Malformed("criterion_twice", name=name)
    return tuple(Criterion(f"C{n}", names[n - 1], int(weight)) for n, (_, weight) in enumerate(lines, start=1))


def score(context: Here, act: GiveScore) -> Facts:
    """Score a plan, alone or together; the last one counts. Event: score.given; none where it is so.

    Raises Refused(criteria_first, interest_told), Malformed(score_incomplete, reason_needed), and what `seat_of`,
    `taking_part`, `require_scoring` and `optional` raise.
    """
    require_scoring(context)
    seat = seat_of(context, act)
    plan, state = taking_part(context.meeting, act.initiative), context.stage.state
    if not ready(context.stage):
        raise Refused("criteria_first")
    said = paper(state, plan.id)
    if any(each in said.interests for each in (seat.id, *context.meeting.became(seat.id))):
        raise Refused("interest_told")
    given = Score(_marks(context, act.marks), optional(act.reason, LONGEST_REASON, field="reason"), act.doubt)
    if not given.reason and (state.opened or options(context.stage.plan).reasons):
        raise Malformed("reason_needed")
    before = said.together if state.opened else said.alone
    if before.get(seat.id) == given:
        return []
    return [
        ScoreGiven(
            stage=context.key,
            initiative=plan.id,
            seat=seat.id,
            marks=given.marks,
            reason=given.reason,
            doubt=given.doubt,
        )
    ]


def _marks(context: Here, marks: Mapping[str, int]) -> dict[str, int]:
    most, weights = options(context.stage.plan).most, terms(context.stage).weights
    if set(marks) != set(weights) or not all(1 <= mark <= most for mark in marks.values()):
        raise Malformed("score_incomplete", most=most)
    return {key: marks[key] for key in weights}


def require_scoring(context: Here) -> None:
    """Raises Refused(lists_fixed) once the lists stand, and what `require_open` raises."""
    context.require_open()
    if context.stage.state.lists is not None:
        raise Refused("lists_fixed")


def tell(context: Here, act: TellInterest) -> Facts:
    """A member's own word. Event: interest.told; none where it is so.

    Raises Refused(interest_by_chair, reading_closed) for who decides after all, and what `require_scoring`, `seat_of`,
    `taking_part` and `optional` raise.
    """
    require_scoring(context)
    seat, plan = seat_of(context, act), taking_part(context.meeting, act.initiative)
    known = paper(context.stage.state, plan.id).interests.get(seat.id)
    if known and not act.on and known.by == "chair":
        raise Refused("interest_by_chair")
    if known and not act.on and context.stage.state.opened:
        raise Refused("reading_closed")
    return _told(context, plan.id, seat.id, Interest(optional(act.reason, LONGEST_REASON, field="reason")), act.on)


def rule(context: Here, act: RuleInterest) -> Facts:
    """The chair's word. Event: interest.told; none where it is so.

    Raises Refused(unknown_seat), and what `require_scoring`, `taking_part` and `texts.why` raise.
    """
    require_scoring(context)
    plan = taking_part(context.meeting, act.initiative)
    if act.seat not in seats(context.meeting):
        raise Refused("unknown_seat", seat=act.seat)
    return _told(context, plan.id, act.seat, Interest(why(act.reason), "chair"), act.on)


def _told(context: Here, plan: str, seat: str, interest: Interest, on: bool) -> Facts:
    known = paper(context.stage.state, plan).interests.get(seat)
    if known == interest if on else known is None:
        return []
    by: By = interest.by
    return [InterestTold(stage=context.key, initiative=plan, seat=seat, reason=interest.reason, on=on, by=by)]


def close(context: Here, act: CloseReading) -> Facts:
    """End reading alone, whoever read so far. Event: reading.closed; none where it was.

    Raises what `require_open` raises.
    """
    context.require_open()
    return [] if context.stage.state.opened else [ReadingClosed(stage=context.key)]


def place(context: Here, act: PlacePlan) -> Facts:
    """Say where a plan belongs, and why. Event: plan.placed; none where it is so.

    Raises Refused(list_full) with the `most` plans of a list, and what `require_opened`, `taking_part`, `texts.why` and
    `optional` raise.
    """
    require_opened(context)
    plan, state = taking_part(context.meeting, act.initiative), context.stage.state
    reason = why(act.reason) if act.list else optional(act.reason, LONGEST_REASON, field="reason")
    _require_room(context, plan.id, act)
    placed = Placed(act.list, reason)
    if placed == state.placed.get(plan.id, Placed()):
        return []
    return [PlanPlaced(stage=context.key, initiative=plan.id, list=act.list, reason=reason)]


def _require_room(context: Here, plan: str, act: PlacePlan) -> None:
    agreed = terms(context.stage)
    most = {"chosen": agreed.chosen, "reserve": agreed.reserve}.get(act.list or "")
    there = [key for key, said in context.stage.state.placed.items() if said.list == act.list and key != plan]
    if most is not None and len(there) >= most:
        raise Refused("list_full", most=most)


def require_opened(context: Here) -> None:
    """Raises Refused(reading_first) before the reading was closed, and what `require_scoring` raises."""
    require_scoring(context)
    if not context.stage.state.opened:
        raise Refused("reading_first")


def fix(context: Here, act: FixLists) -> Facts:
    """Fix the lists as they stand. Event: lists.fixed; none where they are.

    Raises what `require_open` and `require_opened` raise, but for lists that were fixed.
    """
    context.require_open()
    if context.stage.state.lists is not None:
        return []
    require_opened(context)
    found: Lists = drawn_up(context.meeting, context.stage)
    return [ListsFixed(stage=context.key, chosen=found.chosen, reserve=found.reserve, others=found.others)]


def leave(context: Here) -> None:
    """Going on with scores and without lists would leave proposers without an answer. Raises Refused(lists_first)."""
    if context.stage.state.scored and context.stage.state.lists is None:
        raise Refused("lists_first")
