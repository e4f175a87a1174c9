"""What proposers tell of their plan after the evening, in words and with a photo, by a link of their own."""

from flask_babel import lazy_gettext as _

from app.programme.feature import Feature, Role, Route, Section, Tab

FEATURE = Feature(
    name="reports",
    expires="expiry:due",
    rights={"report.manage": (Role.LEAD, Role.ORGANISER)},
    routes=(
        Route("/programma/ronde/<round>/terugmelden", "pages:of_round", "programme.read"),
        Route(
            "/programma/ronde/<round>/terugmelden",
            "pages:link",
            "report.manage",
            methods=("POST",),
            does=_("een link voor indieners gemaakt"),
        ),
        Route(
            "/programma/ronde/<round>/terugmelden/<int:number>",
            "pages:hide",
            "report.manage",
            methods=("POST",),
            does=_("een bericht van indieners verborgen of teruggezet"),
        ),
        Route("/terugmelden", "public:door"),
        Route("/terugmelden/key", "public:key", methods=("POST",)),
        Route("/terugmelden/<shown>", "public:form"),
        Route("/terugmelden/<shown>", "public:tell", methods=("POST",)),
        Route("/ronde/<round>/beeld/<int:number>", "public:picture"),
    ),
    tabs=(Tab("round", _("Terugmelden"), "/programma/ronde/<round>/terugmelden"),),
    sections=(Section("round", "programme/reports/on_round.html", "public:of_round"),),
    demo="filling:fill",
    refusals={
        "report_link_needed": _("Hiervoor heb je de link van je plan nodig. Vraag die aan de organisator."),
        "unknown_report": _("Dit bericht kennen we niet."),
        "too_many_reports": _("Er staan al %(most)s berichten bij dit plan. Vraag de organisator er een weg te halen."),
    },
)
