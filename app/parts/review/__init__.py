"""The stage in which the room looks back."""

from flask_babel import lazy_gettext as _

from app.faces import slices
from app.faces.view import View
from app.part import Shown
from app.parts.review.by_hand import BY_HAND
from app.parts.review.columns import reviews
from app.parts.review.record import SECTIONS
from facilitation.parts.review import KIND as REVIEW

REFUSALS = {
    "review_empty": _("Vul minstens één van de drie vragen in."),
}

DONE = {
    "review.give": _("Een terugblik ingevoerd"),
    "review.moderate": _("Een terugblik verborgen"),
}


def forgotten(view: View) -> bool:
    """Whether the meeting was closed before the room saw a look back that was on its agenda."""
    stages = REVIEW.stages(view.meeting)
    return view.meeting.closed and bool(stages) and stages[-1].status != "revealed"


SHOWN = Shown(
    name="review",
    done=DONE,
    reads={
        "phone": (slices.looked_back,),
        "screen": (slices.work,),
        "console": (slices.work,),
        "livecast": (slices.work,),
    },
    sections=SECTIONS,
    by_hand=BY_HAND,
    title=_("Terugblik"),
    plainly={
        "waiting": _("Straks kijken we samen terug."),
        "open": _("Wat vond jij van deze avond?"),
        "closed": _("Dank je wel. Kijk naar het scherm."),
        "revealed": _("Dit vonden we samen van de avond."),
    },
    refusals=REFUSALS,
    says={
        "close_review": _("Sluit de terugblik"),
        "nobody_looks_back": _("Daarna kan niemand meer terugblikken. Je laat de antwoorden daarna samen zien."),
        "show_review": _("Laat de terugblik zien"),
        "wall_shows_review": _("Het scherm toont dan wat je wilt houden en wat beter kan."),
    },
    asks=(reviews, forgotten),
)
