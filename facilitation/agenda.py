"""Agendas: which stages an evening has, in which order, for how long and led by whom; and what speaks against one."""

import re
from collections.abc import Iterator, Sequence

import msgspec

import facilitation.parts  # noqa: F401  fills the registry
from facilitation.parts import allocation, arguments, decision, frames, initiatives, ranking, review, welcome
from facilitation.refusals import Unfit
from facilitation.registry import PARTS
from facilitation.state.method import BallotForm
from facilitation.state.plan import Initiative
from facilitation.state.stage import Stage

MOST_STAGES = 40


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """An agenda that can be used again. `name` is what a command calls it, `title` what people call it.

    `based_on` says where it was seen: a place, a link. `notes` are for whoever chooses it.
    """

    name: str
    title: str
    stages: tuple[Stage, ...]
    notes: str = ""
    based_on: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """How long the evening takes."""
        return sum(stage.minutes for stage in self.stages)


def _usual(name: str, title: str, *stages: tuple[str, int]) -> Template:
    return Template(name=name, title=title, stages=tuple(Stage(kind, kind, minutes) for kind, minutes in stages))


TEMPLATES: dict[str, Template] = {
    template.name: template
    for template in (
        _usual(
            "overlegtafel",
            "Overlegtafel",
            (welcome.PART.name, 10),
            (frames.PART.name, 10),
            (initiatives.PART.name, 20),
            (arguments.PART.name, 20),
            (ranking.PART.name, 10),
            (allocation.PART.name, 20),
            (decision.PART.name, 20),
            (review.PART.name, 10),
        ),
        _usual(
            "stemavond",
            "Stemavond",
            (welcome.PART.name, 15),
            (frames.PART.name, 10),
            (initiatives.PART.name, 30),
            (ranking.PART.name, 20),
            (decision.PART.name, 20),
            (review.PART.name, 10),
        ),
    )
}
"""The two that need no file; the others are data of the app."""


def agenda(template: str | Template = "overlegtafel", form: BallotForm | None = None) -> tuple[Stage, ...]:
    """The stages of a template; `form` says what a ballot holds that the template leaves open.

    Raises KeyError for an unknown name, and for a kind of stage that there is not.
    """
    found = TEMPLATES[template] if isinstance(template, str) else template
    return tuple(PARTS.kinds[stage.kind].planned(stage, form) for stage in found.stages)


def check(stages: Sequence[Stage], plans: Sequence[Initiative] | None = None) -> list[Unfit]:
    """What speaks against an agenda, in its order; empty where it can be held. Without plans those are left out of it.

    Keys: agenda_empty, agenda_long, stage_key_twice, unknown_kind, stage_rules, and what the kinds have to say; each
    but the first two with the `stage` (its key) that it is about.
    """
    return list(_faults(stages, plans))


def _faults(stages: Sequence[Stage], plans: Sequence[Initiative] | None) -> Iterator[Unfit]:
    if not stages:
        yield Unfit("agenda_empty")
    if len(stages) > MOST_STAGES:
        yield Unfit("agenda_long", most=MOST_STAGES)
    seen = set[str]()
    for stage in stages:
        if stage.key in seen:
            yield Unfit("stage_key_twice", stage=stage.key)
        seen.add(stage.key)
        yield from _unfit(stage, plans)


def _unfit(stage: Stage, plans: Sequence[Initiative] | None) -> Iterator[Unfit]:
    kind = PARTS.kinds.get(stage.kind)
    if kind is None:
        yield Unfit("unknown_kind", stage=stage.key, kind=stage.kind, known=", ".join(PARTS.kinds))
        return
    try:
        kind.told(stage)
    except msgspec.ValidationError as error:
        yield Unfit("stage_rules", stage=stage.key, field=field_in(error))
        return
    yield from kind.unfit(stage, plans)


def field_in(error: msgspec.ValidationError) -> str:
    """The field that a complaint is about; empty where it is about the whole."""
    missing = re.search(r"field `([^`]+)`", str(error))
    named = missing or re.search(r"`\$\.?([^`]*)`$", str(error))
    return named[1] if named else ""
