"""The plan that the room talks about."""

from flask_babel import lazy_gettext as _

from app.faces.view import View
from app.part import Shown
from facilitation.parts.floor import on_floor
from facilitation.parts.plans import plans
from facilitation.registry import PARTS
from facilitation.state.plan import Initiative


def plan(view: View) -> Initiative | None:
    """The plan on the floor; None where there is none."""
    return plans(view.meeting).get(on_floor(view.meeting) or "")


def used(view: View) -> bool:
    """Whether the room talks about one plan at a time at the present stage."""
    kind = PARTS.kind(view.stage)
    return kind.has_floor or bool(kind.composes)


DONE = {
    "floor.give": _("Een ander plan aan de beurt gezet"),
}

SHOWN = Shown(name="floor", done=DONE, asks=(plan, used))
