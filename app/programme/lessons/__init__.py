"""Lessons: what people say before and after an evening, what was seen, and what others may learn from it."""

from flask_babel import lazy_gettext as _

from app.programme.feature import Feature, Role, Route, Section, Tab

ROUND = "/programma/ronde/<round>/leren"
FEATURE = Feature(
    name="lessons",
    expires="expiry:due",
    rights={
        "research.write": (Role.RESEARCHER, Role.ORGANISER, Role.LEAD),
        "lesson.write": (Role.ORGANISER, Role.RESEARCHER, Role.LEAD),
    },
    routes=(
        Route(ROUND, "pages:of_round", "research.write"),
        Route(f"{ROUND}/peiling", "pages:ask", "lesson.write", methods=("POST",), does=_("een peiling ingesteld")),
        Route(
            f"{ROUND}/peiling/dicht", "pages:close", "lesson.write", methods=("POST",), does=_("een peiling gesloten")
        ),
        Route(f"{ROUND}/papier/<meeting>", "pages:sheet", "research.write"),
        Route(
            f"{ROUND}/papier/<meeting>",
            "pages:enter_sheet",
            "research.write",
            methods=("POST",),
            does=_("een peiling op papier ingevoerd"),
        ),
        Route(
            f"{ROUND}/notities", "pages:note", "research.write", methods=("POST",), does=_("een notitie opgeschreven")
        ),
        Route(
            f"{ROUND}/notities/<note>",
            "pages:change_note",
            "research.write",
            methods=("POST",),
            does=_("een notitie veranderd"),
        ),
        Route(f"{ROUND}/lessen", "pages:teach", "lesson.write", methods=("POST",), does=_("een les opgeschreven")),
        Route(
            f"{ROUND}/lessen/<lesson>",
            "pages:change_lesson",
            "lesson.write",
            methods=("POST",),
            does=_("een les veranderd"),
        ),
        Route("/t/<code>/vooraf", "asking:before"),
        Route("/t/<code>/vooraf", "asking:answer_before", methods=("POST",)),
        Route("/t/<code>/na-afloop", "asking:after"),
        Route("/t/<code>/na-afloop", "asking:answer_after", methods=("POST",)),
        Route("/leren", "public:base"),
    ),
    tabs=(Tab("round", _("Leren"), ROUND),),
    sections=(
        Section("round", "programme/lessons/on_round.html", "public:of_round"),
        Section("agenda", "programme/lessons/on_agenda.html", "public:for_agenda"),
    ),
    demo="filling:fill",
    refusals={
        "poll_closed": _("Deze vragen staan nu niet open."),
        "poll_not_yet": _("De vragen na afloop komen als de bijeenkomst is gesloten."),
        "poll_seat_needed": _("Deze vragen zijn voor wie aan tafel zat. Open ze op de telefoon waarmee je meedeed."),
        "poll_consent_needed": _("Zet eerst een vinkje bij ‘Ik doe mee’. Er is niets bewaard."),
        "poll_answered": _("Je hebt deze vragen al beantwoord."),
        "poll_empty": _("Geef op minstens één vraag een antwoord."),
        "poll_not_again": _("Deze vragen zijn al eens gesloten. Ze gaan niet opnieuw open."),
        "note_consent_needed": _("Schrijf op wie toestemming gaf. Zonder toestemming bewaren we geen gesprek."),
        "lesson_empty": _("Schrijf op wat je zag, en wat je een volgende keer anders doet."),
    },
)
