"""Where somebody's own share went, in words, for nobody but its owner."""

from collections.abc import Mapping
from fractions import Fraction

from flask_babel import gettext as _

from app.counting.told import reasons
from app.counting.told.outcome import euros
from app.faces.view import View
from app.live.room import Room
from facilitation.counting.money.own import Own, own
from facilitation.counting.question import ballot
from facilitation.counting.result import Result
from facilitation.parts.plans import plans
from facilitation.parts.ranking.votes import KIND, question
from facilitation.state.plan import Initiative


def shares(view: View) -> dict[str, list[str]]:
    """Per revealed ranking where the share of your own ballot went; only your own device knows its stub."""
    found = {key: _share(view.room, key, stub) for key, stub in (view.me["stubs"] if view.me else {}).items()}
    return {key: lines for key, lines in found.items() if lines}


def _share(room: Room, key: str, stub: str) -> list[str]:
    stage = KIND.named(room.state, key)
    if stage is None or stage.status != "revealed" or stub not in stage.state.stubs:
        return []
    if not isinstance(stage.state.outcome, Result):
        return []
    asked = question(room.state, stage)
    paper = stage.state.ballots[stage.state.stubs.index(stub)]
    mine = own(stage.state.outcome, asked.election, ballot(asked.method.form.kind, paper))
    details = stage.state.outcome.details
    raised = "share" in details and Fraction(details["share"]) > Fraction(details["first_share"])
    return told(mine, plans(room.state), raised) if mine else []


def told(found: Own, plans: Mapping[str, Initiative], raised: bool = False) -> list[str]:
    """A sentence about the share, one per plan that it helped to pay for, and one about what was left.

    A share that was `raised` is more than there is money for: what was left of it is nobody's.
    """
    lines = [_share_of(euros(found.share), raised)] if found.share is not None else []
    for key, cents in found.paid.items():
        if cents:
            lines.append(_("%(amount)s ging naar ‘%(plan)s’.", amount=euros(cents), plan=plans[key].title))
    if not any(found.paid.values()):
        lines.append(_("Jouw deel is niet gebruikt: jouw plannen zijn niet met delen van kiezers betaald."))
    elif found.share is not None and not raised:
        lines.append(_("Niet gebruikt: %(left)s.", left=euros(found.left)))
    if found.others:
        named = reasons.named(found.others, plans, len(found.others))
        lines.append(_("Uit de rest van het budget kreeg ook geld: %(plans)s.", plans=named))
    return lines


def _share_of(share: str, raised: bool) -> str:
    return _("Je kon tot %(share)s meebetalen.", share=share) if raised else _("Jouw deel was %(share)s.", share=share)
