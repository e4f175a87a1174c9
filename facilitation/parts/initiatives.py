"""Plannen: each plan is heard, with a clock of its own; the one on the floor follows the console."""

from facilitation.part import Button, Kind, Part, Say, Step
from facilitation.parts import stages
from facilitation.parts.floor import following
from facilitation.state.meeting import Meeting

KIND: Kind[None] = Kind("initiatives", state=lambda: None, has_floor=True, tells_plans=True, task="shows")


def next_step(meeting: Meeting) -> Step | None:
    """The next plan, as long as there is one that was not heard."""
    return telling(KIND, meeting)


def telling(kind: Kind[None], meeting: Meeting) -> Step | None:
    """At an open stage of this kind the plan after the one on the floor; going on is beside it. None after the last."""
    here, plan = kind.here(meeting), following(meeting)
    onward = stages.next_step(meeting)
    if here is None or here.status != "open" or plan is None or onward is None:
        return None
    gives = Button(Say("next_plan"), f"floor.give {plan.id}")
    return Step(gives, sees=(Say("heard_next", {"title": plan.title}),), others=(onward.button,))


PART: Part[None] = Part("initiatives", kind=KIND, next_step=next_step)
