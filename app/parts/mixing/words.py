"""What may be told of oneself, in words."""

from flask_babel import lazy_gettext as _

FIELDS = {
    "newcomer": _("voor het eerst bij een avond"),
    "street": _("straat"),
    "age": _("leeftijd"),
    "language": _("taal"),
}
AGES = {
    "0-24": _("jonger dan 25"),
    "25-44": _("25 tot en met 44"),
    "45-64": _("45 tot en met 64"),
    "65": _("65 of ouder"),
}
LANGUAGES = {
    "nl": "Nederlands",
    "en": "English",
    "tr": "Türkçe",
    "ar": "العربية",
    "ber": "Tamazight",
    "pl": "Polski",
    "es": "Español",
    "uk": "Українська",
    "other": _("een andere taal"),
}
REFUSALS = {
    "nothing_asked_now": _("Er wordt nu niets gevraagd voor het mengen van de tafels."),
    "no_table_yet": _("Deze stoel staat nog aan geen tafel. Kies eerst een tafel."),
    "too_few_tables": _("Mengen kan met twee tafels of meer in de zaal."),
    "nobody_to_mix": _("Er zijn nog geen twee mensen die van tafel kunnen wisselen."),
    "not_prepared": _("Leg eerst vast wie er gemengd wordt."),
    "not_drawn": _("Er is nog niet geloot. Vul eerst de woorden van de zaal in."),
}
DONE = {
    "mixing.ask": _("Gekozen wat mensen over zichzelf mogen vertellen"),
    "mixing.keep": _("Een plek vastgezet of losgelaten"),
    "mixing.prepare": _("Vastgelegd wie er gemengd wordt"),
    "mixing.draw": _("De tafels geloot"),
    "mixing.seat": _("Iedereen naar de nieuwe tafel gestuurd"),
    "mixing.forget": _("Gewist wat mensen over zichzelf vertelden"),
}
