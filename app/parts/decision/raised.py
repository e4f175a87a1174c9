"""What the room is asked about the package, on its phones and for a show of hands, and the answers in words."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.faces.view import View
from app.languages.short_names import cut
from app.wording import Raised
from facilitation.parts.decision.state import KIND
from facilitation.parts.plans import plans
from facilitation.state.meeting import Meeting

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
