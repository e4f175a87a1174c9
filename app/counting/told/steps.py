"""The steps of an outcome in words: what the wall plays one by one, and what phone and record list."""

from collections.abc import Mapping

import msgspec

from app.counting.told import end_steps, money_steps, order_steps
from app.counting.told.outcome import Tale
from facilitation.counting import steps as telling
from facilitation.counting.steps import Step

WORDS = {**order_steps.WORDS, **money_steps.WORDS, **end_steps.WORDS}


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A step in words; `given` are the cents of the plan that gets money here, `lost` who is told why it got none."""

    step: Step
    head: str
    lines: tuple[str, ...]
    given: Mapping[str, int] = {}
    lost: tuple[str, ...] = ()


def tell(tale: Tale) -> tuple[Told, ...]:
    """Every step of the outcome in the present language."""
    return tuple(_told(tale, step) for step in telling.steps(tale.result))


def _told(tale: Tale, step: Step) -> Told:
    head, lines = WORDS[step.kind](tale, step)
    own = step.ties[:1] if step.kind == "run_off" else step.ties  # of plans that leave together the first says it all
    ties = [line for number in own for line in end_steps.tie(tale, number)]
    return Told(
        step=step,
        head=head,
        lines=tuple([*ties, *lines] if step.kind == "given" else [*lines, *ties]),
        given={key: tale.result.awards[key] for key in step.ids} if step.kind == "given" else {},
        lost=step.ids if step.kind == "lost" else (),
    )
