"""The card of an answer to the package: akkoord, zorg or bezwaar, and the words that belong to it."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from app.part import SHOWN
from app.wording import Carded
from facilitation.by_two.card import Form, Question
from facilitation.parts.decision.state import KIND
from facilitation.situation import stage_named
from facilitation.state.meeting import Meeting


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
