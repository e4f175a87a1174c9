"""What the fields of forms are called on screen, so that a refusal names none by its name in code."""

import re

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

FIELDS: dict[str, LazyString] = {
    "advice": _("besluit of advies"),
    "amount": _("het bedrag"),
    "amounts": _("de bedragen"),
    "argument": _("het argument"),
    "ask": _("het gevraagde bedrag"),
    "awards": _("de verdeling"),
    "ballot": _("het stembiljet"),
    "became": _("wat er met het bezwaar of de vraag gebeurt"),
    "channel": _("hoe iemand meedoet"),
    "choice": _("de keuze"),
    "conditions": _("de voorwaarden"),
    "confirms": _("wie het besluit bevestigt"),
    "due": _("de datum"),
    "face": _("de pagina"),
    "fixed": _("of het vastligt"),
    "frame": _("het kader"),
    "grade": _("het cijfer"),
    "improve": _("wat beter kan"),
    "initiative": _("het plan"),
    "initiatives": _("de plannen"),
    "keep": _("wat we houden"),
    "mandate": _("wat de zaal mag beslissen"),
    "marks": _("de cijfers"),
    "method": _("hoe we stemmen en tellen"),
    "minimum": _("het minimale bedrag"),
    "name": _("de naam"),
    "need": _("wat er nodig is"),
    "objection": _("het bezwaar"),
    "on": _("aan of uit"),
    "open": _("nu of later"),
    "options": _("de opties"),
    "others": _("de andere plannen"),
    "package": _("de verdeling"),
    "percent": _("het percentage"),
    "position": _("je antwoord"),
    "question": _("de vraag"),
    "reason": _("de reden"),
    "recast": _("de vraag aan de indiener"),
    "reserve": _("de plek op de reservelijst"),
    "review": _("de terugblik"),
    "role": _("de rol"),
    "rule": _("wanneer het een besluit is"),
    "seat": _("de persoon"),
    "seats": _("het aantal stoelen"),
    "seconds": _("de tijd"),
    "short": _("de korte tekst"),
    "side": _("voor, tegen, vraag of verbetering"),
    "stage": _("het onderdeel"),
    "state": _("hoe het staat"),
    "table": _("de tafel"),
    "tables": _("het aantal tafels"),
    "text": _("de tekst"),
    "texts": _("of de teksten meegaan"),
    "title": _("de titel"),
    "to": _("het volgende onderdeel"),
    "verdict": _("tonen of verbergen"),
    "versions": _("de versies"),
    "view": _("het minderheidsstandpunt"),
    "what": _("wat er op het scherm staat"),
    "words": _("de woorden"),
    "yes": _("ja of nee"),
}
OF_THE_PAGE = _("wat de pagina verstuurde")
"""Everything that nobody fills in."""


def named(field: str) -> str:
    """A field in plain words; of a path such as `awards[0].amount` its last name."""
    parts = [part for part in re.split(r"[.\[\]]+", field) if part in FIELDS]
    return str(FIELDS[parts[-1]] if parts else OF_THE_PAGE)
