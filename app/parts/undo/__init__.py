"""Undoing at the console: what was done there a moment ago, by whom, and until when it can be taken back."""

from datetime import UTC, datetime

import msgspec
from flask_babel import lazy_gettext as _

from app.faces.view import View
from app.languages.names import ROLES
from app.part import SHOWN as PARTS
from app.part import Shown
from facilitation.parts.undo import WITHIN
from facilitation.registry import PARTS as RULES
from facilitation.roles import Role
from facilitation.step import Deed

REFUSALS = {
    "undo_unknown": _("Wat je ongedaan wilt maken, kennen we niet meer. Kies ‘Herstellen’."),
    "undo_not_yours": _("Dit deed iemand anders. Alleen een gespreksleider maakt dat ongedaan."),
    "undo_over": _("De tien seconden zijn om. Er is niets veranderd. Kies ‘Herstellen’."),
    "undo_leaned": _("Iemand ging hier al mee verder. Daarom kan het niet meer ongedaan. Kies ‘Herstellen’."),
    "undo_sealed": _("De stembiljetten zijn verzegeld. Maak de stemming ongeldig en stem opnieuw."),
    "undo_seen": _("De zaal heeft dit al gezien. Kies ‘Herstellen’, met een reden."),
    "undo_gone": _("Dit kan niet ongedaan: wat erbij hoorde is gewist."),
    "undo_hide": _("Woorden neem je niet terug, je verbergt ze."),
}
MOST = 3  # deeds that stand on the strip
TOLD = 12  # deeds in the list


class Offer(msgspec.Struct, frozen=True):
    """Something that was done: what, by which role, whether it can be undone, and until when it is told (UTC)."""

    seq: int
    words: str
    by: str
    can: bool
    until: datetime


class Told(msgspec.Struct, frozen=True):
    """Something that was done at a console: when (UTC), what, by which role, and whether it was undone."""

    at: datetime
    words: str
    by: str
    undone: bool


def lately(view: View) -> list[Told]:
    """What was done at the consoles of this meeting since the server began, newest first."""
    return [told(deed) for deed in reversed(view.room.deeds)][:TOLD]


def told(deed: Deed) -> Told:
    """A deed as the consoles are told of it."""
    return Told(deed.at, done(deed.act), str(ROLES[Role(deed.role)].name), deed.undone)


def of_session(view: View, role: str, session: str) -> list[Told]:
    """What one device did at a console since the server began, newest first."""
    return [told(deed) for deed in reversed(view.room.deeds) if deed.actor == f"{role}:{session}"]


def offers(view: View) -> list[Offer]:
    """What was done at the consoles in the last ten seconds, newest first; on a region as much as is remembered."""
    since = (view.now or datetime.now(UTC)) - WITHIN
    lately = [deed for deed in reversed(view.room.deeds) if not deed.undone and deed.at > since]
    return [_offer(deed) for deed in lately[:MOST]] if not view.meeting.closed else []


def _offer(deed: Deed) -> Offer:
    _part, rule = RULES.rules[RULES.acts[deed.act]]
    return Offer(deed.last, done(deed.act), str(ROLES[Role(deed.role)].name), not rule.lasting, deed.at + WITHIN)


def done(act: str) -> str:
    """What somebody did with this act, in the present language."""
    return str(PARTS.done.get(act, act))


SHOWN = Shown(name="undo", refusals=REFUSALS, asks=(offers, lately, of_session))
