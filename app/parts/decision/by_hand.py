"""What is answered and seen otherwise by somebody else's hand, on a card or by hands that are up, in words."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.faces.view import View
from app.languages.short_names import cut
from app.part import SHOWN
from app.wording import ByHand, Carded, Raised
from facilitation.by_two.card import Form, Question
from facilitation.events import Event
from facilitation.parts.decision.events import ConsentGiven, ObjectionSettled, ViewJoined, ViewLeft, ViewPosted
from facilitation.parts.decision.state import KIND
from facilitation.parts.plans import plans
from facilitation.situation import stage_named
from facilitation.state.meeting import Meeting


def _answered(event: ConsentGiven, who: str) -> str:
    said = {
        "agree": gettext("%(who)s gaf voor jou akkoord.", who=who),
        "concern": gettext("%(who)s gaf voor jou een zorg door.", who=who),
        "objection": gettext("%(who)s gaf voor jou een bezwaar door.", who=who),
    }
    return said[event.position]


def _settled(event: Any, who: str) -> str:
    if event.became == "withdrawn":
        return gettext("%(who)s trok voor jou je bezwaar in.", who=who)
    return gettext("%(who)s zei voor jou dat je bezwaar is opgelost.", who=who)


BY_HAND: Mapping[type[Event], ByHand] = {
    ConsentGiven: ByHand(lambda n: ngettext("%(num)s antwoord gegeven", "%(num)s antwoorden gegeven", n), _answered),
    ObjectionSettled: ByHand(
        lambda n: ngettext("%(num)s bezwaar ingetrokken of opgelost", "%(num)s bezwaren ingetrokken of opgelost", n),
        _settled,
    ),
    ViewPosted: ByHand(
        lambda n: ngettext(
            "%(num)s minderheidsstandpunt opgeschreven", "%(num)s minderheidsstandpunten opgeschreven", n
        ),
        lambda event, who: gettext("%(who)s schreef voor jou een minderheidsstandpunt op.", who=who),
    ),
    ViewJoined: ByHand(
        lambda n: ngettext(
            "%(num)s keer aangesloten bij een minderheidsstandpunt",
            "%(num)s keer aangesloten bij een minderheidsstandpunt",
            n,
        ),
        lambda event, who: gettext("%(who)s sloot jou aan bij een minderheidsstandpunt.", who=who),
    ),
    ViewLeft: ByHand(
        lambda n: ngettext(
            "%(num)s keer losgemaakt van een minderheidsstandpunt",
            "%(num)s keer losgemaakt van een minderheidsstandpunt",
            n,
        ),
        lambda event, who: gettext("%(who)s maakte jou los van een minderheidsstandpunt.", who=who),
    ),
}


def called(meeting: Meeting, question: Question) -> str:
    """The name of the stage, and which round it is."""
    title = SHOWN.called(stage_named(meeting, question.stage).plan)
    return title if question.number == 1 else gettext("%(title)s, ronde %(n)s", title=title, n=question.number)


def keys(form: Form) -> list[tuple[str, str]]:
    """One key for each answer."""
    return [("1", gettext("akkoord")), ("2", gettext("zorg")), ("3", gettext("bezwaar"))]


CARD = Carded(
    called=called,
    label=lambda form, number: gettext("Antwoord"),
    keys=keys,
    printed=lambda stage: "answer" if stage.kind == KIND.name else "",
    words=(_("Wat is de zorg of het bezwaar?"), _("Wat is er nodig?")),
)


POSITIONS: dict[str, LazyString] = {
    "agree": _("Akkoord"),
    "concern": _("Zorg"),
    "objection": _("Bezwaar"),
}
NAMED = 60  # letters of a plan in the question on a wall


def question(view: View) -> str:
    """What the room is asked now: about the whole package, or about what one plan gets."""
    return _asked(view.meeting)


def raised(meeting: Meeting, stage: str, about: str) -> Raised | None:
    """What hands are up for at the decision; None at another stage."""
    return Raised(_asked(meeting), POSITIONS) if KIND.named(meeting, stage) else None


def _asked(meeting: Meeting) -> str:
    stage = KIND.at(meeting)
    about = plans(meeting).get(stage.state.now.about or "") if stage else None
    if about is None:
        return str(gettext("Kunnen we leven met deze verdeling?"))
    return str(gettext("Kunnen we leven met wat ‘%(plan)s’ krijgt?", plan=cut(about.title, NAMED)))
