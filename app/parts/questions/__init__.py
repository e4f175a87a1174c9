"""The stage in which the room's questions are answered, most supported first."""

from flask_babel import lazy_gettext as _

from app.faces import slices
from app.languages import strongly
from app.part import Shown
from app.parts.questions.asked import ASKS
from app.parts.questions.desk import desks
from app.parts.questions.record import SECTIONS
from app.parts.questions.words import BY_HAND, HOW

SHOWN = Shown(
    name="questions",
    page=True,
    reads={
        "phone": (slices.stage, slices.titles, slices.all_voices),
        "screen": (slices.stage, slices.titles, slices.all_voices),
        "console": (slices.stage, slices.titles, slices.all_voices, slices.without_phone, slices.everybody),
        "livecast": (slices.stage, slices.titles, slices.all_voices),
        "overlay": (slices.stage, slices.titles, slices.all_voices),
    },
    by_hand=BY_HAND,
    title=_("Vragen"),
    plainly={
        "open": _("Je mag nu een vraag stellen."),
        "closed": _("De vragen zijn gesteld. Kijk naar het scherm."),
    },
    asks=(*ASKS, desks),
    sections=SECTIONS,
    mine=True,
    words={"HOW": HOW},
    refusals={
        "unknown_question": _("Deze vraag kennen we niet, of hij is verborgen."),
        "own_question": _("Dit is je eigen vraag. Steun geef je aan een andere."),
        "date_needed": _("Kies de datum waarop het antwoord komt."),
        "own_bundle": _("Een vraag kan niet onder zichzelf staan. Kies een andere."),
        "question_answered": _("Deze vraag heeft al een antwoord."),
        "question_bundled": _("Voor deze vraag staat een andere. Gebruik die."),
        "owner_needed": _("Schrijf op wie de vraag beantwoordt."),
    },
    done={
        "question.ask": _("Een vraag gesteld voor iemand"),
        "question.back": _("Steun gegeven of teruggenomen voor iemand"),
        "question.answer": _("Gezegd wat er met een vraag gebeurt"),
        "question.bundle": _("Een vraag bij een andere gezet of weer apart"),
        "question.put": _("Gezegd aan wie een vraag gesteld is"),
        "question.hide": _("Een vraag verborgen"),
        "question.star": _("Een vraag gemerkt, of niet meer"),
    },
    says={
        "answered_now": _("Beantwoord, volgende vraag"),
        "asked_now": lambda view, text: strongly(_("Nu aan de beurt: ‘%(question)s’."), question=text),
        "questions_left": lambda view, n: _("Nog zonder antwoord: %(n)s.", n=n),
    },
)
