"""Why an agenda cannot be used, in words."""

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

SENTENCES: dict[str, LazyString] = {
    "agenda_too_large": _("Dit bestand is te groot voor een agenda. Er past %(most)s kB."),
    "agenda_unreadable": _("Dit kunnen we niet als agenda lezen: regel %(line)s is geen goede YAML."),
    "agenda_field": _("In deze agenda klopt ‘%(field)s’ niet, of het ontbreekt."),
    "stage_field": _("Bij onderdeel %(place)s van de agenda klopt ‘%(field)s’ niet, of het ontbreekt."),
    "agenda_empty": _("Op deze agenda staat niets. Zet er eerst een onderdeel op."),
    "agenda_long": _("Op een agenda passen %(most)s onderdelen. Haal er een paar weg."),
    "stage_key_twice": _("Twee onderdelen van de agenda heten ‘%(stage)s’. Geef elk een eigen sleutel."),
    "unknown_kind": _("Het onderdeel ‘%(stage)s’ is van een soort die we niet kennen: %(kind)s. Er is: %(known)s."),
    "stage_rules": _("Bij de regels van het onderdeel ‘%(stage)s’ klopt iets niet: ‘%(field)s’."),
    "unknown_agenda": _("We kennen geen agenda ‘%(name)s’. Er is: %(known)s."),
    "agenda_of_the_house": _("‘%(name)s’ is een agenda van het huis. Geef je eigen agenda een andere naam."),
}
