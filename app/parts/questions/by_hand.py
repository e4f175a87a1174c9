"""What is asked by somebody else's hand, in words."""

from collections.abc import Mapping

from flask_babel import gettext, ngettext

from app.part import ByHand
from facilitation.events import Event
from facilitation.parts.questions.events import QuestionAsked, QuestionBacked

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
