"""Which kinds of stages exist, and ready-made agendas of them."""

from collections.abc import Callable
from typing import Any

from facilitation.acts import Act
from facilitation.ballots import CastBallot, cast
from facilitation.events import Event
from facilitation.room import BallotForm
from facilitation.stage import Stage
from facilitation.stages import (
    Context,
    Facts,
    StageKind,
    allocation,
    arguments,
    decision,
    frames,
    initiatives,
    ranking,
    review,
    welcome,
)

KINDS: dict[str, StageKind] = {
    module.KIND.key: module.KIND
    for module in (welcome, frames, initiatives, arguments, ranking, allocation, decision, review)
}

STAGE_ACTS: dict[type[Act], str] = {act: kind.key for kind in KINDS.values() for act in kind.acts}
STAGE_EVENTS: dict[type[Event], str] = {event: kind.key for kind in KINDS.values() for event in kind.events}
BALLOT_ACTS: dict[type[Act], Callable[[Context, Any], Facts]] = {CastBallot: cast}

TEMPLATES: dict[str, tuple[tuple[str, int], ...]] = {
    "overlegtafel": (
        ("welcome", 10),
        ("frames", 10),
        ("initiatives", 20),
        ("arguments", 20),
        ("ranking", 10),
        ("allocation", 20),
        ("decision", 20),
        ("review", 10),
    ),
    "stemavond": (
        ("welcome", 15),
        ("frames", 10),
        ("initiatives", 30),
        ("ranking", 20),
        ("decision", 20),
        ("review", 10),
    ),
}


def agenda(template: str = "overlegtafel", form: BallotForm | None = None) -> tuple[Stage, ...]:
    """The stages of a template; `form` says what a ballot holds. Raises KeyError for an unknown template."""
    return tuple(
        Stage(key=kind, kind=kind, minutes=minutes, form=form if kind == "ranking" else None).with_method()
        for kind, minutes in TEMPLATES[template]
    )
