"""Checks of the frames: whether anybody confirms them before money is divided, and what the city still has to say."""

from collections.abc import Iterator

from flask_babel import gettext as _

from app.desk.agenda import steps, told
from app.desk.agreements import CITY
from app.desk.checks.found import RISK, Found
from app.desk.evening import Evening
from facilitation.parts.frames import KIND
from facilitation.registry import PARTS
from facilitation.state.frame import lines
from facilitation.state.stage import Stage


def money_before_frames(evening: Evening) -> Iterator[Found]:
    """Money is divided on frames that the room never confirms, or not yet."""
    table = steps.timetable(evening)
    agreed = [step for step in table if step.stage.kind == KIND.name]
    money = [step for step in table if _divides(step.stage)]
    if money and not agreed:
        says = _("Er is geen stap waarin de zaal de kaders bevestigt.")
        why = _(
            "Bij %(step)s gaat het over geld. Niemand heeft dan gezegd dat de afspraken kloppen.",
            step=told.name_of(money[0]),
        )
        yield Found(RISK, says, why, _("Zet Kaders in de agenda"), "agenda", money[0].item.name("minutes"))
    elif money and table.index(money[0]) < table.index(agreed[0]):
        says = _("%(step)s komt voor de kaders.", step=told.name_of(money[0]))
        why = _("Die stap gaat pas open als de zaal alle kaders heeft bevestigd.")
        yield Found(RISK, says, why, _("Zet Kaders ervoor"), "agenda", agreed[0].item.name("minutes"))


def _divides(stage: Stage) -> bool:
    return stage.kind in PARTS.kinds and PARTS.kinds[stage.kind].divides_money


def left_to_the_city(evening: Evening) -> Iterator[Found]:
    """An earlier evening asked the city to decide, and nobody wrote down what it said."""
    left = lines(evening.text(CITY))
    if left:
        says = _("De gemeente zou nog beslissen over: %(what)s", what=" ".join(left))
        why = _("De zaal vroeg dat op een eerdere avond, en wil nu horen wat het werd.")
        yield Found(RISK, says, why, _("Schrijf het antwoord bij de kaders"), "kaders", CITY)
