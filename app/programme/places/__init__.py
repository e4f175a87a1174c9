"""Places: the city, its districts, areas and neighbourhoods, each inside the one above it."""

from flask_babel import lazy_gettext as _

from app.programme.feature import Feature, Resource, Role, Route, Tab

FEATURE = Feature(
    name="places",
    finds="finding:found",
    rights={
        "programme.read": tuple(Role),
        "place.edit": (Role.LEAD,),
    },
    routes=(
        Route("/programma", "pages:front", "programme.read"),
        Route("/programma/plek", "pages:add", "place.edit", ("POST",), everywhere=True, does=_("een plek toegevoegd")),
        Route("/programma/plek/<place>", "pages:one", "programme.read"),
        Route("/programma/plek/<place>", "pages:rename", "place.edit", ("POST",), does=_("een plek anders genoemd")),
        Route(
            "/programma/plek/<place>/erbij", "pages:add_inside", "place.edit", ("POST",), does=_("een plek toegevoegd")
        ),
        Route("/programma/plek/<place>/weg", "pages:remove", "place.edit", ("POST",), does=_("een plek weggehaald")),
        Route("/buurt", "public:front"),
        Route("/buurt/<place>", "public:one"),
    ),
    resources=(
        Resource(
            path="/places",
            one="/places/{place}",
            title=_("Plekken: de stad en alles wat erin ligt"),
            schema="resources:Place",
            filters="resources:PlaceFilter",
            query="resources:places",
        ),
    ),
    tabs=(Tab("place", _("Overzicht"), "/programma/plek/<place>"),),
    refusals={
        "programme_entry_needed": _("Hiervoor moet je zijn aangemeld, of de link van een organisator hebben."),
        "unknown_place": _("Deze plek kennen we niet."),
        "place_level": _("Een %(level)s past niet in deze plek. Kies een plek die groter is."),
        "place_taken": _("Er is al een plek met deze naam. Geef deze een naam die haar anders maakt."),
        "place_in_use": _(
            "Deze plek kan niet weg: er horen plekken, rondes, kaders of stadsgesprekken bij. Die blijven te lezen."
        ),
        "changed_meanwhile": _(
            "Iemand anders heeft dit intussen veranderd. Kijk eerst hoe het er nu staat. Er is niets bewaard."
        ),
        "unknown_here": _("Dit kennen we hier niet. Het is weggehaald, of de link klopt niet."),
    },
)
