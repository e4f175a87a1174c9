"""Rangschikken: each seat its ballot, of the kind and by the rule that the frames fixed; counted only after closing."""

from collections.abc import Mapping
from typing import Any

from facilitation.counting.result import Result
from facilitation.counting.written import plain
from facilitation.part import Button, Course, OfStage, Part, Rule, Say, Step, Sure
from facilitation.parts.ranking.acts import ChooseMethod, CountAgain, DrawLot, KeepCount
from facilitation.parts.ranking.events import BallotsCounted, LotDrawn, MethodChosen
from facilitation.parts.ranking.rules import again, choose, draw, keep_count
from facilitation.parts.ranking.votes import KIND, Vote, on_chosen, on_counted, on_drawn, shown
from facilitation.roles import LEADERS, Role
from facilitation.state.meeting import Meeting
from facilitation.state.plan import Initiative


def record(course: Course) -> Mapping[str, Any]:
    """The outcome of the vote that the room is at, in the end the last; None before it is shown."""
    return {"ranking": told(KIND.at(course.meeting))}


def told(stage: Vote | None) -> dict[str, Any] | None:
    """A vote that was shown, as plain values: the rule, the order, ties, turns, and the outcome as a whole."""
    outcome = shown(stage)
    if stage is None or outcome is None:
        return None
    method = stage.method
    return {
        "rule": outcome.rule,
        "top": method.top,
        "counted": outcome.counted,
        "order": [standing.id for standing in outcome.standings],
        "ties": [list(tie.ids) for tie in outcome.ties],
        "steps": [
            {"initiative": each.id, "ask": each.cost, "funded": each.funded, "left": each.left}
            for each in outcome.rounds
        ],
        "method": plain(method),
        "digest": method.digest,
        "words": stage.state.words,
        "outcome": plain(outcome),
    }


def record_of_plan(course: Course, plan: Initiative) -> Mapping[str, Any]:
    """The plan's place in that vote."""
    return {"ranked": place_of(shown(KIND.at(course.meeting)), plan.id)}


def place_of(outcome: Result | None, key: str) -> dict[str, Any] | None:
    """Rank, points and ballots of a plan; None where it is in no outcome."""
    found = next((standing for standing in outcome.standings if standing.id == key), None) if outcome else None
    return {"rank": found.rank, "points": plain(found.points), "ballots": found.votes} if found else None


def next_step(meeting: Meeting) -> Step | None:
    """Close the open vote; what it gave is shown by an act of its own."""
    here = KIND.here(meeting)
    if here is None or here.status != "open":
        return None
    sure = Sure((Say("voted_so_far"), Say("voting_ends")), Say("yes_close_vote"))
    closes = Button(Say("close_vote"), f"stage.close expecting={here.key}", sure=sure)
    return Step(closes, sees=(Say("ballots_in"),), aside=(Say("outcome_apart"),))


PART: Part[None] = Part(
    "ranking",
    kind=KIND,
    rules={
        ChooseMethod: Rule(choose, LEADERS),
        KeepCount: Rule(keep_count, {Role.HOUSE}, ours=True),
        CountAgain: Rule(again, LEADERS),
        DrawLot: Rule(draw, LEADERS, waits_for_count="its_stage", lasting="undo_seen"),
    },
    events={MethodChosen: OfStage(on_chosen), BallotsCounted: on_counted, LotDrawn: on_drawn},
    record=record,
    record_of_plan=record_of_plan,
    next_step=next_step,
)
