"""The plans of the meeting; the console holds all of few, else those around the floor, and a page each other one."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _

from app.faces.view import View
from app.languages.short_names import cut, cut_apart
from app.part import Shown
from app.pictures.kept import Picture
from facilitation.parts import plans
from facilitation.parts.floor import on_floor
from facilitation.registry import PARTS
from facilitation.situation import ballots_out
from facilitation.state.plan import Initiative

REFUSALS = {
    "initiative_here": _("‘%(title)s’ doet gewoon mee."),
    "unknown_initiative": _("Dit plan kennen we niet."),
    "initiative_withdrawn": _("Het plan ‘%(title)s’ doet niet meer mee."),
    "nothing_corrected": _("Er is niets om te verbeteren: alles staat er al zo."),
    "minimum_over_ask": _("Het minimum moet meer dan 0 zijn. Het mag niet hoger zijn dan wat het plan vraagt."),
    "ballots_out": _("Bedragen veranderen kan niet terwijl er gestemd wordt."),
}

FEW = 24
"""So many plans stand on the console with everything that can be done; of more those around the floor do, in short."""
NEAR = 10
"""So many of many plans stand on the console."""


def active(view: View) -> list[Initiative]:
    """The plans that take part, in their own order."""
    return plans.active(view.meeting)


def by_theme(view: View) -> list[Initiative]:
    """The plans that take part, theme by theme, as the themes first come in their order."""
    themes = list(dict.fromkeys(plan.theme for plan in active(view)))
    return sorted(active(view), key=lambda plan: themes.index(plan.theme))


def place(view: View, plan: Initiative) -> int:
    """The plan's number among those that take part, from 1; 0 when it no longer does."""
    return next((n for n, other in enumerate(active(view), 1) if other.id == plan.id), 0)


def voted_on(view: View) -> bool:
    """Whether people vote now on the plans as they are."""
    return ballots_out(view.meeting)


def told_now(view: View) -> bool:
    """Whether the present stage is about the plans themselves."""
    return PARTS.kind(view.stage).tells_plans


def picture(view: View, plan: Initiative) -> Picture | None:
    """The picture that came with a plan; it stands beside the log."""
    return view.room.pictures.get(f"plan:{plan.id}")


def short(view: View, plan: Initiative, most: float) -> str:
    """The plan's name at most so many letters wide; no two plans of the meeting look the same."""
    titles = {each.id: each.title for each in plans.plans(view.meeting).values()}
    return cut_apart(titles, most).get(plan.id) or cut(plan.title, most)


def many(view: View) -> bool:
    """Whether there are too many plans to hold all on the console."""
    return len(plans.plans(view.meeting)) > FEW


def near(view: View) -> list[Initiative]:
    """The plans that the console holds: all of few, else the one on the floor with those that come before and after."""
    there = list(plans.plans(view.meeting).values())
    if not many(view):
        return there
    at = next((n for n, plan in enumerate(there) if plan.id == on_floor(view.meeting)), 0)
    start = max(0, min(at - NEAR // 3, len(there) - NEAR))
    return there[start : start + NEAR]


def found(there: Sequence[Initiative], words: str) -> list[tuple[int, Initiative]]:
    """The plans with these words in their number, title, theme or proposer, each with its number from 1."""
    asked = words.casefold().split()
    numbered = enumerate(there, 1)
    return [(n, plan) for n, plan in numbered if all(word in _said(n, plan) for word in asked)]


def _said(number: int, plan: Initiative) -> str:
    return f"{number} {plan.title} {plan.theme} {plan.proposer}".casefold()


DONE = {
    "initiative.restore": _("Een plan teruggehaald"),
    "initiative.withdraw": _("Een plan teruggetrokken"),
    "initiative.correct": _("Een plan verbeterd"),
}

SHOWN = Shown(
    name="plans",
    done=DONE,
    refusals=REFUSALS,
    asks=(active, by_theme, place, voted_on, told_now, picture, short, many, near),
    page=True,
)
