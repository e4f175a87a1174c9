"""Ready-made agendas: which kinds of stages an evening has, in which order, and for how many minutes."""

import facilitation.parts  # noqa: F401  fills the registry
from facilitation.parts import allocation, arguments, decision, frames, initiatives, ranking, review, welcome
from facilitation.registry import PARTS
from facilitation.state.method import BallotForm
from facilitation.state.stage import Stage

TEMPLATES: dict[str, tuple[tuple[str, int], ...]] = {
    "overlegtafel": (
        (welcome.PART.name, 10),
        (frames.PART.name, 10),
        (initiatives.PART.name, 20),
        (arguments.PART.name, 20),
        (ranking.PART.name, 10),
        (allocation.PART.name, 20),
        (decision.PART.name, 20),
        (review.PART.name, 10),
    ),
    "stemavond": (
        (welcome.PART.name, 15),
        (frames.PART.name, 10),
        (initiatives.PART.name, 30),
        (ranking.PART.name, 20),
        (decision.PART.name, 20),
        (review.PART.name, 10),
    ),
}


def agenda(template: str = "overlegtafel", form: BallotForm | None = None) -> tuple[Stage, ...]:
    """The stages of a template; `form` says what a ballot holds. Raises KeyError for an unknown template."""
    stages = (Stage(key=kind, kind=kind, minutes=minutes) for kind, minutes in TEMPLATES[template])
    return tuple(PARTS.kinds[stage.kind].planned(stage, form) for stage in stages)
