"""The stage in which something of the evening's own is explained."""

from flask_babel import lazy_gettext as _

from app.faces import slices
from app.faces.view import View
from app.part import Shown
from facilitation.parts.explanation import KIND, Options

SMALL, TINY = 240, 600


def said(view: View) -> Options:
    """The text and the picture that the agenda gives this stage."""
    return KIND.told(view.stage.plan)


def paragraphs(view: View) -> list[str]:
    """The text of it, a paragraph each."""
    return [text for text in (part.strip() for part in said(view).text.split("\n\n")) if text]


def size(view: View) -> str:
    """How large its letters are on the wall: nothing for the usual, `small` or `tiny` for a longer text."""
    long = len(said(view).text) + (SMALL if said(view).picture else 0)
    return "tiny" if long > TINY else "small" if long > SMALL else ""


SHOWN = Shown(
    name="explanation",
    reads=dict.fromkeys(("phone", "screen", "console", "livecast"), (slices.program,)),
    title=_("Uitleg"),
    asks=(said, paragraphs, size),
    refusals={
        "picture_untold": _("Schrijf bij het onderdeel ‘%(stage)s’ op wat er op het plaatje staat."),
    },
)
