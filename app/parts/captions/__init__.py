"""Captions as everybody sees them: whether there are any tonight, where, and whether they are kept."""

from flask_babel import lazy_gettext as _

from app.faces import slices
from app.faces.view import View
from app.part import Shown
from app.parts.captions.record import SECTIONS
from facilitation.parts.captions import Captions, captions


def agreed(view: View) -> Captions:
    """What is agreed about captions tonight."""
    return captions(view.meeting)


def large(view: View) -> bool:
    """Whether they stand under the picture of the wall."""
    return agreed(view).on and agreed(view).wall


SHOWN = Shown(
    name="captions",
    page=True,
    refusals={
        "captions_unkept": _("Wat er getypt wordt, wordt vanavond niet bewaard."),
        "captioner_link_needed": _("Hiervoor heb je de link van een schrijftolk nodig. Vraag het de gespreksleider."),
    },
    done={"captions.set": _("De ondertiteling anders ingesteld")},
    asks=(agreed,),
    beside=("phone", "livecast", "console", "screen"),
    aside=("console",),
    reads=dict.fromkeys(("phone", "livecast", "console", "overlay"), (agreed,))
    | {"screen": (agreed, slices.unless_black(large))},
    sections=SECTIONS,
)
