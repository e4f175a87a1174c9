"""What has to happen after the evenings of all rounds, in one place and by date: steps, conditions, answers."""

from flask_babel import lazy_gettext as _

from app.programme.feature import Chapter, Feature, Resource, Role, Route, Section, Tab

FEATURE = Feature(
    name="duties",
    rights={"duty.tell": (Role.LEAD, Role.ORGANISER)},
    routes=(
        Route("/programma/plek/<place>/nakomen", "pages:of_place", "programme.read"),
        Route("/programma/ronde/<round>/nakomen", "pages:of_round", "programme.read"),
        Route(
            "/programma/ronde/<round>/nakomen",
            "pages:tell",
            "duty.tell",
            methods=("POST",),
            does=_("verteld hoe het met een afspraak staat"),
        ),
        Route("/buurt/<place>/nakomen", "public:of_place"),
        Route("/buurt/<place>/nakomen.ics", "public:dates", stateless=True, limit="programs"),
        Route("/buurt/<place>/nakomen.atom", "public:news", stateless=True, limit="programs"),
    ),
    tabs=(
        Tab("place", _("Nakomen"), "/programma/plek/<place>/nakomen"),
        Tab("round", _("Nakomen"), "/programma/ronde/<round>/nakomen"),
    ),
    sections=(
        Section("place", "programme/duties/on_place.html", "public:next_of_place"),
        Section("round", "programme/duties/on_round.html", "public:all_of_round"),
    ),
    resources=(
        Resource(
            path="/duties",
            title=_("Stappen en voorwaarden na alle besluiten"),
            schema="resources:Duty",
            filters="resources:DutyFilter",
            query="resources:duties",
        ),
        Resource(
            path="/meetings/{meeting}/duties",
            one="/meetings/{meeting}/duties/{duty}",
            title=_("Stappen en voorwaarden na het besluit van een bijeenkomst"),
            schema="resources:Duty",
            filters="resources:DutyFilter",
            query="resources:duties",
        ),
    ),
    chapters=(Chapter(_("Wat er is beloofd"), "published:chapter"),),
    files="published:FILES",
    finds="finding:found",
    demo="filling:fill",
    followed="duties:refresh",
    removed="duties:let_go",
)
