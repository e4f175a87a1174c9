"""Choosing by resistance: its words, its pictures, and how a form holds what is asked and answered."""

from typing import Any, get_args

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict

from app.faces import slices
from app.faces.view import View
from app.forms.fields import by_plan
from app.part import SHOWN as PARTS
from app.part import Shown
from app.parts.choice import told
from app.parts.choice.at_hand import answered, asked, choosing, decides, in_front, now, packages, takeable
from app.parts.choice.by_hand import BY_HAND
from app.parts.choice.record import SECTIONS
from app.parts.choice.told import CARD
from app.parts.frames.models import with_models
from facilitation.parts.choice.acts import AnswerChoice, OpenChoice
from facilitation.state.stage import Status

REFUSALS = {
    "choice_adopted": _("De zaal ging met deze keuze al verder."),
    "choice_open": _("De zaal kiest nu. Sluit eerst de keuze."),
    "choice_closed": _("Deze keuze is gesloten. Wat je eerder instuurde, telt mee."),
    "no_choice_now": _("Er is nu geen keuze."),
    "unknown_choice": _("Deze keuze kennen we niet."),
    "unknown_option": _("Deze optie staat niet in de keuze."),
    "unknown_version": _("Deze versie van de verdeling is er niet."),
    "option_repeats": _("Een optie staat er twee keer."),
    "too_few_options": _("Geef minstens %(least)s opties."),
    "too_many_options": _("Geef hoogstens %(most)s opties."),
    "marks_needed": _("Geef minstens één optie een cijfer."),
    "no_package_won": _("Deze keuze is niet gewonnen door een verdeling. Er is niets om over te nemen."),
}
SAYS = {
    "close_choice": _("Sluit de keuze"),
    "yes_close_choice": _("Ja, sluit de keuze"),
    "choosing_ends": _("Daarna ziet iedereen de uitslag, en kan niemand meer antwoorden."),
    "marks_in": lambda view, n, of: _(
        "Cijfers: %(n)s van de %(of)s. Na het sluiten ziet iedereen de uitslag.", n=n, of=of
    ),
    "draw_lot": _("Loot met woorden"),
    "options_equal": _("Opties zijn in alles gelijk. Roep samen drie woorden en loot."),
    "go_on": lambda view, kind, title="": _("Verder met %(stage)s", stage=title or PARTS.title(kind)),
    "outcome_shown": _("Op elk scherm staat nu de uitslag van de keuze."),
}


def options(form: MultiDict[str, str]) -> dict[str, Any]:
    """One option per title, with the n-th `option_text` beside the n-th title."""
    texts = form.getlist("option_text")
    rows = enumerate(form.getlist("options"))
    found = [{"title": title, "text": texts[n] if n < len(texts) else ""} for n, title in rows if title.strip()]
    return {"options": found}


def marks(form: MultiDict[str, str]) -> dict[str, Any]:
    """A mark per option, as `marks.O1`."""
    return {"marks": by_plan(form, "marks")}


def heard(view: View) -> object:
    """That there is something to choose, and what was chosen."""
    choice = now(view)
    if choosing(view):
        return gettext("Er is iets te kiezen: %(question)s Geef je cijfers.", question=told.question(choice))
    return gettext("De keuze is gesloten. %(verdict)s", verdict=told.verdict(choice))


def plainly(view: View) -> object:
    """That there is something to choose, or that it was chosen, for who reads one thing a page."""
    if choosing(view):
        return gettext("Er is iets te kiezen. Geef elke keuze een cijfer.")
    return gettext("De keuze is gemaakt. Kijk naar het scherm.")


DONE = {
    "choice.reopen": _("Een keuze weer geopend"),
    "choice.open": _("Een keuze voorgelegd"),
    "choice.answer": _("Een antwoord op de keuze ingevoerd"),
    "choice.close": _("De keuze gesloten"),
    "choice.show": _("De uitkomst van de keuze getoond"),
    "choice.draw": _("Geloot bij de keuze"),
    "choice.adopt": _("De keuze overgenomen"),
}

SHOWN = Shown(
    name="choice",
    done=DONE,
    by_hand=BY_HAND,
    reads={"phone": (slices.question,), **dict.fromkeys(("screen", "livecast", "overlay"), (slices.front,))},
    sections=SECTIONS,
    card=CARD,
    refusals=REFUSALS,
    says=SAYS,
    heard=heard,
    plainly=dict.fromkeys(get_args(Status), plainly),
    on_wall=lambda view: in_front(view) is not None,
    asks=(
        in_front,
        choosing,
        answered,
        now,
        packages,
        takeable,
        decides,
        asked,
        told.question,
        told.title,
        told.text,
        told.awards,
        told.ordered,
        told.mean,
        told.bars,
        told.spoken,
        told.verdict,
        told.ruled,
    ),
    draws={OpenChoice: with_models},
    forms={OpenChoice: options, AnswerChoice: marks},
)
