"""What was agreed about the decision, in words."""

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

RULES: dict[str, LazyString] = {
    "": _("de gespreksleider legt vast wat de zaal zegt"),
    "consent": _("niemand heeft een bezwaar dat blijft staan"),
    "majority": _("de meerderheid kan ermee leven"),
    "four_fifths": _("vier van de vijf mensen kunnen ermee leven, de minderheid staat in het verslag"),
    "resistance": _("er is minder weerstand tegen dan tegen niets doen"),
}
MANDATES: dict[str, LazyString] = {
    "beslissend": _("De zaal beslist"),
    "adviserend": _("De zaal geeft advies"),
}
