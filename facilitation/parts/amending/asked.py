"""Which improvements were taken over, and until when they can be."""

from facilitation.parts.amending.state import Amendment, Amendments
from facilitation.parts.arguments.state import KIND, Argument, argument_named
from facilitation.parts.chips.asked import options
from facilitation.parts.chips.state import NAME as CHIPS
from facilitation.parts.plans import plans
from facilitation.registry import PARTS
from facilitation.situation import home, settled
from facilitation.state.meeting import Meeting

NAME = "amending"


def amendments(meeting: Meeting) -> Amendments:
    """All improvements that were taken over, oldest first."""
    found: Amendments = PARTS.parts[NAME].of(meeting)
    return found


def amended(meeting: Meeting, plan: str) -> list[Amendment]:
    """Those of this plan, oldest first."""
    return [one for one in amendments(meeting) if one.initiative == plan]


def adopted(meeting: Meeting, argument: str) -> Amendment | None:
    """What became of an improvement that was taken over; None where it was not."""
    return next((one for one in amendments(meeting) if one.argument == argument), None)


def readable(meeting: Meeting, argument: str) -> Argument | None:
    """The argument with this id where everybody may read it."""
    found = argument_named(meeting, argument)
    return found if found and found.status == "shown" else None


def divided(meeting: Meeting) -> bool:
    """Whether the room began to divide the money that it is at now over the plans, by a vote, chips or a package."""
    begun = (at for at, stage in enumerate(meeting.stages) if stage.status != "waiting" and _divides(meeting, at))
    return any(home(meeting, at) == home(meeting) for at in begun)


def open_to_improvement(meeting: Meeting, plan: str) -> bool:
    """Whether improvements of this plan can be taken over now: it takes part, and nothing was divided or decided."""
    return plans(meeting)[plan].withdrawn is None and not settled(meeting) and not divided(meeting)


def improvements(meeting: Meeting, plan: str) -> list[Argument]:
    """The improvements of this plan that everybody may read, the most supported first."""
    said = [one for stage in KIND.stages(meeting) for one in stage.state.about(plan) if one.side == "improvement"]
    return sorted(said, key=lambda one: -one.support)


def _divides(meeting: Meeting, at: int) -> bool:
    stage = meeting.stages[at]
    kind = PARTS.kind(stage)
    if stage.plan.kind == CHIPS:
        return options(PARTS.kind(stage).live(stage)).on == "plans"
    return kind.ballots is not None or bool(kind.composes)
