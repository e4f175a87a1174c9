"""The frames that the room agrees first."""

from typing import NamedTuple

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from app.faces import slices
from app.faces.view import View
from app.part import Shown
from app.parts.frames.record import SECTIONS
from facilitation.state.frame import Frame

REFUSALS = {
    "frame_unconfirmed": _("‘%(frame)s’ is nog niet afgesproken."),
    "frame_amend": _("Er is al over geld gepraat. Schrijf ‘%(frame)s’ anders op, met een reden."),
    "unknown_frame": _("Dit kader kennen we niet."),
    "frames_unconfirmed": _("Bevestig eerst alle kaders. Nog open: %(frames)s."),
    "frame_confirmed": _("De zaal heeft dit kader al bevestigd: %(frame)s."),
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
}

SHOWN = Shown(
    name="frames",
    done=DONE,
    asks=(standing,),
    reads={
        "phone": (slices.frames, slices.terms),
        "screen": (slices.frames, slices.terms),
        "console": (slices.frames, slices.terms, slices.statuses, slices.put, slices.division),
        "livecast": (slices.frames,),
    },
    sections=SECTIONS,
    title=_("Kaders"),
    plainly={"open": _("We spreken samen af hoe we praten en kiezen. Luister mee.")},
    refusals=REFUSALS,
    says={
        "confirm": lambda view, title: _("Bevestig: %(title)s", title=title),
        "ask_whether_right": _("Vraag de zaal: klopt dit zo? Daarna staat het vast."),
        "still": lambda view, n, of: _("Kaders die nog open staan: %(n)s van %(total)s.", n=n, total=of),
    },
)
