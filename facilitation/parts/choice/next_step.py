"""What to do next while the room looks at a choice."""

from facilitation.part import Button, Say, Step, Sure
from facilitation.parts.choice.asked import about_package, in_sight
from facilitation.parts.seating import seats
from facilitation.parts.stages import named
from facilitation.parts.terms import terms
from facilitation.registry import PARTS
from facilitation.state.deciding import deciders
from facilitation.state.meeting import Meeting


def next_step(meeting: Meeting) -> Step | None:
    """Close the choice, draw its lot, or go on with the stage; None where what was chosen is up to the decision now."""
    choice = in_sight(meeting)
    if choice is None or _decides(meeting):
        return None
    if not choice.closed:
        sure = Sure((Say("answered_so_far"), Say("choosing_ends")), Say("yes_close_choice"))
        closes = Button(Say("close_choice"), f"choice.close {choice.id}", sure=sure)
        could = len(deciders(meeting, seats(meeting)))
        return Step(closes, sees=(Say("marks_in", {"n": len(choice.answers), "of": could}),))
    if choice.needs_lot:
        return Step(Button(Say("draw_lot"), to="keuze", icon="up"), sees=(Say("options_equal"),))
    goes = Button(Say("go_on", named(meeting.current)), "choice.show")
    return Step(goes, sees=(Say("outcome_shown"),))


def _decides(meeting: Meeting) -> bool:
    """Whether the room agreed that resistance decides, and said how much it resists the package of now."""
    choice, stage = in_sight(meeting), meeting.current
    over = choice is not None and choice.closed and not choice.needs_lot and stage.status == "closed"
    by_rule = terms(meeting).rule == "resistance" and PARTS.kind(stage).closes_by_choice
    return over and by_rule and about_package(meeting, stage.key) is not None
