"""Payments of what was awarded: written down by one, confirmed by another, and never more than the award."""

from flask_babel import lazy_gettext as _

from app.programme.feature import Feature, Role, Route, Section, Tab

FEATURE = Feature(
    name="payments",
    rights={"payment.write": (Role.LEAD, Role.ORGANISER, Role.TREASURER)},
    routes=(
        Route("/programma/ronde/<round>/betalen", "pages:of_round", "programme.read"),
        Route(
            "/programma/ronde/<round>/betalen",
            "pages:write",
            "payment.write",
            methods=("POST",),
            does=_("een betaling opgeschreven"),
        ),
        Route(
            "/programma/ronde/<round>/betalen/<int:number>/ja",
            "pages:confirm",
            "payment.write",
            methods=("POST",),
            does=_("een betaling bevestigd"),
        ),
        Route(
            "/programma/ronde/<round>/betalen/<int:number>/nee",
            "pages:refuse",
            "payment.write",
            methods=("POST",),
            does=_("een betaling afgewezen"),
        ),
    ),
    tabs=(Tab("round", _("Betalen"), "/programma/ronde/<round>/betalen"),),
    demo="filling:fill",
    awarded="payments:require_paid",
    sections=(Section("round", "programme/payments/on_round.html", "public:of_round"),),
    refusals={
        "over_award": _(
            "Dat past niet: ‘%(plan)s’ kreeg %(award_euro)s, en dit maakt er %(out_euro)s van. Er is niets veranderd."
        ),
        "paid_already": _("Van ‘%(plan)s’ is al %(out_euro)s betaald. Minder kan het niet meer krijgen."),
        "unknown_award": _("Dit plan heeft in deze ronde niets gekregen."),
        "unknown_payment": _("Deze betaling kennen we niet."),
        "payment_settled": _("Over deze betaling is al beslist."),
        "payment_own": _("Wie een betaling opschrijft, bevestigt haar niet zelf. Vraag iemand anders."),
        "payment_there": _(
            "Deze betaling staat er al. Is het een andere? Schrijf dan op waarvoor die is, of kies een andere dag."
        ),
        "payment_nothing": _("Een betaling is meer dan nul euro."),
        "payment_before_condition": _(
            "Bij dit plan staat nog een voorwaarde open. Schrijf op waarom je nu toch betaalt."
        ),
    },
)
