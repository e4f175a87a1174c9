"""Rounds: what a place has to divide, by which model, from whose pot, and which meetings divide it."""

from flask_babel import lazy_gettext as _

from app.programme.feature import Chapter, Feature, Resource, Role, Route, Section, Tab

FEATURE = Feature(
    name="rounds",
    finds="finding:found",
    demo="filling:fill",
    rights={"round.edit": (Role.LEAD, Role.ORGANISER), "round.pot": (Role.LEAD,)},
    routes=(
        Route("/programma/plek/<place>/rondes", "pages:of_place", "programme.read"),
        Route("/programma/plek/<place>/rondes", "pages:add", "round.edit", ("POST",), does=_("een ronde toegevoegd")),
        Route("/programma/ronde/<round>", "pages:one", "programme.read"),
        Route("/programma/ronde/<round>", "pages:change", "round.edit", ("POST",), does=_("een ronde veranderd")),
        Route("/programma/ronde/<round>/pot", "pages:pot", "programme.read"),
        Route("/programma/ronde/<round>/pot", "pages:change_pot", "round.pot", ("POST",), does=_("de pot veranderd")),
        Route(
            "/programma/ronde/<round>/deelbudgetten",
            "pages:envelopes",
            "round.edit",
            ("POST",),
            does=_("de deelbudgetten veranderd"),
        ),
        Route(
            "/programma/ronde/<round>/bijeenkomst",
            "pages:meeting",
            "round.edit",
            ("POST",),
            does=_("een bijeenkomst aan de ronde gegeven"),
        ),
        Route(
            "/programma/ronde/<round>/bijeenkomst/besluit",
            "pages:take",
            "round.edit",
            ("POST",),
            does=_("het besluit van een bijeenkomst overgenomen"),
        ),
        Route(
            "/programma/ronde/<round>/bijeenkomst/weg",
            "pages:let_go",
            "round.edit",
            ("POST",),
            does=_("een bijeenkomst uit de ronde gehaald"),
        ),
        Route("/ronde/<round>", "public:one"),
    ),
    tabs=(
        Tab("place", _("Rondes"), "/programma/plek/<place>/rondes"),
        Tab("round", _("Ronde"), "/programma/ronde/<round>"),
        Tab("round", _("Pot"), "/programma/ronde/<round>/pot"),
    ),
    sections=(
        Section("front", "programme/rounds/on_front.html", "public:running"),
        Section("place", "programme/rounds/on_place.html", "public:of_place"),
        Section("round", "programme/rounds/on_round.html", "public:decided"),
    ),
    resources=(
        Resource(
            path="/rounds",
            one="/rounds/{round}",
            title=_("Openbare rondes"),
            schema="resources:Round",
            filters="resources:RoundFilter",
            query="resources:rounds",
        ),
        Resource(
            path="/rounds/{round}/envelopes",
            one="/rounds/{round}/envelopes/{envelope}",
            title=_("Deelbudgetten van een ronde"),
            schema="resources:Envelope",
            filters="resources:OfRound",
            query="resources:envelopes",
        ),
        Resource(
            path="/rounds/{round}/figures",
            one="/rounds/{round}/figures/{figure}",
            title=_("Getallen die van een ronde bekend zijn"),
            schema="resources:Figure",
            filters="resources:OfRound",
            query="resources:figures",
        ),
        Resource(
            path="/rounds/{round}/plans",
            one="/rounds/{round}/plans/{plan}",
            title=_("Plannen van een ronde en wat ze kregen"),
            schema="plan_resources:Plan",
            filters="plan_resources:PlanFilter",
            query="plan_resources:plans",
        ),
        Resource(
            path="/plans",
            title=_("Plannen van alle openbare rondes"),
            schema="plan_resources:Plan",
            filters="plan_resources:PlanFilter",
            query="plan_resources:plans",
        ),
    ),
    chapters=(
        Chapter(_("De verdeling"), "reporting:division"),
        Chapter(_("Over deze ronde"), "reporting:about"),
    ),
    files="published:FILES",
    refusals={
        "unknown_round": _("Deze ronde kennen we niet."),
        "round_taken": _("Er is al een ronde met deze naam op deze plek. Kies een andere naam."),
        "round_elsewhere": _("Een ronde krijgt geld van een ronde op dezelfde plek, of van een plek eromheen."),
        "round_dates": _("Het einde komt vóór het begin. Kijk de datums na."),
        "over_pot_of_round": _(
            "Dat past niet in de pot van ‘%(round)s’: er is %(pot_euro)s, en dit maakt er %(out_euro)s van. "
            "Er is niets veranderd."
        ),
        "over_envelope": _(
            "Dat past niet in het deelbudget ‘%(envelope)s’: er is %(pot_euro)s, en dit maakt er %(out_euro)s van. "
            "Er is niets veranderd."
        ),
        "over_share": _(
            "Dat past niet in wat deze bijeenkomst mag verdelen: er is %(pot_euro)s, en dit maakt er %(out_euro)s van. "
            "Er is niets veranderd."
        ),
        "unknown_envelope": _("Dit deelbudget kennen we niet in deze ronde."),
        "envelope_twice": _("Twee deelbudgetten heten hetzelfde. Geef elk een eigen naam."),
        "envelope_in_use": _("Uit het deelbudget ‘%(envelope)s’ is al geld gegeven. Het kan niet weg."),
        "meeting_pot_larger": _(
            "De pot van deze bijeenkomst is %(pot_euro)s. Dat is meer dan %(share_euro)s. Maak een van de twee anders."
        ),
        "meeting_not_here": _("Deze bijeenkomst hoort niet bij deze ronde."),
        "nothing_decided": _("Deze bijeenkomst heeft nog niets besloten, of is nog niet gesloten."),
        "meeting_elsewhere": _("Deze bijeenkomst hoort al bij een andere ronde."),
        "share_in_use": _("Deze bijeenkomst heeft al geld toegekend. Ze blijft bij deze ronde."),
        "amount_negative": _("Een bedrag kan niet onder nul zijn."),
    },
)
