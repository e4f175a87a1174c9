"""A selection committee, as its members, its chair and everybody else see it."""

from typing import Any

from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict

from app.faces import slices
from app.faces.view import View
from app.forms.fields import by_plan
from app.part import Shown
from app.parts.committee.board import agreed, board, drawn, reads_alone, so_far, spread, typed, working
from app.parts.committee.reading import members, rounded
from app.parts.committee.record import SECTIONS
from app.parts.committee.told import letters
from app.parts.committee.words import BY_HAND, LISTS
from facilitation.parts.committee.acts import GiveScore

REFUSALS = {
    "criteria_fixed": _("Er zijn al cijfers gegeven. De criteria liggen vast."),
    "criteria_needed": _("Schrijf minstens één criterium op."),
    "criteria_many": _("Dat zijn te veel criteria. Neem er hoogstens %(most)s."),
    "criterion_weight": _("Geef ‘%(name)s’ een gewicht van 1 tot 100."),
    "criterion_twice": _("‘%(name)s’ staat er twee keer."),
    "chosen_needed": _("Zeg hoeveel plannen gekozen worden. Het is er minstens één."),
    "criteria_first": _("Spreek eerst af waarop jullie letten."),
    "interest_told": _("Je beslist over dit plan niet mee."),
    "interest_by_chair": _("De gespreksleider zei dat je hier niet over meebeslist. Vraag het aan de gespreksleider."),
    "score_incomplete": _("Geef elk criterium een cijfer van 1 tot %(most)s."),
    "reading_closed": _("Het lezen is gesloten. Dit kan niet meer."),
    "reading_first": _("Sluit eerst het lezen. Daarna maken jullie samen de lijst."),
    "list_full": _("Deze lijst is vol: er passen hoogstens %(most)s plannen op. Haal er eerst een af."),
    "lists_fixed": _("De lijsten liggen vast."),
    "lists_first": _("Stel eerst de lijsten vast. Anders krijgen de indieners geen antwoord."),
}
DONE = {
    "criteria.agree": _("De criteria afgesproken"),
    "score.give": _("Een plan beoordeeld voor iemand"),
    "interest.tell": _("Gezegd of iemand meebeslist"),
    "interest.rule": _("Bepaald of iemand meebeslist"),
    "reading.close": _("Het lezen gesloten"),
    "plan.place": _("Gezegd waar een plan hoort"),
    "lists.fix": _("De lijsten vastgesteld"),
}


def marks(form: MultiDict[str, str]) -> dict[str, Any]:
    """The marks as a form holds them: one per criterion, such as `marks.C1`."""
    return {"marks": dict(by_plan(form, "marks"))}


def heard(view: View) -> object:
    """What somebody who only listens is told."""
    said = {
        "criteria": _("De commissie spreekt af waarop ze let."),
        "reading": _("De commissie leest. Iedereen geeft eerst alleen cijfers."),
        "together": _("De commissie praat over de cijfers."),
        "fixed": _("De commissie heeft gekozen."),
    }
    return said[board(view).phase]


SHOWN = Shown(
    name="committee",
    page=True,
    title=_("Selectiecommissie"),
    refusals=REFUSALS,
    done=DONE,
    says={
        "agree_criteria": _("Spreek de criteria af"),
        "criteria_before": _("Niemand leest voordat vaststaat waarop jullie letten."),
        "read_so_far": so_far,
        "reading_ends": _(
            "Daarna ziet de commissie elkaars cijfers, zonder namen. Wie nog niet las, kan dat dan nog doen."
        ),
        "close_reading": _("Sluit het lezen"),
        "yes_close_reading": _("Ja, sluit het lezen"),
        "lists_stand": lambda view, chosen, reserve: _(
            "Nu gekozen: %(chosen)s. Op de reservelijst: %(reserve)s.", chosen=chosen, reserve=reserve
        ),
        "lists_told": _("Daarna verandert er niets meer, en lezen de indieners wat er is gekozen en waarom."),
        "fix_lists": _("Stel de lijsten vast"),
        "yes_fix_lists": _("Ja, stel ze vast"),
    },
    asks=(board, drawn, spread, so_far, typed, members, rounded, letters),
    words={"LISTS": LISTS},
    heard=heard,
    plainly={
        "waiting": _("Straks leest de commissie de plannen. Je hoeft nog niets te doen."),
        "open": _("Lees elk plan en geef het cijfers."),
        "closed": _("Het lezen is klaar. We praten over de verschillen."),
        "revealed": _("Dit zijn de lijsten. Kijk naar het scherm."),
    },
    mine=True,
    withholds=reads_alone,
    to_proposer=True,
    reads={
        "phone": (slices.about, slices.where, slices.program, agreed),
        "livecast": (slices.about, slices.where, slices.program, agreed),
        "screen": (slices.about, slices.where, slices.program, working, slices.wall),
        "console": (slices.about, slices.where, slices.program, working, slices.without_phone, slices.everybody),
    },
    sections=SECTIONS,
    forms={GiveScore: marks},
    by_hand=BY_HAND,
)
