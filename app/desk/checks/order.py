"""The order of an agenda: what can be held as it stands, and is seldom what people mean.

An agenda falls apart in rounds, each up to and with a decision; what comes after the last decision is the end. Nothing
here keeps an evening from being held: whoever prepares it is told, and may have meant it.
"""

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.desk.agenda import steps, told
from app.desk.checks.found import RISK, Found
from app.desk.evening import Evening
from facilitation.refusals import Unfit
from facilitation.registry import PARTS
from facilitation.state.stage import Stage

ODD = {
    "weighs_before_shown": (_l("Bij %(step)s kiezen mensen al, en daarna pas horen ze de plannen."),
                            _l("Wie nog niets weet van een plan, kan het niet wegen.")),
    "nothing_to_decide": (_l("Bij %(step)s is er nog niets om over te besluiten."),
                          _l("Er gaat geen stemming en geen verdeling aan vooraf.")),
    "looks_back_early": (_l("%(step)s komt voor het besluit."), _l("Mensen kijken dan terug op wat nog moet komen.")),
    "after_the_decision": (_l("%(step)s komt na het besluit."), _l("Het telt dan nergens meer in mee.")),
}  # fmt: skip
"""What stands in an odd place, and why that matters; an evening may be held so."""


def odd_order(evening: Evening) -> Iterator[Found]:
    """Steps in an order that is seldom meant; it is told and never refused."""
    named = {step.stage.key: step for step in steps.timetable(evening)}
    for fault in odd(steps.stages(evening)):
        step = named[fault.details["stage"]]
        asks, why = ODD[fault.key]
        says = str(asks) % {"step": told.name_of(step)}
        yield Found(RISK, says, str(why), _("Verplaats de stap"), "agenda", step.item.name("minutes"))


def odd(stages: Sequence[Stage]) -> list[Unfit]:
    """What stands in an odd place, each with the `stage` (its key) that it is about.

    Keys: weighs_before_shown, nothing_to_decide, looks_back_early, after_the_decision.
    """
    *rounds, end = _rounds(stages)
    found = [fault for each in rounds for fault in (*_early(each), *_in_round(each))]
    return [*found, *_early(end), *(_after(end) if rounds else ())]


def _task(stage: Stage) -> str:
    return PARTS.kinds[stage.kind].task if stage.kind in PARTS.kinds else ""


def _rounds(stages: Sequence[Stage]) -> list[list[Stage]]:
    """The rounds, and at last the end, which may be empty."""
    found: list[list[Stage]] = [[]]
    for stage in stages:
        found[-1].append(stage)
        if _task(stage) == "decides":
            found.append([])
    return found


def _early(stages: Sequence[Stage]) -> Iterator[Unfit]:
    """Plans are weighed before they are shown, where they are shown in this round at all."""
    first = next((at for at, stage in enumerate(stages) if _task(stage) == "shows"), 0)
    yield from _each("weighs_before_shown", stages[:first], "weighs")


def _in_round(stages: Sequence[Stage]) -> Iterator[Unfit]:
    if not any(_task(stage) == "weighs" for stage in stages):
        yield Unfit("nothing_to_decide", stage=stages[-1].key)
    yield from _each("looks_back_early", stages, "looks_back")


def _after(stages: Sequence[Stage]) -> Iterator[Unfit]:
    """Showing and weighing come to nothing once no decision follows."""
    yield from _each("after_the_decision", stages, "shows", "weighs")


def _each(key: str, stages: Sequence[Stage], *tasks: str) -> Iterator[Unfit]:
    return (Unfit(key, stage=stage.key) for stage in stages if _task(stage) in tasks)
