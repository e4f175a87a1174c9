"""Where somebody's own share went, in words, for nobody but its owner."""

from collections.abc import Mapping

from flask_babel import gettext as _

from app import explained
from app.steps.tale import euros
from facilitation.counting.own import Own
from facilitation.room import Initiative


def told(found: Own, plans: Mapping[str, Initiative]) -> list[str]:
    """A sentence about the share, one per plan that it helped to pay for, and one about what was left."""
    lines = [_("Jouw deel was %(share)s.", share=euros(found.share))] if found.share is not None else []
    for key, cents in found.paid.items():
        if cents:
            lines.append(_("%(amount)s ging naar ‘%(plan)s’.", amount=euros(cents), plan=plans[key].title))
    if not any(found.paid.values()):
        lines.append(_("Jouw deel is niet gebruikt: jouw plannen zijn niet met delen van kiezers betaald."))
    elif found.share is not None:
        lines.append(_("Niet gebruikt: %(left)s.", left=euros(found.left)))
    if found.others:
        named = explained.named(found.others, plans, len(found.others))
        lines.append(_("Uit de rest van het budget kreeg ook geld: %(plans)s.", plans=named))
    return lines
