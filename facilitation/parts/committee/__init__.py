"""A selection committee: criteria before reading, each scores alone, then together; a list and a reserve with reasons.

Its members are all who hold a seat. Scores are utterances and no ballots: they have to be told apart per plan, since
who has an interest in a plan does not decide about that one, and may be changed later with a reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from facilitation.part import Button, Kind, Part, Rule, Say, Step, Sure, everybody
from facilitation.parts.committee import rules
from facilitation.parts.committee.acts import (
    AgreeCriteria,
    CloseReading,
    FixLists,
    GiveScore,
    PlacePlan,
    RuleInterest,
    TellInterest,
)
from facilitation.parts.committee.asked import drawn_up, options, progress, ready
from facilitation.parts.committee.changes import (
    on_agreed,
    on_closed,
    on_fixed,
    on_given,
    on_placed,
    on_told,
    places,
    without_seat,
)
from facilitation.parts.committee.events import (
    CriteriaAgreed,
    InterestTold,
    ListsFixed,
    PlanPlaced,
    ReadingClosed,
    ScoreGiven,
)
from facilitation.parts.committee.record import record
from facilitation.parts.committee.state import NAME, Committee, Options, Selection
from facilitation.parts.door.events import REMOVALS
from facilitation.parts.plans import plans
from facilitation.parts.seating import of_seat
from facilitation.refusals import Malformed, Unfit
from facilitation.roles import DECIDERS, LEADERS
from facilitation.state.meeting import Meeting
from facilitation.state.plan import Initiative
from facilitation.state.stage import Stage

NUMBERS = {"chosen": (0, 10_000), "reserve": (0, 10_000), "most": (2, 10)}


def unfit(stage: Stage, found: Sequence[Initiative] | None) -> Iterator[Unfit]:
    """A number that cannot be, or criteria that cannot be read."""
    told = options(stage)
    for field, (least, most) in NUMBERS.items():
        if not least <= getattr(told, field) <= most:
            yield Unfit("stage_rules", stage=stage.key, field=field)
    try:
        if told.criteria:
            rules.criteria(told.criteria)
    except Malformed:
        yield Unfit("stage_rules", stage=stage.key, field="criteria")


def proposes(meeting: Meeting, stage: Selection) -> Mapping[str, int] | None:
    """What was chosen gets its ask, in the order of the list as long as it fits; None before the lists were fixed."""
    if stage.state.lists is None:
        return None
    left, given = meeting.free, dict[str, int]()
    for key in stage.state.lists.chosen:
        plan = plans(meeting)[key]
        if plan.withdrawn is None and plan.ask <= left:
            given[key] = plan.ask
            left -= plan.ask
    return given


def mine(meeting: Meeting, seat: str | None) -> Mapping[str, Any]:
    """How far a seat is with the plans of the present stage; None where no committee is at work."""
    here = KIND.here(meeting)
    own = progress(meeting, here, seat) if here and seat else None
    return {"reading": msgspec.to_builtins(own) if own else None}


def of_member(before: Meeting, event: InterestTold) -> str | None:
    """Whose voice an interest is; nobody's where the chair rules it."""
    return event.seat if event.by == "member" else None


def next_step(meeting: Meeting) -> Step | None:
    """Agree the criteria, close the reading once there are scores, fix the lists; then the agenda goes on."""
    here = KIND.here(meeting)
    if here is None or here.status != "open" or here.state.lists is not None:
        return None
    if here.state.opened:
        found = drawn_up(meeting, here)
        sees = Say("lists_stand", {"chosen": len(found.chosen), "reserve": len(found.reserve)})
        sure = Sure((sees, Say("lists_told")), Say("yes_fix_lists"))
        return Step(Button(Say("fix_lists"), "lists.fix", sure=sure), sees=(sees,), leans_on=(found,))
    if not ready(here):
        return Step(Button(Say("agree_criteria"), to="criteria", icon="up"), sees=(Say("criteria_before"),))
    sure = Sure((Say("read_so_far"), Say("reading_ends")), Say("yes_close_reading"))
    return Step(Button(Say("close_reading"), "reading.close", sure=sure), sees=(Say("read_so_far"),))


KIND: Kind[Committee] = Kind(
    NAME,
    state=Committee,
    leave=rules.leave,
    options=Options,
    task="weighs",
    unfit=unfit,
    proposes=proposes,
    divides_money=True,
)
PART: Part[None] = Part(
    NAME,
    kind=KIND,
    rules={
        AgreeCriteria: Rule(rules.agree, LEADERS),
        GiveScore: Rule(rules.score, DECIDERS),
        TellInterest: Rule(rules.tell, DECIDERS),
        RuleInterest: Rule(rules.rule, LEADERS),
        CloseReading: Rule(rules.close, LEADERS, lasting="undo_seen"),
        PlacePlan: Rule(rules.place, LEADERS),
        FixLists: Rule(rules.fix, LEADERS, lasting="undo_seen"),
    },
    events={
        CriteriaAgreed: on_agreed,
        ScoreGiven: on_given,
        InterestTold: on_told,
        ReadingClosed: on_closed,
        PlanPlaced: on_placed,
        ListsFixed: on_fixed,
    },
    follows=dict.fromkeys(REMOVALS, without_seat),
    voices={ScoreGiven: of_seat, InterestTold: of_member},
    places=places,
    record=record,
    mine=mine,
    touches={ReadingClosed: everybody, CriteriaAgreed: everybody},
    next_step=next_step,
)
