"""A sheet that says how a phone joins: the wifi where this installation brings its own, then the meeting."""

from typing import Any

import segno
from flask_babel import gettext as _

from app.desk.evening import Evening
from app.desk.words import join
from app.faces import addresses


def joining(evening: Evening) -> dict[str, Any]:
    """The steps in their order, each with its QR code as SVG; none where no code was reserved and there is no wifi."""
    return {
        "do": _("Schuif aan"),
        "steps": [*_wifi(), *_meeting(evening.code or "")],
        "paper": _("Geen telefoon? Papier ligt bij de deur."),
        "empty": _("De code van de avond is nog niet vastgelegd."),
    }


def _wifi() -> list[dict[str, Any]]:
    own = addresses.wifi()
    if own is None:
        return []
    said = [[_("Wifi"), own.name], *([[_("Wachtwoord"), own.password]] if own.password else [])]
    return [{"words": _("Neem deze wifi"), "code": _code(own.scanned), "said": said}]


def _meeting(code: str) -> list[dict[str, Any]]:
    if not code:
        return []
    where = join(code).partition("://")[2].partition("/")[0]
    return [{"words": _("Doe mee"), "code": _code(join(code)), "said": [[_("Of ga naar"), where], [_("Code"), code]]}]


def _code(text: str) -> str:
    """The QR code of a text as SVG, without a zone around it: paper is white."""
    return str(segno.make(text, error="m").svg_inline(border=0, dark="#0c1f19"))
