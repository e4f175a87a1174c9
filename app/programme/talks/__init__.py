"""Talks with the city: evenings that feed its framework, of which everything that was said is answered."""

from flask_babel import lazy_gettext as _

from app.programme.feature import Feature, Role, Route, Section, Tab

PLACE = "/programma/plek/<place>/stadsgesprekken"
SITE = "/buurt/<place>/stadsgesprekken"
POST = ("POST",)

FEATURE = Feature(
    name="talks",
    removed="inputs:let_go",
    rights={"talk.edit": (Role.LEAD, Role.ORGANISER)},
    routes=(
        Route(PLACE, "pages:of_place", "programme.read"),
        Route(PLACE, "pages:add", "talk.edit", methods=POST, does=_("een stadsgesprek toegevoegd")),
        Route(f"{PLACE}/<talk>", "pages:one", "programme.read"),
        Route(f"{PLACE}/<talk>", "pages:change", "talk.edit", methods=POST, does=_("een stadsgesprek veranderd")),
        Route(f"{PLACE}/<talk>/inbreng", "pages:write", "talk.edit", methods=POST, does=_("inbreng opgeschreven")),
        Route(
            f"{PLACE}/<talk>/bijeenkomst",
            "pages:take",
            "talk.edit",
            methods=POST,
            does=_("inbreng van een avond overgenomen"),
        ),
        Route(f"{PLACE}/<talk>/inbreng/<int:number>", "pages:of_input", "programme.read"),
        Route(
            f"{PLACE}/<talk>/inbreng/<int:number>",
            "pages:answer",
            "talk.edit",
            methods=POST,
            does=_("inbreng beantwoord"),
        ),
        Route(
            f"{PLACE}/<talk>/inbreng/<int:number>/weg",
            "pages:hide",
            "talk.edit",
            methods=POST,
            does=_("de tekst van een inbreng weggehaald"),
        ),
        Route(SITE, "public:of_place"),
        Route(f"{SITE}/<talk>", "public:one"),
    ),
    tabs=(Tab("place", _("Stadsgesprekken"), PLACE),),
    sections=(Section("place", "programme/talks/on_place.html", "public:on_place"),),
    demo="filling:fill",
    refusals={
        "unknown_talk": _("Dit stadsgesprek kennen we hier niet."),
        "talk_taken": _("Er is al een stadsgesprek met deze naam op deze dag."),
        "talk_without_meeting": _("Vul eerst de code van de bijeenkomst in."),
        "talk_not_over": _("Deze bijeenkomst is nog niet gesloten. Daarna kun je overnemen wat er is gezegd."),
        "unknown_input": _("Deze inbreng kennen we hier niet."),
        "too_much_said": _("Bij een gesprek passen hooguit %(most)s stukken inbreng. Maak er nog een gesprek bij."),
        "clause_needed": _("Kies bij welke afspraak dit is overgenomen."),
    },
)
