"""The stage in which something of the evening's own is explained."""

import msgspec
from flask_babel import lazy_gettext as _

from app.faces import addresses, slices
from app.faces.view import View
from app.part import Shown
from facilitation.parts.explanation import KIND, Options

SMALL, TINY = 240, 600


def said(view: View) -> Options:
    """The text and the picture that the agenda gives this stage."""
    return KIND.told(view.stage.plan)


class Seen(msgspec.Struct, frozen=True):
    """A picture: where it is, as an address or whole in it, and what is to be seen on it."""

    src: str
    shows: str


def picture(view: View) -> Seen | None:
    """The picture that was handed in for this stage, else the one that its agenda carries."""
    found = view.room.pictures.get(f"stage:{view.stage.key}")
    if found is not None:
        return Seen(addresses.picture(view, found.digest), found.shows)
    told = said(view)
    return Seen(told.picture, told.shows) if told.picture else None


def paragraphs(view: View) -> list[str]:
    """The text of it, a paragraph each."""
    return [text for text in (part.strip() for part in said(view).text.split("\n\n")) if text]


def size(view: View) -> str:
    """How large its letters are on the wall: nothing for the usual, `small` or `tiny` for a longer text."""
    long = len(said(view).text) + (SMALL if picture(view) else 0)
    return "tiny" if long > TINY else "small" if long > SMALL else ""


SHOWN = Shown(
    name="explanation",
    reads=dict.fromkeys(("phone", "screen", "console", "livecast"), (slices.program,)),
    title=_("Uitleg"),
    plainly={"open": _("Iemand legt iets uit. Luister mee.")},
    asks=(said, picture, paragraphs, size),
    refusals={
        "picture_untold": _("Schrijf bij het onderdeel ‘%(stage)s’ op wat er op het plaatje staat."),
    },
)
