"""The plans of the meeting."""

from flask_babel import lazy_gettext as _

from app.faces.view import View
from app.languages.short_names import cut, cut_apart
from app.part import Shown
from app.parts.plans.listed import many, near
from app.pictures.kept import Picture
from facilitation.parts import plans
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
