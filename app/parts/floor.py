"""The plan that the room talks about."""

from app.faces.view import View
from app.part import Shown
from facilitation.parts.floor import on_floor
from facilitation.parts.plans import plans
from facilitation.state.plan import Initiative


def plan(view: View) -> Initiative | None:
    """The plan on the floor; None where there is none."""
    return plans(view.meeting).get(on_floor(view.meeting) or "")


SHOWN = Shown(name="floor", asks=(plan,))
