"""What becomes of a plan, and what is agreed about it, in words."""

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

OUTCOMES: dict[str, LazyString] = {
    "ja": _("ja"),
    "ja_mits": _("ja, mits"),
    "nu_niet": _("nu niet"),
}
CONDITIONS: dict[str, LazyString] = {
    "voorwaarde": _("Voorwaarde"),
    "wens": _("Wens"),
    "verzoek": _("Verzoek"),
}
