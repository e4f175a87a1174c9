"""Where a question is on its way, and what became of it, in words."""

from collections.abc import Mapping

from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.wording import ByHand
from facilitation.events import Event
from facilitation.parts.questions.events import QuestionAsked, QuestionBacked

HOW: dict[str, LazyString] = {
    "now": _("beantwoord"),
    "later": _("antwoord komt later"),
    "who": _("iemand zoekt het uit"),
}

WAY: dict[str, LazyString] = {
    "received": _("ontvangen"),
    "bundled": _("gebundeld"),
    "posed": _("gesteld"),
}

SINCE: dict[str, LazyString] = {
    "open": _("nog geen antwoord"),
    "running": _("wordt uitgezocht"),
    "done": _("antwoord"),
    "deviates": _("gaat anders"),
}
"""How a question stands after the meeting, by the state that the organiser told."""


BY_HAND: Mapping[type[Event], ByHand] = {
    QuestionAsked: ByHand(
        lambda n: ngettext("%(num)s vraag gesteld", "%(num)s vragen gesteld", n),
        lambda event, who: gettext("%(who)s stelde voor jou een vraag.", who=who),
    ),
    QuestionBacked: ByHand(
        lambda n: ngettext("%(num)s keer bij een vraag gezet", "%(num)s keer bij een vraag gezet", n),
        lambda event, who: gettext("%(who)s zette jou bij een vraag, of haalde je daar weg.", who=who),
    ),
}
