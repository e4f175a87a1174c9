"""What is said about a show of hands: errors with their number (F) and what to do, warnings (W) that need words."""

from flask_babel import lazy_gettext as _

WARNINGS = {
    "W.1": _(
        "Er zijn meer handen dan mensen die nog niets zeiden. Stak iemand een hand op die al antwoordde op een "
        "telefoon? Tel dan opnieuw. Klopt het toch? Schrijf kort op hoe dat komt."
    ),
    "W.2": _("Er ging geen enkele hand omhoog. Klopt het? Schrijf kort op hoe dat komt."),
}

REFUSALS = {
    "hands_heads": _(
        "F.1 Handen: %(hands)s. Mensen die in de zaal zijn geteld: %(heads)s. Tel de handen na, of tel de mensen na."
    ),
    "hands_codes": _(
        "F.2 Handen: %(hands)s. Codes die op papier zijn ingeleverd: %(codes)s. Laat de gespreksleider eerst de codes "
        "inleveren van wie een hand opsteekt, of tel opnieuw."
    ),
    "hands_differ": _("F.3 Jullie telden niet hetzelfde. Tel opnieuw, of spreek samen af wat het is."),
    "hands_options": _("F.4 Vul bij elk antwoord een getal in. Ging er geen hand omhoog? Vul dan 0 in."),
    "hands_words": _("Bij %(code)s horen woorden. Schrijf kort op hoe dat komt."),
    "hands_nothing": _("Er staat nu geen vraag open waar een hand voor omhoog kan."),
    "hands_secret": _("Deze stemming is geheim. Een hand ziet iedereen. Neem papier voor wie geen telefoon heeft."),
    "hands_weighed": _(
        "Hier geeft iedereen cijfers van 0 tot 10. Dat zegt een hand niet. Vul de cijfers in voor wie geen telefoon "
        "heeft."
    ),
    "hands_about": _("Zeg eerst over welke afspraak het gaat."),
    "hands_stand": _("De handen zijn al geteld. Klopt dat niet? Maak telling %(count)s ongeldig, en tel opnieuw."),
    "hands_out": _("Er worden handen geteld. Wacht tot beide tellers klaar zijn, of maak de telling ongeldig."),
    "hands_unfinished": _(
        "Telling %(count)s van de handen is nog niet klaar. Wacht op beide tellers, of maak haar ongeldig met een "
        "reden."
    ),
    "hands_over": _("Deze vraag is voorbij. Er worden geen handen meer voor geteld."),
    "hands_late": _("Deze vraag is al gesloten. Er verandert niets meer aan de handen."),
    "hands_uncounted": _("Telling %(count)s is nog niet twee keer gedaan."),
    "hands_alike": _("Jullie telden hetzelfde. Bevestig dat, of tel opnieuw."),
    "hands_changed": _("Er is net iets veranderd aan deze telling. Kijk nog eens, en bevestig dan opnieuw."),
    "hands_same_person": _(
        "Met deze link of op dit apparaat is al geteld. De tweede keer doet iemand anders het, met een eigen link en "
        "op een eigen apparaat."
    ),
    "hands_taken": _("Twee andere mensen tellen deze handen."),
    "unknown_count": _("Telling %(count)s kennen we niet."),
    "count_closed": _("Telling %(count)s is al klaar. Er verandert niets meer aan."),
    "undo_hands": _("Wat met handen gebeurt, blijft staan. Een telling kan wel ongeldig worden, met een reden."),
}

SAYS = {
    "see_hands": _("Kijk hoe ver de tellers zijn"),
    "hands_up": _("Eerst tellen we de handen. Daarna gaan we verder."),
    "hands_first": _("Nog niemand heeft geteld."),
    "hands_second": _("Eén van de twee heeft geteld."),
    "hands_compare": _("Beiden hebben geteld. Ze kijken samen wat het is."),
}

DONE = {
    "hands.open": _("Handen laten tellen"),
    "hands.void": _("Een telling van handen ongeldig gemaakt"),
}

HOW = {
    "first": _("wacht op de eerste teller"),
    "second": _("wacht op de tweede teller"),
    "compare": _("vergelijken"),
    "counted": _("klaar"),
    "voided": _("ongeldig"),
}
