"""The roles in words, and which of them somebody with a role may give."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.programme.feature import Role
from facilitation.refusals import Malformed

CALLED: Mapping[Role, LazyString] = {
    Role.LEAD: _("leiding"),
    Role.ORGANISER: _("organisator"),
    Role.CHECKER: _("toetser"),
    Role.TREASURER: _("penningmeester"),
    Role.RESEARCHER: _("onderzoeker"),
    Role.READER: _("lezer"),
}
"""What each role is called."""
MEANS: Mapping[Role, LazyString] = {
    Role.LEAD: _("doet alles, ook met de pot en met wie hier werkt"),
    Role.ORGANISER: _("bereidt rondes en avonden voor"),
    Role.CHECKER: _("kijkt of plannen kunnen"),
    Role.TREASURER: _("schrijft betalingen op"),
    Role.RESEARCHER: _("leest en verzamelt wat we leren"),
    Role.READER: _("kijkt mee en verandert niets"),
}
"""What somebody with each role does, behind its name."""
GIVES: Mapping[Role, tuple[Role, ...]] = {Role.LEAD: tuple(Role), Role.ORGANISER: (Role.ORGANISER, Role.READER)}
"""Which roles somebody with a role may give and take."""


def role_of(text: str) -> Role:
    """The role that a form names. Raises Malformed: malformed."""
    try:
        return Role(text)
    except ValueError:
        raise Malformed("malformed", field="role") from None
