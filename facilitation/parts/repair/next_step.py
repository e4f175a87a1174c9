"""What to do next while outcomes are held: go on, and at the end show them together."""

from facilitation.part import Button, Say, Step, Sure
from facilitation.parts.repair.asked import repair, waiting
from facilitation.registry import PARTS
from facilitation.state.meeting import Meeting


def held(meeting: Meeting) -> bool:
    """Whether the room looks at a stage whose outcome is held."""
    here = meeting.current
    return repair(meeting).held and here.status == "closed" and PARTS.kind(here).reveals


def next_step(meeting: Meeting) -> Step | None:
    """Go on without showing, or at the last stage show all that was held; None where nothing here is held."""
    if not held(meeting):
        return None
    n = len(waiting(meeting))
    sure = Sure((Say("together_seen", {"n": n}),), Say("yes_show_together"))
    together = Button(Say("show_together", {"n": n}), "results.release", sure=sure)
    following = meeting.stages[meeting.at + 1 : meeting.at + 2]
    for to in following:
        goes = Button(Say("next", {"kind": to.plan.kind}), f"stage.advance expecting={meeting.current.key} to={to.key}")
        return Step(goes, sees=(Say("all_go_to", {"kind": to.plan.kind}),), aside=(Say("held"),), others=(together,))
    return Step(together, aside=(Say("held"),))
