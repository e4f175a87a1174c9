"""What the roles that have a link are called, what they do, and what they sign for."""

from typing import NamedTuple

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString


class Helper(NamedTuple):
    """What a role with a link is called, and what it may do."""

    name: LazyString
    what: LazyString


ROLES: dict[str, Helper] = {
    "facilitator": Helper(_("Gespreksleider"), _("Leidt de hele avond en maakt links.")),
    "co-facilitator": Helper(
        _("Tweede gespreksleider"), _("Doet alles, behalve het besluit vastleggen en de avond sluiten.")
    ),
    "scribe": Helper(_("Verslaglegger"), _("Schrijft op wat mensen zonder telefoon zeggen.")),
    "table-chair": Helper(_("Tafelvoorzitter"), _("Schrijft op wat mensen aan de eigen tafel zeggen.")),
    "moderator": Helper(_("Moderator"), _("Kiest welke argumenten op het scherm komen.")),
    "projector": Helper(_("Scherm"), _("Zet het scherm in de zaal op zwart, stil of QR-code.")),
    "counter": Helper(_("Rekencommissie"), _("Tekent na afloop voor de telling. Daar zijn er twee van nodig.")),
    "area-broker": Helper(_("Gebiedsmakelaar"), _("Tekent na afloop dat de gemeente dit gezien heeft.")),
    "proposer": Helper(_("Indiener"), _("Zegt ja of nee als het eigen plan kleiner of samen verder kan.")),
}

SIGNS_FOR: dict[str, LazyString] = {
    "facilitator": _("het verloop van de avond"),
    "counter": _("de telling"),
    "scribe": _("de tekst"),
    "area-broker": _("gezien"),
}
