"""What is published of a round, or of a programme with all rounds in it: a report on the web and on paper, and data."""

from flask_babel import lazy_gettext as _

from app.programme.feature import Chapter, Feature, Role, Route, Section, Tab

FEATURE = Feature(
    name="publication",
    rights={"publication.make": (Role.LEAD, Role.ORGANISER)},
    routes=(
        Route("/programma/ronde/<round>/publicatie", "pages:one", "programme.read"),
        Route(
            "/programma/ronde/<round>/publicatie",
            "pages:make",
            "publication.make",
            methods=("POST",),
            does=_("een publicatie gemaakt"),
        ),
        Route("/programma/ronde/<round>/publicatie/voorbeeld", "pages:preview", "programme.read"),
        Route(
            "/programma/ronde/<round>/publicatie/weg",
            "pages:withdraw",
            "publication.make",
            methods=("POST",),
            does=_("een publicatie ingetrokken"),
        ),
        Route("/programma/agendas", "agendas:front", "programme.read"),
        Route("/programma/agendas.zip", "agendas:pack", "programme.read"),
        Route(
            "/programma/agendas",
            "agendas:unpack",
            "publication.make",
            methods=("POST",),
            does=_("een agenda van elders bewaard"),
        ),
        Route("/ronde/<round>/publicaties", "public:every"),
        Route("/ronde/<round>/publicaties/<int:number>.zip", "public:download", stateless=True, limit="downloads"),
        Route("/ronde/<round>/verslag", "public:report", stateless=True, limit="downloads"),
        Route("/ronde/<round>/verslag.pdf", "public:paper", stateless=True, limit="downloads"),
    ),
    tabs=(Tab("round", _("Publicatie"), "/programma/ronde/<round>/publicatie"),),
    sections=(Section("round", "programme/publication/on_round.html", "public:newest"),),
    chapters=(
        Chapter(_("Bijeenkomsten"), "records:chapter"),
        Chapter(_("Over dit verslag"), "document:about_itself"),
    ),
    files="records:FILES",
    attached="records:attached",
    finds="finding:found",
    refusals={
        "publication_not_public": _("Deze ronde is nog niet openbaar. Zet haar eerst open voor iedereen."),
        "publication_same": _("Er is niets veranderd sinds versie %(number)s. Die staat er nog."),
        "publication_large": _(
            "Dit zijn meer dan %(most)s bijeenkomsten. "
            "Vraag de beheerder het verslag te maken met ‘overlegtafel report’."
        ),
        "bundle_unreadable": _("Dit is geen bestand met agenda’s van een andere installatie."),
        "bundle_agenda": _("De agenda ‘%(name)s’ klopt niet. Er is niets overgenomen."),
        "agenda_kept": _("Er is hier al een andere agenda ‘%(name)s’. Er is niets overgenomen."),
    },
)
