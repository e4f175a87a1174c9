"""A small evening with a committee, and the acts of its members."""

from typing import Any

from facilitation.agenda import agenda
from facilitation.parts.committee.acts import AgreeCriteria, CloseReading, FixLists, GiveScore
from facilitation.state.plan import Initiative
from facilitation.state.stage import Stage
from tests.facilitation.evening import PLANS, Evening

MEMBERS = ("anna", "bram", "chris", "dora")
CRITERIA = "Haalbaar: 3\nDraagvlak"


def stages(**rules: Any) -> tuple[Stage, ...]:
    """A short evening with a committee."""
    plain = {stage.key: stage for stage in agenda()}
    selection = Stage("kiezen", "committee").saying(rules=rules)
    return plain["welcome"], selection, plain["decision"], plain["review"]


def gathered(plans: tuple[Initiative, ...] = PLANS, **rules: Any) -> Evening:
    """The committee sits together and agreed nothing yet, unless the agenda says so."""
    return Evening(stages(**rules), plans=plans).reach("committee")


def reading(chosen: int = 2, reserve: int = 1, criteria: str = CRITERIA, **rules: Any) -> Evening:
    """The criteria stand, and members read."""
    evening = gathered(**rules)
    evening.play(AgreeCriteria(criteria=criteria, chosen=chosen, reserve=reserve))
    return evening


def score(plan: str, *marks: int, seat: str | None = None, **more: Any) -> GiveScore:
    """These marks, in the order of the criteria."""
    said = {"reason": "Omdat het kan.", **more}
    return GiveScore(seat=seat, initiative=plan, marks={f"C{n}": m for n, m in enumerate(marks, 1)}, **said)


def scored(**rules: Any) -> Evening:
    """Everybody scored all four plans: the garden best, then the playground, the lamps and the mural."""
    evening = reading(**rules)
    for n, plan in enumerate(("garden", "playground", "lamps", "mural")):
        for seat in MEMBERS:
            evening.play(score(plan, 5 - n, 4, seat=seat))
    return evening


def opened(**rules: Any) -> Evening:
    """And the reading was closed."""
    evening = scored(**rules)
    evening.play(CloseReading())
    return evening


def fixed(**rules: Any) -> Evening:
    """And the lists were fixed."""
    evening = opened(**rules)
    evening.play(FixLists())
    return evening
