"""The headings under which lists of plans keep their columns: people's own, and those of other programs' exports.

OpenStad, Decidim and Consul name columns of accounts too, such as users' names and addresses; none of those is here,
so none is read. The first name of a field is the surest.
"""

NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "inzending id", "nummer", "nr", "no", "plannummer", "plan id", "project id", "code", "number"),
    "title": (
        "titel", "title", "plan", "naam plan", "plannaam", "naam van het plan", "titel plan", "titel van het plan",
        "project", "projecttitel", "projectnaam", "naam project", "naam van het project", "initiatief",
        "naam initiatief", "naam van het initiatief", "idee", "voorstel", "onderwerp", "project name", "proposal",
        "name", "naam", "titre", "título", "titulo", "tytuł", "titolo", "nom", "nombre",
    ),
    "ask": (
        "gevraagd", "gevraagd bedrag", "gevraagd budget", "gevraagde bijdrage", "gevraagde subsidie", "aangevraagd",
        "aangevraagd bedrag", "ask", "requested", "requested amount", "amount requested", "budget amount", "cost",
        "costs", "price", "estimated cost", "estimated price", "bedrag", "kosten", "totale kosten", "totaalbedrag",
        "benodigd bedrag", "benodigd budget", "geraamde kosten", "begroot", "begroting", "begroot bedrag", "budget",
        "amount", "kostenraming", "prijs", "montant", "coût", "betrag", "presupuesto", "importe", "coste", "koszt",
    ),
    "minimum": (
        "minimaal", "minimaal nodig", "minimum", "minimaal bedrag", "minimumbedrag", "minimale bijdrage", "min",
        "min bedrag", "ten minste", "minimum needed", "minimum amount",
    ),
    "scalable": ("schaalbaar", "scalable"),
    "theme": (
        "thema", "theme", "tags theme", "tags thema", "category", "categorie", "taxonomies name", "thema s", "themes",
        "rubriek", "category name", "scope of operation", "geozone", "heading", "tags", "kategorie", "catégorie",
        "categoría", "wijk", "buurt", "gebied",
    ),
    "short": ("kort", "short", "samenvatting", "summary", "korte omschrijving", "korte beschrijving", "in het kort"),
    "text": (
        "tekst", "text", "omschrijving", "beschrijving", "toelichting", "description", "body", "uitleg",
        "omschrijving plan", "beschrijving plan", "descripción", "beschreibung",
    ),
    "proposer": (
        "indiener", "proposer", "ingediend door", "submitted by", "indieners", "initiatiefnemer", "initiatiefnemers",
        "aanvrager", "naam indiener",
    ),
    "status": (
        "status", "statussen", "statuses", "state", "haalbaarheid", "feasibility", "oordeel", "uitkomst toets",
        "factibilidad", "viabilidad",
    ),
    "feasible": ("haalbaar", "feasible"),
    "withdrawn": (
        "ingetrokken", "withdrawn", "afgewezen", "rejected", "verwijderd op", "deleted at", "deletedat", "withdrawn at",
        "waarschijnlijk spam", "isspam", "vervallen",
    ),
}  # fmt: skip
FIELDS = {name: (field, place) for field, names in NAMES.items() for place, name in enumerate(names)}
TRANSLATED = ("title", "description", "body", "summary", "name")
"""Decidim gives these a column for each language, such as `title/nl`."""
SPOKEN = ("nl", "en")
"""The languages that are taken first; after them whichever says something."""
MONEY = frozenset({"gevraagd", "gevraagde", "aangevraagd", "aangevraagde", "bedrag", "kosten", "budget", "begroting"})
OTHER_MONEY = frozenset(
    {
        *(
            "eigen",
            "toegekend",
            "toegekende",
            "toegewezen",
            "minimaal",
            "minimale",
            "minimum",
            "min",
            "maximaal",
            "max",
        ),
        *("overig", "overige", "andere", "anderen", "totaal", "per", "resterend", "beschikbaar", "cofinanciering"),
        *("dekking", "toelichting", "omschrijving", "id", "nummer", "soort", "status"),
    }
)
"""Beside a word of MONEY these make a heading another amount, or none."""
ABOUT = frozenset({"toelichting", "omschrijving", "onderbouwing", "uitleg", "specificatie", "toegekend", "eigen"})
"""Between brackets these make a heading another column."""
OURS = frozenset({"id", "title", "ask", "minimum", "amount", "outcome", "reason", "conditions"})
"""Headings of our own outcome: `amount` is what was awarded there."""
