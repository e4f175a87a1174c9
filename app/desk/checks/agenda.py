"""Checks of the agenda: whether it can be held, whether it fits the hall, and whether each plan has its time."""

from collections.abc import Iterator

import msgspec
from flask_babel import gettext as _

from app.desk.agenda import steps, told
from app.desk.checks.found import MISSING, RISK, Found
from app.desk.evening import Evening
from app.languages.refusals import sentence
from facilitation.agenda import check
from facilitation.state.plan import Initiative


def no_steps(evening: Evening) -> Iterator[Found]:
    """An evening needs at least one step."""
    if not evening.items("stage"):
        says, why = _("De agenda is nog leeg."), _("Een avond heeft stappen nodig.")
        yield Found(MISSING, says, why, _("Kies een agenda"), "agenda")


def no_minutes(evening: Evening) -> Iterator[Found]:
    """Each step has a length."""
    for step in steps.timetable(evening):
        if not step.stage.minutes:
            says = _("%(step)s heeft nog geen lengte.", step=told.name_of(step))
            why = _("De klok telt de minuten van elke stap af.")
            yield Found(MISSING, says, why, _("Vul de minuten in"), "agenda", step.item.name("minutes"))


def unplayable(evening: Evening) -> Iterator[Found]:
    """What speaks against the agenda itself, in the words of its kinds."""
    plans = [_plan(ask) for item in evening.items("plan") if (ask := item.cents("ask"))]
    for fault in check(steps.stages(evening), plans or None):
        if fault.key != "agenda_empty":
            why = _("Zo kan de avond niet gehouden worden.")
            yield Found(MISSING, sentence(fault.refusal()), why, _("Verander de agenda"), "agenda")


def _plan(ask: int) -> Initiative:
    return Initiative("P", "P", ask, ask)


def untold_picture(evening: Evening) -> Iterator[Found]:
    """The picture of a step is what it is about: who does not see it hears what is on it."""
    for step in steps.timetable(evening):
        picture = step.item.picture if steps.pictured(step.item) else None
        if picture and not picture.shows:
            says = _("Bij %(step)s staat niet wat er op de foto staat.", step=told.name_of(step))
            why = _("Wie hem niet ziet, weet dan niet wat er uitgelegd wordt.")
            yield Found(MISSING, says, why, _("Schrijf het op"), "agenda", step.item.name("minutes"))


def tight_steps(evening: Evening) -> Iterator[Found]:
    """Plans that do not get the time that they were promised."""
    for step in steps.timetable(evening):
        found = told.tight(evening, step)
        if found:
            says = _("%(step)s: er is te weinig tijd voor alle plannen.", step=told.name_of(step))
            why = _("%(sum)s Wisselen kost ook tijd.", sum=found.says)
            yield msgspec.structs.replace(found, says=says, why=why)


def too_long(evening: Evening) -> Iterator[Found]:
    """The hall closes before the agenda is over."""
    until, ends = steps.room_until(evening), steps.ends(evening)
    if until and ends and ends > until:
        says, why = _("De avond duurt langer dan de zaal van jullie is."), told.to_spare(evening)
        yield Found(RISK, says, why, _("Kort de agenda in"), "agenda")
