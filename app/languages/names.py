"""What the roles that have a link are called, what they do, what they sign for, and what their doors say."""

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
    "table": Helper(_("Tafeltelefoon"), _("Ligt op één tafel. Wie daar zit, legt er fiches mee.")),
    "moderator": Helper(_("Moderator"), _("Kiest welke argumenten op het scherm komen.")),
    "projector": Helper(_("Scherm"), _("Zet het scherm in de zaal op zwart, stil of QR-code.")),
    "counter": Helper(_("Rekencommissie"), _("Tekent na afloop voor de telling. Daar zijn er twee van nodig.")),
    "area-broker": Helper(_("Gebiedsmakelaar"), _("Tekent na afloop dat de gemeente dit gezien heeft.")),
    "proposer": Helper(_("Indiener"), _("Zegt ja of nee als het eigen plan kleiner of samen verder kan.")),
    "captioner": Helper(_("Schrijftolk"), _("Typt mee wat er gezegd wordt. Dat loopt mee op schermen en telefoons.")),
    "paper": Helper(_("Papier"), _("Voert stembiljetten van papier in, en telt handen. Daar zijn er twee van nodig.")),
    "overlay": Helper(_("Beeld voor de livecast"), _("Laat OBS meelezen. Wie deze link heeft, kan niets veranderen.")),
    "livecast": Helper(_("Livecast"), _("Kijkt mee van huis, ook als de livecast alleen met een link te zien is.")),
    "doorkeeper": Helper(_("Deur"), _("Telt wie er binnenkomt en vinkt af op de lijst, op een telefoon of tablet.")),
}


class Door(NamedTuple):
    """What a page that needs a link is called, and what its door says; `go` is on its button."""

    name: LazyString
    needs: LazyString
    go: LazyString = _("Ga verder")


DOORS: dict[str, Door] = {
    "console": Door(
        _("Regie"),
        _("Voor de regie heb je de link van de gespreksleider nodig. Heb je alleen de sleutel? Plak hem hier."),
        _("Open de regie"),
    ),
    "signing": Door(
        _("Tekenen"),
        _("Om te tekenen heb je een link van de gespreksleider nodig. Heb je alleen de sleutel? Plak hem hier."),
    ),
    "proposer": Door(
        _("Jouw plan"),
        _(
            "Om voor je plan te antwoorden heb je een link van de gespreksleider nodig. Heb je alleen de sleutel? "
            "Plak hem hier."
        ),
    ),
    "table": Door(
        _("Tafeltelefoon"),
        _(
            "Voor de telefoon van een tafel heb je een link van de gespreksleider nodig. Heb je alleen de sleutel? "
            "Plak hem hier."
        ),
    ),
    "door": Door(
        _("Deur"),
        _(
            "Om aan de deur te tellen heb je een link van de gespreksleider nodig. Heb je alleen de sleutel? "
            "Plak hem hier."
        ),
    ),
    "captions": Door(
        _("Schrijftolk"),
        _("Om mee te typen heb je een link van de gespreksleider nodig. Heb je alleen de sleutel? Plak hem hier."),
    ),
    "livecast": Door(
        _("Livecast"),
        _("Deze livecast is alleen te zien met een link van de organisatie. Heb je alleen de sleutel? Plak hem hier."),
        _("Kijk mee"),
    ),
    "paper": Door(
        _("Papier"),
        _(
            "Om papier in te voeren of handen te tellen heb je een link van de gespreksleider nodig. Heb je alleen de "
            "sleutel? Plak hem hier."
        ),
    ),
}
"""By the face that the page is of."""

SIGNS_FOR: dict[str, LazyString] = {
    "facilitator": _("het verloop van de avond"),
    "counter": _("de telling"),
    "scribe": _("de tekst"),
    "area-broker": _("gezien"),
}

WHO: dict[str, LazyString] = {
    "facilitator": _("De gespreksleider"),
    "co-facilitator": _("De tweede gespreksleider"),
    "scribe": _("De verslaglegger"),
    "table-chair": _("De tafelvoorzitter"),
    "table": _("De tafeltelefoon"),
    "doorkeeper": _("De deur"),
    "paper": _("De papierbalie"),
}


def role_name(role: str) -> str:
    """What a role is called; its own name where nobody said."""
    return str(ROLES[role].name) if role in ROLES else role


def who(role: str) -> str:
    """Who it was, at the start of a sentence; its own name for a role that we do not know."""
    return str(WHO.get(role, role))
