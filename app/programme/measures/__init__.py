"""Measures: what is counted of an evening from its closed log and from what followed, once, and kept."""

from flask_babel import lazy_gettext as _

from app.programme.feature import Feature, Role, Route, Tab

FEATURE = Feature(
    name="measures",
    followed="kept:refresh",
    rights={
        "research.read": (Role.LEAD, Role.RESEARCHER),
        "measures.count": (Role.LEAD, Role.ORGANISER, Role.RESEARCHER),
    },
    routes=(
        Route("/programma/ronde/<round>/metingen", "pages:of_round", "programme.read"),
        Route(
            "/programma/ronde/<round>/metingen",
            "pages:count",
            "measures.count",
            methods=("POST",),
            does=_("de metingen opnieuw geteld"),
        ),
    ),
    tabs=(Tab("round", _("Metingen"), "/programma/ronde/<round>/metingen"),),
)
