"""What a list says of the standing of a plan: whether somebody turned it down, or took it back."""

import re

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

WITHDRAWN = _("volgens de status is dit plan ingetrokken of vervallen; doet het mee?")
UNFEASIBLE = _("volgens de status is dit plan niet haalbaar of afgewezen; doet het mee?")
REMOVED = _("volgens de lijst is dit plan verwijderd, ingetrokken of afgewezen; doet het mee?")

_WITHDRAWN = re.compile(
    r"\b(?:(?:in|terug)getrokken|vervallen|geannuleerd|verwijderd|withdrawn|cancell?ed|deleted|retirad[ao])\b"
)
_UNFEASIBLE = re.compile(
    r"\b(?:niet\s+(?:haalbaar|akkoord|toegelaten|uitvoerbaar|ontvankelijk|geschikt|goedgekeurd|mogelijk|geselecteerd)|onhaalbaar"
    r"|afgewezen|afgekeurd|onuitvoerbaar|geweigerd|un-?feasible|not[\s_]+(?:feasible|selected|approved)|rejected"
    r"|denied|inviable|no\s+viable|spam)\b"
)
_NO = ("nee", "n", "no", "false", "onwaar", "0")
_IN_TITLE = re.compile(r"[(\[]([^()\[\]]*)[)\]]|[-–:]\s*(\w+)\s*$")


def of(status: str) -> LazyString | None:
    """The question about a status; None where nobody has to decide."""
    plain = " ".join(status.casefold().replace("_", " ").split())
    if _WITHDRAWN.search(plain):
        return WITHDRAWN
    return UNFEASIBLE if _UNFEASIBLE.search(plain) else None


def of_title(title: str) -> LazyString | None:
    """The question about what stands behind a title, such as `(ingetrokken)`."""
    said = (first or last for first, last in _IN_TITLE.findall(title))
    return next((why for text in said if text and (why := of(text))), None)


def of_columns(feasible: str, gone: str) -> LazyString | None:
    """The question about a column `haalbaar` that says no, or one such as `ingetrokken` that says anything but no."""
    if feasible.strip().casefold() in _NO:
        return UNFEASIBLE
    return REMOVED if gone.strip() and gone.strip().casefold() not in (*_NO, "-", "null", "none") else None
