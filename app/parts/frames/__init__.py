"""The frames that the room agrees first, clause by clause."""

from typing import NamedTuple

from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _

from app.faces import slices
from app.faces.view import View
from app.languages import strongly
from app.part import Shown
from app.parts.frames import clauses, models
from app.parts.frames.by_hand import BY_HAND
from app.parts.frames.record import SECTIONS
from app.parts.stages import called
from facilitation.parts.frames.acts import OfferClause
from facilitation.state.frame import Frame

REFUSALS = {
    "frame_unconfirmed": _("‘%(frame)s’ is nog niet afgesproken."),
    "frame_amend": _("Er is al over geld gepraat. Schrijf ‘%(frame)s’ anders op, met een reden."),
    "unknown_frame": _("Dit kader kennen we niet."),
    "frames_unconfirmed": _("Bevestig eerst alle kaders. Nog open: %(frames)s."),
    "frame_confirmed": _("De zaal heeft dit kader al bevestigd: %(frame)s."),
    "frame_discussed": _("De zaal praat al over ‘%(frame)s’. Pas nu de afspraken een voor een aan."),
    "frame_needed": _("Kies eerst bij welk kader dit hoort."),
    "frame_full": _("‘%(frame)s’ heeft al %(most)s afspraken. Stel voor om er een te veranderen."),
    "proposals_open": _("Er is nog iets voorgesteld bij ‘%(frame)s’. Zeg eerst wat de zaal daarmee doet."),
    "nothing_taken_over": _("Er zijn geen kaders van een eerdere avond om te bevestigen."),
    "unknown_wording": _("Deze afspraak kennen we niet, of hij is verborgen."),
    "clause_fixed": _("Dit is vooraf bepaald. De zaal kan het niet veranderen."),
    "clause_fixed_by": _("Dit is vooraf bepaald door %(by)s. De zaal kan het niet veranderen."),
    "wording_settled": _("Hier is al over besloten."),
    "money_waits": _("Eerst de kaders, dan het geld. Nog niet bevestigd: %(frames)s."),
}


class Standing(NamedTuple):
    """How a frame stands: a picture and words; nothing stands fixed that the room did not confirm yet."""

    icon: str
    words: str


def standing(view: View, frame: Frame) -> Standing:
    """How this frame stands now."""
    if not frame.fixed:
        return Standing("star", gettext("hier mag de zaal iets aan veranderen"))
    return (
        Standing("lock", gettext("staat vast")) if frame.confirmed else Standing("paper", gettext("nog niet bevestigd"))
    )


DONE = {
    "frame.reopen": _("Een kader weer geopend"),
    "frame.amend": _("Een kader anders opgeschreven"),
    "frame.change": _("Een kader veranderd"),
    "frame.confirm": _("Een kader bevestigd"),
    "frame.confirm_all": _("Kaders van een eerdere avond bevestigd"),
    "frame.propose": _("Een afspraak voorgesteld voor iemand"),
    "frame.offer": _("Een afspraak voorgelegd"),
    "frame.answer": _("Eens of niet eens ingevoerd voor iemand"),
    "frame.settle": _("Gezegd wat de zaal met een afspraak doet"),
    "frame.hide": _("Een voorstel verborgen"),
    "frame.hide_reason": _("Een reden verborgen"),
}

SHOWN = Shown(
    name="frames",
    done=DONE,
    by_hand=BY_HAND,
    asks=(
        standing,
        clauses.lines,
        clauses.offers,
        clauses.said,
        clauses.now,
        clauses.documented,
        clauses.talked,
        clauses.on_wall,
        clauses.proposed_on_wall,
        clauses.wordings,
        clauses.amendable,
        clauses.hidden,
        models.models,
        models.outcomes,
        models.way_on_wall,
        models.way_size,
    ),
    draws={OfferClause: models.with_model},
    mine=True,
    reads={
        "phone": (slices.frames, slices.terms, slices.where, clauses.proposed),
        "screen": (slices.frames, slices.terms, slices.where, clauses.proposed, clauses.answered, models.way_on_wall),
        "console": (
            slices.frames,
            slices.terms,
            slices.statuses,
            slices.put,
            slices.division,
            slices.stage,
            slices.everybody,
            slices.without_phone,
            models.way_on_wall,
        ),
        "livecast": (slices.frames, slices.where, clauses.proposed),
    },
    sections=SECTIONS,
    raised=clauses.raised,
    title=_("Kaders"),
    plainly={"open": _("We spreken samen af hoe we praten en kiezen. Luister mee.")},
    refusals=REFUSALS,
    says={
        "confirm": lambda view, title: _("Bevestig: %(title)s", title=title),
        "confirm_all": lambda view, n: ngettext("Bevestig %(num)s kader", "Bevestig %(num)s kaders in één keer", n),
        "ask_whether_right": _("Vraag de zaal: klopt dit zo? Daarna staat het vast."),
        "ask_taken_over": _("Een eerdere avond sprak dit af. Vraag de zaal: gaan we hiermee verder?"),
        "settle_first": lambda view, n: ngettext(
            "Zeg wat de zaal doet met %(num)s voorstel", "Zeg wat de zaal doet met %(num)s voorstellen", n
        ),
        "ask_room": lambda view, text: strongly(
            _("Vraag de zaal: ‘%(words)s’. Eens of niet?"), words=text.removesuffix(".")
        ),
        "still": lambda view, n, of: _("Kaders die nog open staan: %(n)s van %(total)s.", n=n, total=of),
        "frames_first": lambda view, **stage: _("Eerst naar: %(stage)s", stage=called(**stage)),
        "money_waited": lambda view, **stage: _("Nu naar: %(stage)s", stage=called(**stage)),
        "money_waits": lambda view, frames, count: _(
            "Eerst de kaders, dan het geld. Nog niet bevestigd: %(frames)s.", frames=frames
        ),
    },
)
