"""What each counting rule is called in the room, and how it works in a sentence or two."""

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

NAMES: dict[str, LazyString] = {
    "greedy": _("Meeste stemmen"),
    "greedy-per-euro": _("Meeste stemmen per euro"),
    "equal-shares": _("Gelijke delen"),
    "phragmen": _("Phragmén"),
    "borda": _("Punten per plek"),
    "approval": _("Elk plan een stem"),
    "points": _("Punten optellen"),
    "schulze": _("Duels"),
    "irv": _("Afvallen"),
    "majority-judgement": _("Cijfers"),
    "knapsack": _("Beste combinatie"),
}

HOW: dict[str, LazyString] = {
    "greedy": _("Het plan met de meeste steun is het eerst aan de beurt. Wat niet past, slaan we over."),
    "greedy-per-euro": _("Het plan met de meeste punten per euro is het eerst aan de beurt."),
    "equal-shares": _("Iedereen krijgt een even groot deel van het budget. Wie een plan steunt, betaalt eraan mee."),
    "phragmen": _("Kiezers betalen hun plannen samen. Eerst komt het plan waarvoor ieder het minst hoeft te betalen."),
    "borda": _("Plek 1 op een biljet geeft %(top)s punten. Elke plek daarna geeft 1 punt minder."),
    "approval": _("Elk plan op een biljet krijgt 1 stem."),
    "points": _("Per plan tellen we alle punten op."),
    "schulze": _("Elk plan gaat een duel aan met elk ander plan. Wie op meer biljetten hoger staat, wint het duel."),
    "irv": _("Elk biljet ligt bij zijn hoogste plan. Steeds valt het plan met de minste biljetten af."),
    "majority-judgement": _(
        "Elk plan krijgt het hoogste cijfer dat meer dan de helft van de biljetten geeft, of hoger. "
        "Bij gelijke cijfers tellen de biljetten die hoger of lager gaven. "
        "Is ook dat gelijk, dan halen we steeds het middelste cijfer weg."
    ),
    "knapsack": _("We zoeken de plannen die samen passen en samen de meeste punten hebben."),
}
