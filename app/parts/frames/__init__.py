"""The frames that the room agrees first."""

from flask_babel import lazy_gettext as _

from app.faces import slices
from app.part import Shown
from app.parts.frames.record import SECTIONS

REFUSALS = {
    "unknown_frame": _("Dit kader kennen we niet."),
    "frames_unconfirmed": _("Bevestig eerst alle kaders. Nog open: %(frames)s."),
    "frame_confirmed": _("De zaal heeft dit kader al bevestigd: %(frame)s."),
}

SHOWN = Shown(
    name="frames",
    reads={
        "phone": (slices.frames, slices.terms),
        "screen": (slices.frames, slices.terms),
        "console": (slices.frames, slices.terms, slices.statuses, slices.put, slices.division),
        "livecast": (slices.frames,),
    },
    sections=SECTIONS,
    title=_("Kaders"),
    refusals=REFUSALS,
    says={
        "confirm": lambda view, title: _("Bevestig: %(title)s", title=title),
        "ask_whether_right": _("Vraag de zaal: klopt dit zo? Daarna staat het vast."),
        "still": lambda view, n, of: _("Nog %(n)s van %(total)s kaders.", n=n, total=of),
    },
)
