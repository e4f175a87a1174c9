"""Frameworks: what the city fixes and leaves free, what a neighbourhood made of it, and how each came to be."""

from flask_babel import lazy_gettext as _

from app.programme.feature import Feature, Role, Route, Section, Tab

PLACE = "/programma/plek/<place>/kaders"
SITE = "/buurt/<place>/kaders"
ROUND = "/programma/ronde/<round>/kaders"
POST = ("POST",)

FEATURE = Feature(
    name="framework",
    rights={
        "framework.fixed": (Role.LEAD,),
        "framework.free": (Role.LEAD, Role.ORGANISER),
        "framework.dispense": (Role.LEAD,),
    },
    routes=(
        Route(PLACE, "pages:front", "programme.read"),
        Route(PLACE, "pages:add", "framework.free", methods=POST, does=_("een afspraak opgeschreven")),
        Route(f"{PLACE}/afspraak/<key>", "pages:clause", "programme.read"),
        Route(
            f"{PLACE}/afspraak/<key>", "pages:rewrite", "framework.free", methods=POST, does=_("een afspraak veranderd")
        ),
        Route(
            f"{PLACE}/overnemen",
            "pages:take",
            "framework.free",
            methods=POST,
            does=_("overgenomen wat een avond afsprak"),
        ),
        Route(f"{PLACE}/avond", "pages:begin", "framework.free", methods=POST, does=_("een avond klaargezet")),
        Route(f"{PLACE}/afwijkingen", "deviation_pages:shown", "programme.read"),
        Route(
            f"{PLACE}/afwijkingen",
            "deviation_pages:ask",
            "framework.free",
            methods=POST,
            does=_("een afwijking gevraagd"),
        ),
        Route(
            f"{PLACE}/afwijkingen/<int:number>/weg",
            "deviation_pages:withdraw",
            "framework.free",
            methods=POST,
            does=_("een afwijking ingetrokken"),
        ),
        Route(
            f"{PLACE}/ontheffing/<asker>/<int:number>",
            "deviation_pages:answer",
            "framework.dispense",
            methods=POST,
            does=_("een afwijking beantwoord"),
        ),
        Route(f"{PLACE}/versies", "version_pages:shown", "programme.read"),
        Route(
            f"{PLACE}/versies",
            "version_pages:publish",
            "framework.free",
            methods=POST,
            does=_("een versie van de kaders gepubliceerd"),
        ),
        Route(
            f"{PLACE}/invoeren",
            "version_pages:bring",
            "framework.free",
            methods=POST,
            does=_("kaders van elders ingevoerd"),
        ),
        Route(ROUND, "version_pages:of_round", "programme.read"),
        Route(ROUND, "version_pages:hold", "round.edit", methods=POST, does=_("de kaders van een ronde vastgelegd")),
        Route(SITE, "public:one"),
        Route(f"{SITE}/afspraak/<key>", "public:clause"),
        Route(f"{SITE}/<int:number>", "public:version"),
        Route(f"{SITE}/<int:number>.json", "public:file"),
    ),
    tabs=(Tab("place", _("Kaders"), PLACE), Tab("round", _("Kaders"), ROUND)),
    sections=(
        Section("place", "programme/framework/on_place.html", "public:on_place"),
        Section("round", "programme/framework/on_round.html", "plans_opened:shown"),
    ),
    round_changed="plans_opened:follow",
    demo="demo.filling:fill",
    refusals={
        "unknown_clause": _("Deze afspraak kennen we hier niet."),
        "unknown_frame_version": _("Deze versie kennen we hier niet."),
        "unknown_deviation": _("Deze afwijking kennen we hier niet."),
        "agreed_needed": _("Schrijf erbij wie het hiermee eens is: een persoon, een groep of een bestuur."),
        "nothing_changed": _("Er is niets veranderd: deze afspraak staat er al zo."),
        "too_many_clauses": _("Een plek heeft hooguit %(most)s afspraken. Voeg er een paar samen."),
        "clause_not_free": _("Deze afspraak ligt vast. Vraag een afwijking als het hier anders moet."),
        "clause_not_fixed": _("Deze afspraak ligt niet vast. Je vult haar hier gewoon zelf in."),
        "already_filled": _("Deze afspraak is hier al ingevuld. Verander wat er staat."),
        "deviation_there": _("Voor deze afspraak is er al een afwijking. Trek die eerst in."),
        "deviation_answered": _("Deze afwijking telt al niet meer, of er is al op geantwoord."),
        "practice_agrees_nothing": _("Dit was een oefening. Wat daar is gezegd, telt niet."),
        "frames_too_long": _(
            "In ‘%(chapter)s’ staan meer vrije afspraken dan er op één avond passen. Voeg er een paar samen."
        ),
        "nothing_to_publish": _("Er is niets veranderd sinds de laatste versie, of er zijn nog geen afspraken."),
        "nothing_to_hold": _("Op deze plek gelden nog geen kaders."),
        "framework_held": _("Voor deze ronde staat al vast welke kaders golden. Dat verandert niet meer."),
        "framework_too_large": _("Dit bestand is te groot. Kaders zijn hooguit %(most)s kB."),
        "framework_no_json": _("Dit bestand konden we niet lezen. Het is geen JSON."),
        "framework_of_others": _("In dit bestand staan geen kaders van een overlegtafel."),
        "framework_wrong": _("In dit bestand klopt iets niet bij %(at)s. Er is niets overgenomen."),
        "framework_altered": _("Dit bestand is veranderd nadat het was gepubliceerd: de controle-som klopt niet."),
    },
)
