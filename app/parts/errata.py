"""Errata on a phone: which amounts its owner read that were wrong, and what the plans ask."""

import msgspec

from app.faces.view import View
from app.part import Shown
from facilitation.parts.errata import read_by
from facilitation.parts.plans import plans


class Misread(msgspec.Struct, frozen=True):
    """A plan by its id and title, what it seemed to ask and what it asks (cents), and why.

    `here` says that it was corrected at the present stage.
    """

    id: str
    title: str
    was: int
    now: int
    reason: str
    here: bool


def misread(view: View) -> list[Misread]:
    """What whoever looks at this page read before it was corrected; nothing once the meeting is closed."""
    if not view.me or not view.me["errata"] or view.meeting.closed:
        return []
    known = plans(view.meeting)
    found = [(known[each.initiative], each) for each in read_by(view.meeting, view.me["seat"])]
    return [Misread(p.id, p.title, each.was, p.ask, each.reason, each.stage == view.stage.key) for p, each in found]


SHOWN = Shown(name="errata", asks=(misread,), mine=True)
