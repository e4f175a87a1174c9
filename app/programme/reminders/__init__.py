"""Reminders by e-mail of what is overdue in a place, for who asked for them and confirmed that."""

from flask_babel import lazy_gettext as _

from app.programme.feature import Feature, Route, Section

FEATURE = Feature(
    name="reminders",
    routes=(
        Route("/buurt/<place>/herinnering", "public:ask", methods=("POST",)),
        Route("/herinnering", "public:door"),
        Route("/herinnering", "public:answer", methods=("POST",)),
    ),
    sections=(Section("place", "programme/reminders/on_place.html", "public:of_place"),),
    refusals={
        "mail_not_here": _("Deze overlegtafel kan geen e-mail sturen. Neem de agenda (ics) of de feed."),
        "mail_failed": _("De e-mail kon niet worden verstuurd. Probeer het later nog eens."),
        "reminder_address": _("Dit is geen e-mailadres. Kijk het nog eens na."),
        "reminder_unknown": _("Deze link is al gebruikt, of klopt niet."),
        "reminders_many": _("Er zijn net al veel herinneringen aangevraagd. Probeer het over een uur nog eens."),
    },
    place_gone="reminders:forget",
    daily="reminders:send",
)
